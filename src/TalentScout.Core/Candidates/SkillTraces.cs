using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// What proves which skill: the findings of each repository in proportion to the person's work there, and claims about the person.
/// A finding becomes "merged" where the repository is not theirs and is about the skill (its language, its name, its topic), "authored"
/// where it is their own code, "used" where it is a dependency of what they work on, and stays "declared" where they said so themselves.
/// </summary>
internal static class SkillTraces
{
    /// <summary>How sure a file of a practice (migrations, pipelines, tests) in a repository is a proof of somebody of whom it is not known which files they touch.</summary>
    private const double OfFileOfOthers = 0.3;

    // By path, or by what a script or a migration says: either way it is a file that somebody wrote.
    private static readonly ImmutableArray<string> DepthWays = ["file:", "sql:", "migration:"];

    public static ImmutableArray<CandidateSkill> Of(
        SkillCatalogue catalogue, List<Evidence> mine, ImmutableArray<CandidateRepository> worked, Func<RepositoryId, RepositoryProfile?> repositories,
        ImmutableDictionary<RepositoryId, ChangeSample> changes)
    {
        var touched = mine.OfType<ActivityEvidence>().Where(a => a.Repository is not null && a.Touched.Count > 0)
            .ToLookup(a => a.Repository!.Value);
        var traces = new List<(string Skill, SkillTrace Trace)>();
        var there = new Dictionary<RepositoryId, WorkThere>();
        foreach (var repository in worked)
        {
            var sample = changes.GetValueOrDefault(repository.Id, ChangeSample.None);
            var named = touched[repository.Id].SelectMany(a => a.Touched).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Sum(t => t.Value), StringComparer.Ordinal);
            var findings = repositories(repository.Id)?.Skills ?? [];
            var work = there[repository.Id] = new WorkThere(repository, sample, named, new SkillsByKind(catalogue, findings));
            traces.AddRange(findings.Where(f => !IsOfOthers(catalogue, f, work)).Select(f => (f.Skill, OfRepository(catalogue, f, work))));
            traces.AddRange(sample.Skills.Select(s => (s.Key, OfChanges(s.Key, s.Value, work))));
        }

        traces.AddRange(mine.OfType<SkillEvidence>()
            // Two documents can quote the same words (a bio in a profile and in a search result): that is one proof.
            .DistinctBy(e => (e.Skill, e.How, e.Via, e.Url, e.Repository, e.First, e.Last, e.Count))
            .Select(e => (e.Skill, OfPerson(e, e.Repository is { } where ? there.GetValueOrDefault(where) : null))));
        return
        [
            .. traces.Where(t => catalogue.Find(t.Skill) is { Group: false })
                .GroupBy(t => t.Skill, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Gather(catalogue.Find(g.Key)!, g.Select(t => t.Trace))),
        ];
    }

    // Depth is a matter of who touched such files: where that is known, what others touched is no proof of this person.
    private static bool IsOfOthers(SkillCatalogue catalogue, SkillEvidence finding, WorkThere there) =>
        IsDepth(catalogue, finding) && (there.Sample.Skills.ContainsKey(finding.Skill) || there.Sample.Read >= ChangeSample.Telling);

    private static bool IsDepth(SkillCatalogue catalogue, SkillEvidence finding) =>
        DepthWays.Any(way => finding.Via.StartsWith(way, StringComparison.Ordinal)) && catalogue.Find(finding.Skill) is { IsDepth: true };

    private static SkillTrace OfRepository(SkillCatalogue catalogue, SkillEvidence finding, WorkThere there) => there.Trace(finding.Skill) with
    {
        How = HowOf(finding, there.Repository),
        Via = finding.Via,
        Url = finding.Url,
        Excerpt = finding.Excerpt,
        Path = finding.Path,
        Line = finding.Line,
        Scope = finding.Scope,
        Confidence = finding.Confidence * there.Worth * (IsDepth(catalogue, finding) && !there.Named.ContainsKey(finding.Skill) ? OfFileOfOthers : 1),
        Weight = finding.Share ?? 1,
    };

    /// <summary>Changes of theirs that touched files of the skill: the best proof there is of what they themselves do.</summary>
    private static SkillTrace OfChanges(string skill, SkillChanges changes, WorkThere there) => there.Trace(skill) with
    {
        How = there.Repository.Own ? How.Authored : How.Merged,
        Via = $"change:{changes.Path}",
        Url = changes.Url,
        Excerpt = changes.Excerpt,
        Path = changes.Path,
        Confidence = there.Worth,
        Weight = Math.Round(there.Sample.ShareOf(skill), 4),
    };

    /// <summary>What a person did in a repository: the same in every proof from there.</summary>
    private sealed record WorkThere(CandidateRepository Repository, ChangeSample Sample, Dictionary<string, int> Named, SkillsByKind Shown)
    {
        private readonly List<ActivityMonth> _months = [.. Repository.Months.Where(m => m.Commits > 0 || m.PullRequests > 0 || m.Reviews > 0)];

        public double Worth { get; } = RepositoryNatures.Worth(Repository.Nature, Repository.Own);

        private int Commits => Math.Max(0, Repository.Commits - Repository.TrivialCommits);

        public SkillTrace Trace(string skill) => new()
        {
            How = How.Declared,
            Via = "",
            Url = "",
            Repository = Repository.Id,
            RepositoryName = Repository.FullName,
            Commits = Commits,
            PullRequests = Repository.PullRequests,
            Reviews = Repository.Reviews,
            Months = _months.Count,
            Touched = Math.Max(Named.GetValueOrDefault(skill), (int)Math.Round(Sample.ShareOf(skill) * Commits)),
            ChangesTouching = Sample.Skills.TryGetValue(skill, out var changes) ? changes.Count : 0,
            ChangesRead = Sample.Read,
            Share = Repository.Share,
            Peers = Repository.Peers,
            Beside = Shown.Beside(skill),
            StackSize = Shown.StackSize(skill),
            First = _months.Count > 0 ? _months[0].Month : null,
            Last = _months.Count > 0 ? _months[^1].Month : Repository.Own && Repository.Pushed is { } pushed ? Month.Of(pushed) : null,
        };
    }

    private static How HowOf(SkillEvidence finding, CandidateRepository repository)
    {
        if (repository.Own)
            return finding.How == How.Merged ? How.Authored : finding.How;
        if (repository.Commits == 0 && repository.PullRequests == 0)
            return repository.Reviews > 0 ? How.Reviewed : How.Declared;
        // Whoever's change was accepted into a project about PostgreSQL has not just declared it.
        return finding.How is How.Declared or How.Authored ? How.Merged : finding.How;
    }

    /// <summary>A claim about the person; where it is a title of accepted changes, in proportion to all that were accepted there.</summary>
    private static SkillTrace OfPerson(SkillEvidence e, WorkThere? there) => there is not null && e.Via.StartsWith(SkillTraceWays.Title, StringComparison.Ordinal)
        ? there.Trace(e.Skill) with
        {
            How = there.Repository.Own ? How.Authored : e.How,
            Via = e.Via,
            Url = e.Url,
            Excerpt = e.Excerpt,
            Confidence = e.Confidence * there.Worth,
            Weight = Math.Round((e.Count + 0.5) / (Math.Max(there.Repository.PullRequests, e.Count) + 1.0), 4),
        }
        : OfClaim(e);

    private static SkillTrace OfClaim(SkillEvidence e) => new()
    {
        How = e.How,
        Via = e.Via,
        Url = e.Url,
        Excerpt = e.Excerpt,
        Path = e.Path,
        Line = e.Line,
        Scope = e.Scope,
        Confidence = e.Confidence,
        Repository = e.Repository,
        Weight = e.Share ?? 1,
        Commits = e.How is How.Merged or How.Authored or How.Used ? e.Count : 0,
        Reviews = e.How is How.Reviewed ? e.Count : 0,
        Months = e.First is { } f && e.Last is { } l ? Math.Clamp(Month.Of(l) - Month.Of(f) + 1, 1, Math.Max(1, e.Count)) : 0,
        First = e.First is { } first ? Month.Of(first) : null,
        Last = e.Last is { } last ? Month.Of(last) : null,
    };

    private static CandidateSkill Gather(Skill skill, IEnumerable<SkillTrace> traces)
    {
        var ordered = traces
            .OrderBy(t => t.Scope).ThenBy(t => t.How)
            .ThenByDescending(t => (t.Commits + t.PullRequests + t.Reviews) * t.Weight * t.Confidence)
            .ThenBy(t => t.Url, StringComparer.Ordinal).ThenBy(t => t.Via, StringComparer.Ordinal).ThenBy(t => t.Line ?? 0)
            .ToList();
        return new CandidateSkill
        {
            Skill = skill.Id,
            Kind = skill.Kind,
            How = ordered.Min(t => t.How),
            First = ordered.Min(t => t.First),
            Last = ordered.Max(t => t.Last),
            Traces = [.. MostTelling(ordered)],
            TraceCount = ordered.Count,
        };
    }

    /// <summary>The best proof of every repository before the second of any: ten repositories are more than ten signs in one. In the order they came.</summary>
    private static IEnumerable<SkillTrace> MostTelling(List<SkillTrace> ordered)
    {
        if (ordered.Count <= CandidateFold.TracesPerSkill)
            return ordered;
        var kept = ordered.GroupBy(t => t.Repository)
            .SelectMany(g => g.Select((trace, place) => (trace, place)))
            .OrderBy(t => t.place)
            .Select(t => t.trace).Take(CandidateFold.TracesPerSkill)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return ordered.Where(kept.Contains);
    }
}
