using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Which kind of work a person's skills speak for, as shares with the skill that says most.</summary>
internal static class RoleShares
{
    public static ImmutableArray<RoleShare> Of(SkillCatalogue catalogue, ImmutableArray<CandidateSkill> skills)
    {
        var amounts = skills
            .Select(s => (catalogue.Find(s.Skill)?.Role, Amount: AmountOf(s), catalogue.Find(s.Skill)?.Name))
            .Where(s => s.Role is not null && s.Amount > 0)
            .ToList();
        var total = amounts.Sum(a => a.Amount);
        return total <= 0
            ? []
            :
            [
                .. amounts.GroupBy(a => a.Role!, StringComparer.Ordinal)
                    .Select(g => new RoleShare(g.Key, Math.Round(g.Sum(a => a.Amount) / total, 4), string.Join(", ", g.OrderByDescending(a => a.Amount).ThenBy(a => a.Name, StringComparer.Ordinal).Take(3).Select(a => a.Name))))
                    .OrderBy(r => r.Role, StringComparer.Ordinal),
            ];
    }

    private static double AmountOf(CandidateSkill skill) => skill.Traces
        .Where(t => t.Scope == SkillScope.Runtime && t.How != How.Declared)
        .Sum(t => Math.Log(1 + t.Commits + t.PullRequests) * t.Weight * t.Confidence);
}
