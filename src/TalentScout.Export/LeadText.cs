using System.Globalization;
using System.Text;

namespace TalentScout.Export;

/// <summary>Longer texts of a lead, for a column or a note.</summary>
internal static class LeadText
{
    public static string Strengths(LeadRow row) => string.Join("; ", row.Skills.Select(Strength));

    public static string Strength(HitSkill skill) =>
        string.Create(CultureInfo.InvariantCulture, $"{skill.Name ?? skill.Id} {skill.Strength:0.00} {HowText(skill.How)}") + (skill.Last is { } last ? $" until {last}" : "");

    public static string Evidence(LeadRow row) =>
        string.Join('\n', row.Skills.SelectMany(s => s.Evidence.Select(e => $"{s.Name ?? s.Id}: {e.What} {e.Url}")));

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
}
