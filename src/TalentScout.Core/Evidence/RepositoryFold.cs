using System.Globalization;

namespace TalentScout;

/// <summary>Evidence about a repository -> its profile. Pure; the order of the evidence does not matter, nor does a repeated one.</summary>
public static class RepositoryFold
{
    /// <summary>Findings kept per skill: enough to show, few enough for a repository of a thousand manifests.</summary>
    public const int FindingsPerSkill = 3;

    /// <param name="commits">Commits of everybody seen there.</param>
    /// <param name="people">How many people that is, bots apart.</param>
    /// <param name="catalogue">For packages that several manifests name together; see <see cref="ManifestJoin"/>.</param>
    public static RepositoryProfile Fold(RepositoryId id, IEnumerable<Evidence> evidence, int commits, int people, SkillCatalogue? catalogue = null)
    {
        var mine = EvidenceOrder.Canonical(evidence.Where(e => e.Repository == id));
        var facts = mine.OfType<RepositoryEvidence>()
            .OrderByDescending(e => e.Seen).ThenBy(e => e.Document, StringComparer.Ordinal)
            .FirstOrDefault();
        var permalinks = new Permalinks(mine.OfType<HeadEvidence>());
        var skills = Joined(mine, catalogue)
            .Select(e => permalinks.Of(e.Url, e.Seen) is var url && url == e.Url ? e : e with { Url = url })
            .DistinctBy(e => (e.Skill, e.Via, e.Path, e.Line, e.Scope, e.Url))
            .GroupBy(e => e.Skill, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => Telling([.. BestFirst(g)]));
        return new RepositoryProfile { Id = id, Facts = facts, Skills = [.. skills], Commits = commits, People = people };
    }

    // What each manifest shows by itself, as the others of the repository explain it.
    private static IEnumerable<SkillEvidence> Joined(List<Evidence> mine, SkillCatalogue? catalogue)
    {
        var alone = mine.OfType<SkillEvidence>().Where(e => e.Person is null);
        var links = mine.OfType<LinkEvidence>().ToList();
        if (links.Count == 0)
            return alone;
        var files = links.DistinctBy(l => l.Links.Path).ToDictionary(l => l.Links.Path, StringComparer.Ordinal);
        var join = new ManifestJoin(files.Values.Select(l => l.Links), catalogue);
        return alone.Where(e => !join.Replaces(e.Path, e.Line, e.Via))
            .Select(e => join.ScopeOf(e.Path, e.Via, e.Scope) is var scope && scope == e.Scope ? e : e with { Scope = scope })
            .Concat(join.Findings.Select(f => Of(f, files[f.Path])));
    }

    private static SkillEvidence Of(JoinedFinding finding, LinkEvidence file) => new()
    {
        Repository = file.Repository,
        Skill = finding.Skill,
        How = How.Used,
        Via = finding.Via,
        Path = finding.Path,
        Line = finding.Line,
        Scope = finding.Scope,
        Excerpt = finding.Excerpt,
        Url = string.Create(CultureInfo.InvariantCulture, $"{file.Url}#L{finding.Line}"),
        Extractor = file.Extractor,
        Document = file.Document,
        Seen = file.Seen,
    };

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
