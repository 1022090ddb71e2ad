using System.Collections.Immutable;

namespace TalentScout.App.Candidates;

/// <summary>A skill over the months: how much this person did in repositories that have it. Not all of that touched it; the proofs say what did.</summary>
/// <param name="Amounts">Per month of the timeline, none left out.</param>
public sealed record SkillStream(string Skill, SkillKind Kind, ImmutableArray<int> Amounts, Month First, Month Last)
{
    private const int Shown = 12;
    private static readonly ImmutableArray<SkillKind> Kinds = [SkillKind.Database, SkillKind.Framework, SkillKind.Messaging, SkillKind.Language];

    /// <summary>Databases and frameworks first, strongest first among each; only those of which months are known.</summary>
    public static ImmutableArray<SkillStream> Of(Candidate candidate, Timeline timeline, Func<string, double> strength)
    {
        var months = candidate.Repositories.ToDictionary(r => r.Id, r => r.Months);
        return
        [
            .. candidate.Skills.Where(s => Kinds.Contains(s.Kind))
                .OrderByDescending(s => strength(s.Skill)).ThenBy(s => s.Skill, StringComparer.Ordinal)
                .Select(s => Of(s, months, timeline)).OfType<SkillStream>()
                .Take(Shown)
                .OrderBy(s => Kinds.IndexOf(s.Kind)),
        ];
    }

    private static SkillStream? Of(CandidateSkill skill, Dictionary<RepositoryId, ImmutableArray<ActivityMonth>> months, Timeline timeline)
    {
        var amounts = new int[timeline.Length];
        foreach (var repository in skill.Traces.Where(t => t.How != How.Declared).Select(t => t.Repository).OfType<RepositoryId>().Distinct())
            foreach (var month in months.GetValueOrDefault(repository, []).Where(m => timeline.Contains(m.Month)))
                amounts[month.Month - timeline.First] += Timeline.Amount(month);
        var (first, last) = (Array.FindIndex(amounts, a => a > 0), Array.FindLastIndex(amounts, a => a > 0));
        return first < 0 ? null : new SkillStream(skill.Skill, skill.Kind, [.. amounts], timeline.First.Plus(first), timeline.First.Plus(last));
    }
}
