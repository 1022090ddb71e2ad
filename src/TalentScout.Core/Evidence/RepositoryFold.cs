namespace TalentScout;

/// <summary>Evidence about a repository -> its profile. Pure; the order of the evidence does not matter, nor does a repeated one.</summary>
public static class RepositoryFold
{
    /// <summary>Findings kept per skill: enough to show, few enough for a repository of a thousand manifests.</summary>
    public const int FindingsPerSkill = 3;

    /// <param name="commits">Commits of everybody seen there.</param>
    /// <param name="people">How many people that is, bots apart.</param>
    public static RepositoryProfile Fold(RepositoryId id, IEnumerable<Evidence> evidence, int commits, int people)
    {
        var mine = EvidenceOrder.Canonical(evidence.Where(e => e.Repository == id));
        var facts = mine.OfType<RepositoryEvidence>()
            .OrderByDescending(e => e.Seen).ThenBy(e => e.Document, StringComparer.Ordinal)
            .FirstOrDefault();
        var skills = mine.OfType<SkillEvidence>()
            .Where(e => e.Person is null)
            .DistinctBy(e => (e.Skill, e.Via, e.Path, e.Line, e.Scope, e.Url))
            .GroupBy(e => e.Skill, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => Telling([.. BestFirst(g)]));
        return new RepositoryProfile { Id = id, Facts = facts, Skills = [.. skills], Commits = commits, People = people };
    }

    // The best of each sort first: a topic, a line of a manifest and a path confirm one another, three lines of manifests say the same thrice.
    private static IEnumerable<SkillEvidence> Telling(List<SkillEvidence> findings)
    {
        if (findings.Count <= FindingsPerSkill)
            return findings;
        var chosen = findings.DistinctBy(SortOf).Take(FindingsPerSkill).ToList();
        chosen.AddRange(findings.Except(chosen, ReferenceEqualityComparer.Instance).Cast<SkillEvidence>().Take(FindingsPerSkill - chosen.Count));
        return BestFirst(chosen);
    }

    private static string SortOf(SkillEvidence finding) =>
        finding.How is How.Merged or How.Declared ? "subject" : finding.Via.StartsWith("file:", StringComparison.Ordinal) ? "path" : "line";

    private static IEnumerable<SkillEvidence> BestFirst(IEnumerable<SkillEvidence> findings) => findings
        .OrderBy(e => e.Scope)
        .ThenBy(e => e.How)
        .ThenByDescending(e => (e.Share ?? 1) * e.Confidence)
        .ThenBy(e => e.Path?.Length ?? 0)
        .ThenBy(e => e.Url, StringComparer.Ordinal)
        .ThenBy(e => e.Via, StringComparer.Ordinal)
        .ThenBy(e => e.Line ?? 0);
}
