using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>The names that an advert gives to the role.</summary>
internal static partial class AdvertTitles
{
    private const int MostTitles = 5;

    /// <summary>Labelled ones and those at the head; where there is none, what a sentence says.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<string> lines)
    {
        var written = lines.Where(l => l.Length > 0).ToList();
        var labelled = written.Select(l => Labelled().Match(l)).Where(m => m.Success).SelectMany(m => Parts(m.Groups["title"].Value));
        var head = written.Take(3).Where(l => l.Length <= 200 && !Labelled().IsMatch(l)).SelectMany(l => Parts(l.TrimStart('#', '*', ' ')));
        var said = written.SelectMany(l => Said().Matches(l)).Select(m => m.Groups["title"].Value);
        var titles = Titles(labelled.Concat(head));
        return titles.IsEmpty ? Titles(said) : titles;
    }

    private static ImmutableArray<string> Titles(IEnumerable<string> texts) =>
        [.. texts.Select(Clean).Where(IsTitle).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTitles)];

    /// <summary>"Acme | Senior Go Engineer | Berlin", "Acme: Go Engineer" and "Go Engineer - Payments"; a comma or a slash divides only two titles.</summary>
    private static IEnumerable<string> Parts(string line) => Divider().Split(line).SelectMany(p => Pieces().Split(p) is var pieces && pieces.All(c => Worker().IsMatch(c)) ? pieces : [p]);

    private static string Clean(string title) => Blanks().Replace(Noise().Replace(title.Replace("**", "", StringComparison.Ordinal), " "), " ").Trim(' ', '-', '–', ',', ':', '!', '#', '*').TrimEnd('.');

    private static bool IsTitle(string text) => text.Length is >= 3 and <= 80 && text.Split(' ').Length <= 9 && Worker().IsMatch(text) && !Sentence().IsMatch(text);

    [GeneratedRegex(@"^\W*(job title|title|position|role|job|stelle|poste)\W*:[\s*]*(?<title>.{3,120})$", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"\b(?:looking for|hiring|seeking|searching for|recruiting|join us as|join \w+ as|work as|as|suchen|recherch\w+)\s+(?:an?|our|the|eine[nr]?|une?|two|several)?\s*(?:talented |motivated |passionate |experienced |skilled |great |new |next |another |additional )*(?<title>(?:[\p{L}\d#+./&-]+\s){0,6}?[\p{L}/-]*(?:engineer|developer|programmer|architect|administrator|entwickler|développeur|dba|sre)(?:in)?s?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"\s*[|•]\s*|\s+[-–—@]\s+|(?<=\w):\s+|\s+\bat\b\s+|\s+\bin\b\s+")]
    private static partial Regex Divider();

    [GeneratedRegex(@",|\s+/\s+")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\b(engineers?|engineering manager|developers?|programmers?|architects?|administrators?|dba|sre|swe|devops|tech lead|team lead|cto|scientists?|consultants?|\w*entwickler(in)?|softwareentwickler(in)?|ingenieur(in)?|développeu(r|se)|ingénieure?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Worker();

    [GeneratedRegex(@"\b(we|you|our|your|is|are|will|hiring|looking|wir|sie|nous|with|who)\b|(?<!\b(sr|jr|snr))[.!?]\s", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\((all genders?|remote[^)]*|full[- ]time|gn|hybrid[^)]*)\)|:in\b|\*in\b|\[[^\]]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
