using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// What proves which skill: the findings of each repository in proportion to the person's work there, and claims about the person.
/// A finding becomes "merged" where the repository is not theirs and is about the skill (its language, its name, its topic), "authored"
/// where it is their own code, "used" where it is a dependency of what they work on, and stays "declared" where they said so themselves.
/// </summary>
internal static class SkillTraces
{
    public static ImmutableArray<CandidateSkill> Of(
        SkillCatalogue catalogue, CandidateId person, List<Evidence> mine, ImmutableArray<CandidateRepository> worked, Func<RepositoryId, RepositoryProfile?> repositories)
    {
        var touched = mine.OfType<ActivityEvidence>().Where(a => a.Repository is not null && a.Touched.Count > 0)
            .ToLookup(a => a.Repository!.Value);
        var traces = new List<(string Skill, SkillTrace Trace)>();
        foreach (var repository in worked)
        {
            if (repositories(repository.Id) is not { } profile)
                continue;
            var touches = touched[repository.Id].SelectMany(a => a.Touched).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Sum(t => t.Value));
            traces.AddRange(profile.Skills.Select(finding => (finding.Skill, OfRepository(finding, repository, touches.GetValueOrDefault(finding.Skill)))));
        }

        traces.AddRange(mine.OfType<SkillEvidence>()
            // Two documents can quote the same words (a bio in a profile and in a search result): that is one proof.
            .DistinctBy(e => (e.Skill, e.How, e.Via, e.Url, e.Repository, e.First, e.Last, e.Count))
            .Select(e => (e.Skill, OfPerson(e))));
        return
        [
            .. traces.Where(t => catalogue.Find(t.Skill) is { Group: false })
                .GroupBy(t => t.Skill, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Gather(catalogue.Find(g.Key)!, g.Select(t => t.Trace))),
        ];
    }

    private static SkillTrace OfRepository(SkillEvidence finding, CandidateRepository repository, int touches)
    {
        var work = repository.Months.Where(m => m.Commits > 0 || m.PullRequests > 0 || m.Reviews > 0).ToList();
        return new SkillTrace
        {
            How = HowOf(finding, repository),
            Via = finding.Via,
            Url = finding.Url,
            Excerpt = finding.Excerpt,
            Path = finding.Path,
            Line = finding.Line,
            Scope = finding.Scope,
            Confidence = finding.Confidence,
            Repository = repository.Id,
            RepositoryName = repository.FullName,
            Weight = finding.Share ?? 1,
            Commits = Math.Max(0, repository.Commits - repository.TrivialCommits),
            PullRequests = repository.PullRequests,
            Reviews = repository.Reviews,
            Months = work.Count,
            Touched = touches,
            Share = repository.Share,
            Peers = repository.Peers,
            First = work.Count > 0 ? work[0].Month : null,
            Last = work.Count > 0 ? work[^1].Month : repository.Own && repository.Pushed is { } pushed ? Month.Of(pushed) : null,
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

    private static SkillTrace OfPerson(SkillEvidence e) => new()
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
