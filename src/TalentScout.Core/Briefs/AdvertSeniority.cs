using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>The level and the years that an advert asks for.</summary>
internal static partial class AdvertSeniority
{
    /// <summary>In the order in which they win: "Senior Staff Engineer" is staff.</summary>
    private static readonly ImmutableArray<(string Level, Regex Words)> _levels =
    [
        ("intern", Intern()),
        ("principal", Principal()),
        ("staff", Staff()),
        ("lead", Lead()),
        ("senior", Senior()),
        ("mid", Mid()),
        ("junior", Junior()),
    ];

    private static readonly ImmutableDictionary<string, int> _numbers = new[] { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" }
        .Select((word, i) => (word, i)).ToImmutableDictionary(x => x.word, x => x.i + 1, StringComparer.OrdinalIgnoreCase);

    /// <summary>What the titles say; else what a sentence about the person says. Null where neither does.</summary>
    public static string? Level(ImmutableArray<string> titles, ImmutableArray<AdvertSentence> sentences) =>
        titles.Select(LevelOf).FirstOrDefault(l => l is not null)
        ?? sentences.Where(s => s.Section != AdvertSection.Other).Select(s => Said().Match(s.Text)).Where(m => m.Success).Select(m => LevelOf(m.Value)).FirstOrDefault();

    /// <summary>
    /// The most years of experience that a requirement asks for; of "3-5 years" the 3. What is nice to have, and how old the company is, do not count.
    /// </summary>
    public static int? Years(ImmutableArray<AdvertSentence> sentences)
    {
        var years = sentences
            .Where(s => s.Section is not (AdvertSection.Other or AdvertSection.Nice) && !DemandWords.IsAboutTheCompany(s.Text) && DemandWords.Of(s.Text, s.Section) is not Demand.Nice
                && (s.Section == AdvertSection.Must || OfThePerson().IsMatch(s.Text)))
            .SelectMany(s => ExperienceYears().Matches(s.Text))
            .Select(m => m.Groups["n"].Value)
            .Select(n => _numbers.TryGetValue(n, out var word) ? word : int.Parse(n, CultureInfo.InvariantCulture))
            .Where(n => n is > 0 and <= 30)
            .ToList();
        return years.Count > 0 ? years.Max() : null;
    }

    private static string? LevelOf(string text) => _levels.Where(l => l.Words.IsMatch(text)).Select(l => l.Level).FirstOrDefault();

    [GeneratedRegex(@"\b(internship|intern|trainee|working student|werkstudent(in)?|stage|stagiaire|praktikum)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Intern();

    [GeneratedRegex(@"\b(principal|distinguished|fellow)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Principal();

    [GeneratedRegex(@"\bstaff\b", RegexOptions.IgnoreCase)]
    private static partial Regex Staff();

    [GeneratedRegex(@"\b(lead|leader|leading|head of|engineering manager|cto|leitend\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(senior|sr\.?|snr|experienced|confirmée?|erfahrene[nr]?)(?=\W|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Senior();

    [GeneratedRegex(@"\b(mid|middle|mid[- ]level|intermediate|regular)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mid();

    [GeneratedRegex(@"\b(junior|jr\.?|graduate|entry[- ]level|berufseinsteiger|débutante?)(?=\W|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Junior();

    [GeneratedRegex(@"\b(senior|junior|mid|intermediate|principal|staff|entry)[- ]?(level\b|(software|backend|back-end|full[- ]?stack|platform|data)?\s*(engineer|developer|position|role|candidate))", RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(
        @"\b(?<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s*(\(\d{1,2}\))?\s*(\+|plus)?\s*((-|–|to|bis|à)\s*\d{1,2}\s*\+?)?\s*(or more |oder mehr )?(years?|yrs?\.?|jahren?|ans)\b(?!\s*(old|ago|of age|in (business|a row)))(?=[’']?[^.;]{0,60}\b(experience|erfahrung|expérience|working|work|building|developing|development|programming|writing|professional\w*|in|of|with|as|using|hands-on)\b|(\s+(or more|and more|or longer|oder mehr|minimum))?\W*$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ExperienceYears();

    [GeneratedRegex(@"\b(you|your|at least|minimum|must|requir\w+|candidates?|looking for|seeking|hiring|du|sie|deine?|mindestens|vous|votre)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfThePerson();
}
