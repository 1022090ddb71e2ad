using System.Globalization;
using System.Text;

namespace TalentScout.Export;

/// <summary>Longer texts of a lead, for a column or a note.</summary>
internal static class LeadText
{
    /// <summary>Characters.</summary>
    private const int UsualEvidence = 4096;

    /// <summary>Texts of a list are made by the hundred thousand: all of a thread in the same place.</summary>
    [ThreadStatic] private static StringBuilder? _text;

    public static string Strengths(LeadRow row)
    {
        var text = Empty();
        foreach (var skill in row.Skills)
            Append(text.Append(text.Length > 0 ? "; " : ""), skill);
        return text.ToString();
    }

    public static string Strength(HitSkill skill)
    {
        var text = Empty();
        Append(text, skill);
        return text.ToString();
    }

    /// <summary>The longest cell of a row by far.</summary>
    public static string Evidence(LeadRow row)
    {
        var text = Empty();
        foreach (var skill in row.Skills)
            foreach (var evidence in skill.Evidence)
                text.Append(text.Length > 0 ? "\n" : "").Append(skill.Name ?? skill.Id).Append(": ").Append(evidence.What).Append(' ').Append(evidence.Url);
        return text.ToString();
    }

    /// <summary>Names of some of the skills.</summary>
    public static string Skills(LeadRow row, Func<HitSkill, bool> which)
    {
        var text = Empty();
        foreach (var skill in row.Skills)
            if (which(skill))
                text.Append(text.Length > 0 ? ", " : "").Append(skill.Name ?? skill.Id);
        return text.ToString();
    }

    public static string Notes(LeadRow row, LeadList list)
    {
        var notes = new StringBuilder();
        Line("Why", string.Join("; ", row.Why));
        Line("Skills", Strengths(row));
        Line("Evidence", string.Join(", ", row.Skills.SelectMany(s => s.Evidence.Take(1)).Select(e => e.Url).Distinct()));
        Line("From", string.Create(CultureInfo.InvariantCulture, $"{list.Title}, place {row.Rank}, {list.Made:yyyy-MM-dd}; query: {(list.Query.Length == 0 ? "everybody" : list.Query)}"));
        return notes.ToString().TrimEnd('\n');

        void Line(string what, string text)
        {
            if (text.Length > 0)
                notes.Append(what).Append(": ").Append(text).Append('\n');
        }
    }

    public static string HowText(How how) => how switch
    {
        How.Merged => "merged",
        How.Authored => "authored",
        How.Reviewed => "reviewed",
        How.Used => "used",
        How.Declared => "declared",
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };

    private static void Append(StringBuilder text, HitSkill skill)
    {
        text.Append(skill.Name ?? skill.Id).Append(' ').Append(CultureInfo.InvariantCulture, $"{skill.Strength:0.00}").Append(' ').Append(HowText(skill.How));
        if (skill.Last is { } last)
            text.Append(CultureInfo.InvariantCulture, $" until {last.Year:D4}-{last.OfYear:D2}");
    }

    private static StringBuilder Empty() => (_text ??= new StringBuilder(UsualEvidence)).Clear();
}
