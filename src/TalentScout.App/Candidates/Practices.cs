using System.Collections.Immutable;

namespace TalentScout.App.Candidates;

public enum Practice
{
    Tests, Integration, Documentation, Quality, Reviews, Releases,
}

/// <summary>Where a practice can be seen. No proof is "not seen", never "does not".</summary>
public sealed record PracticeTrace(Practice Practice, ImmutableArray<PracticeProof> Proofs);

/// <param name="What">In words, as the proofs of skills say it.</param>
public sealed record PracticeProof(string Repository, string Url, string What);

/// <summary>Traces of how somebody works: tests, builds, documentation, checks, reviews, releases. Traces and no grade: where there are none it may be that nothing was read.</summary>
internal static class Practices
{
    private const int ProofsShown = 2;

    private static readonly ImmutableDictionary<Practice, ImmutableArray<string>> Skills = ImmutableDictionary.CreateRange<Practice, ImmutableArray<string>>(
    [
        new(Practice.Tests, ["testing", "test-framework", "testcontainers", "load-testing"]),
        new(Practice.Integration, ["ci-cd", "github-actions", "gitlab-ci", "jenkins", "azure-pipelines", "circleci", "travis", "teamcity"]),
        new(Practice.Documentation, ["docusaurus", "agile", "openapi"]),
        new(Practice.Quality, ["code-quality"]),
    ]);

    private static readonly string[] ReleaseSigns = ["goreleaser", "semantic-release", "release-please", "changesets"];

    public static ImmutableArray<PracticeTrace> Of(Candidate candidate, SkillCatalogue catalogue) =>
    [
        .. Enum.GetValues<Practice>().Select(practice => new PracticeTrace(practice, [.. Proofs(practice, candidate, catalogue).DistinctBy(p => p.Repository).Take(ProofsShown)])),
    ];

    private static IEnumerable<PracticeProof> Proofs(Practice practice, Candidate candidate, SkillCatalogue catalogue) => practice switch
    {
        Practice.Reviews => candidate.Repositories.Where(r => r.Reviews > 0).OrderByDescending(r => r.Reviews)
            .Select(r => new PracticeProof(r.FullName, r.Url, Layout.Wording.Count(r.Reviews, Texts.Reviews_One, Texts.Reviews_Other))),
        Practice.Releases => Told(candidate.Skills.SelectMany(s => s.Traces).Where(t => ReleaseSigns.Any(sign => t.Via.Contains(sign, StringComparison.OrdinalIgnoreCase) || (t.Path?.Contains(sign, StringComparison.OrdinalIgnoreCase) ?? false)))),
        _ => Told(Traces(practice, candidate, catalogue)),
    };

    private static IEnumerable<SkillTrace> Traces(Practice practice, Candidate candidate, SkillCatalogue catalogue)
    {
        var wanted = Skills[practice].Select(catalogue.Find).OfType<Skill>().SelectMany(s => catalogue.WithChildren(s)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var own = candidate.Skills.Where(s => wanted.Contains(s.Skill)).SelectMany(s => s.Traces);
        // What a repository needs for its tests alone shows that it has some.
        return practice == Practice.Tests ? own.Concat(candidate.Skills.SelectMany(s => s.Traces).Where(t => t.Scope == SkillScope.Test)) : own;
    }

    private static IEnumerable<PracticeProof> Told(IEnumerable<SkillTrace> traces) => traces
        .Where(t => t.RepositoryName is not null && t.Scope != SkillScope.Commented)
        .OrderByDescending(t => t.Commits + t.PullRequests)
        .Select(t => new PracticeProof(t.RepositoryName!, t.Url, TraceWording.Sentence(t)));
}
