using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout;

/// <summary>What became of one row of a frozen list.</summary>
/// <param name="Was">Null: was not in it.</param>
/// <param name="Now">Null: is not there today.</param>
public sealed record LeadListChange(CandidateId Id, string Login, string? Name, int? Was, int? Now, ImmutableArray<string> Because);

/// <summary>A frozen list beside today's answer.</summary>
/// <param name="SameScorer">Where it is another, places and scores cannot be compared, and are not.</param>
public sealed record LeadListDiff(
    bool SameScorer, string ScorerThen, string ScorerNow, ImmutableArray<LeadListChange> New, ImmutableArray<LeadListChange> Gone, ImmutableArray<LeadListChange> Changed, int Same)
{
    public static LeadListDiff Of(LeadList list, IReadOnlyCollection<LeadRow> then, IReadOnlyCollection<LeadRow> now, string scorerNow)
    {
        var same = list.Scorer == scorerNow;
        var before = then.ToDictionary(r => r.Id);
        var after = now.ToDictionary(r => r.Id);
        var changed = now.Where(r => before.ContainsKey(r.Id)).Select(r => (Row: r, Because: RowChanges.Of(before[r.Id], r, same))).Where(c => !c.Because.IsEmpty).ToList();
        return new LeadListDiff(
            same,
            list.Scorer,
            scorerNow,
            [.. now.Where(r => !before.ContainsKey(r.Id)).Select(r => new LeadListChange(r.Id, r.Login, r.Name, null, r.Rank, r.Why))],
            [.. then.Where(r => !after.ContainsKey(r.Id)).Select(r => new LeadListChange(r.Id, r.Login, r.Name, r.Rank, null, []))],
            [.. changed.Select(c => new LeadListChange(c.Row.Id, c.Row.Login, c.Row.Name, before[c.Row.Id].Rank, c.Row.Rank, c.Because))],
            now.Count(r => before.ContainsKey(r.Id)) - changed.Count);
    }
}

/// <summary>What is different about a person between two lists, in sentences.</summary>
public static class RowChanges
{
    /// <summary>A strength that moved by less is the same.</summary>
    private const double Noticed = 0.05;

    public static ImmutableArray<string> Of(LeadRow then, LeadRow now, bool compareScores)
    {
        var said = new List<string>();
        if (compareScores && Math.Abs(then.Score - now.Score) >= 0.005)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"score {then.Score:0.00} to {now.Score:0.00}, place {then.Rank} to {now.Rank}"));
        if (then.Open != now.Open)
            said.Add(now.Open switch { true => "says to be open to offers", false => "says not to be open to offers", null => "no longer says whether open to offers" });
        Text("login", then.Login, now.Login);
        Text("employer", then.Company, now.Company);
        Text("place", then.Place, now.Place);
        if (then.LastActive is { } last && now.LastActive is { } latest && latest > last)
            said.Add($"active again: {last} to {latest}");
        if (now.MergedElsewhere > then.MergedElsewhere)
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{now.MergedElsewhere - then.MergedElsewhere} more changes merged elsewhere"));
        foreach (var skill in now.Skills.Where(s => s.Asked))
        {
            var before = then.Skills.FirstOrDefault(s => s.Id == skill.Id);
            if (before is null)
                said.Add($"{skill.Name ?? skill.Id} seen for the first time");
            else if (compareScores && Math.Abs(skill.Strength - before.Strength) >= Noticed)
                said.Add(string.Create(CultureInfo.InvariantCulture, $"{skill.Name ?? skill.Id} {before.Strength:0.00} to {skill.Strength:0.00}"));
        }

        return [.. said];

        void Text(string what, string? before, string? after)
        {
            if (!string.Equals(before ?? "", after ?? "", StringComparison.Ordinal))
                said.Add(string.IsNullOrEmpty(before) ? $"{what}: {after}" : string.IsNullOrEmpty(after) ? $"{what} no longer given" : $"{what}: {before} to {after}");
        }
    }
}
