using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>Kinds of employment, in English and the languages of the boards read.</summary>
public static partial class EmploymentWords
{
    private static readonly ImmutableArray<(string Kind, Regex Words)> _kinds =
    [
        ("full-time", FullTime()),
        ("part-time", PartTime()),
        ("contract", Contract()),
        ("temporary", Temporary()),
        ("internship", Internship()),
        ("apprenticeship", Apprenticeship()),
        ("volunteer", Volunteer()),
        ("permanent", Permanent()),
    ];

    /// <summary>Joined by a comma, in one order; null where the texts name none.</summary>
    public static string? Of(IEnumerable<string> texts)
    {
        var read = texts.Select(t => t.Replace('_', ' ')).ToList();
        var kinds = _kinds.Where(k => read.Any(t => k.Words.IsMatch(t))).Select(k => k.Kind).ToList();
        return kinds.Count == 0 ? null : string.Join(", ", kinds);
    }

    public static bool IsOne(string text) => text.Length <= 60 && Of([text]) is not null;

    [GeneratedRegex(@"\bfull[\s-]?time\b|\bvollzeit|\bpln[ýy] úvazek|\bhlavní pracovní|\bHPP\b|\btemps plein|\bpełny etat|\btiempo completo|\btempo integral|\bvoltijds|\bheltid", RegexOptions.IgnoreCase)]
    private static partial Regex FullTime();

    [GeneratedRegex(@"\bpart[\s-]?time\b|\bteilzeit|\bčástečný úvazek|\btemps partiel|\btiempo parcial|\bdeeltijds|\bdeltid", RegexOptions.IgnoreCase)]
    private static partial Regex PartTime();

    [GeneratedRegex(@"\bcontract(or|ors|ing)?\b|\bfreelanc\w*|\bfreiberuf\w*|\bb2b\b|\bexternal collaboration\b|\bconsultan(t|cy)\b|\bživnost|\bIČO\b|\bauf rechnung", RegexOptions.IgnoreCase)]
    private static partial Regex Contract();

    [GeneratedRegex(@"\btempor(ary|aire)\b|\bfixed[\s-]term\b|\bbefristet|\bseasonal\b|\bper diem\b|\bCDD\b|\bbrigád|\binterim\b|\bdoba určit", RegexOptions.IgnoreCase)]
    private static partial Regex Temporary();

    [GeneratedRegex(@"\bintern(ship)?s?\b|\bpraktik\w+|\bstáž|\bstagiaire|\bstage\b|\bwerkstudent\w*|\bworking student\b|\btrainee\b", RegexOptions.IgnoreCase)]
    private static partial Regex Internship();

    [GeneratedRegex(@"\bapprentice(ship)?\b|\bausbildung\b|\balternance\b", RegexOptions.IgnoreCase)]
    private static partial Regex Apprenticeship();

    [GeneratedRegex(@"\bvolunteer", RegexOptions.IgnoreCase)]
    private static partial Regex Volunteer();

    [GeneratedRegex(@"\bpermanent\b|\bunbefristet|\bfestanstellung|\bCDI\b|\bneurčit", RegexOptions.IgnoreCase)]
    private static partial Regex Permanent();
}
