using System.Collections.Immutable;
using FsCheck.Xunit;

namespace TalentScout.Tests.Folds;

public sealed class FoldPropertyTests
{
    private static readonly CandidateId Ann = CandidateId.OfGitHub(1);
    private static readonly RepositoryId Repository = RepositoryId.OfGitHub(1);

    [Property(MaxTest = 400)]
    public void The_order_of_evidence_does_not_change_a_candidate(int seed)
    {
        var random = new RandomEvidence(seed);
        var evidence = random.Many(40);

        Assert.Equal(FoldAll(evidence), FoldAll(random.Shuffle(evidence)));
    }

    [Property(MaxTest = 400)]
    public void Repeated_evidence_does_not_change_a_candidate(int seed)
    {
        var random = new RandomEvidence(seed);
        var evidence = random.Many(40);

        Assert.Equal(FoldAll(evidence), FoldAll(evidence.AddRange(evidence.Where(_ => random.Next(2) == 0))));
    }

    [Property(MaxTest = 400)]
    public void Taking_a_documents_evidence_away_takes_exactly_what_came_from_it(int seed)
    {
        var random = new RandomEvidence(seed);
        var evidence = random.Many(40);
        var document = evidence[random.Next(evidence.Length)].Document;

        var without = FoldAll([.. evidence.Where(e => e.Document != document)]);

        // Its addresses are gone, and putting it back gives the candidate as it was.
        Assert.DoesNotContain($"https://example.org/{document[^1]}/", without, StringComparison.Ordinal);
        Assert.Equal(FoldAll(evidence), FoldAll([.. evidence.Where(e => e.Document != document), .. random.Shuffle(evidence.Where(e => e.Document == document))]));
    }

    [Property(MaxTest = 200)]
    public void Evidence_about_others_does_not_change_a_candidate(int seed)
    {
        var evidence = new RandomEvidence(seed).Many(40);
        var profiles = Profiles(evidence);

        var all = RandomEvidence.Fold.Fold(Ann, evidence, profiles);
        var own = RandomEvidence.Fold.Fold(Ann, evidence.Where(e => e.Person == Ann), profiles);

        Assert.Equal(RandomEvidence.Json(own), RandomEvidence.Json(all));
    }

    [Property(MaxTest = 400)]
    public void The_order_of_evidence_and_its_repetition_do_not_change_a_repository(int seed)
    {
        var random = new RandomEvidence(seed);
        var evidence = random.Many(40);

        var once = RandomEvidence.Json(RepositoryFold.Fold(Repository, evidence, 10, 2));

        Assert.Equal(once, RandomEvidence.Json(RepositoryFold.Fold(Repository, random.Shuffle(evidence.AddRange(evidence)), 10, 2)));
    }

    [Property(MaxTest = 200)]
    public void Nobody_is_folded_from_nothing(int seed)
    {
        var evidence = new RandomEvidence(seed).Many(20);

        var candidate = RandomEvidence.Fold.Fold(Ann, evidence, _ => null);

        Assert.Equal(evidence.Any(e => e.Person == Ann), candidate is not null);
    }

    [Property(MaxTest = 200)]
    public void Sums_of_a_candidate_are_those_of_the_repositories(int seed)
    {
        var evidence = new RandomEvidence(seed).Many(40);
        if (RandomEvidence.Fold.Fold(Ann, evidence, Profiles(evidence)) is not { } candidate)
            return;

        Assert.Equal(candidate.Repositories.SelectMany(r => r.Months).Sum(m => m.Commits), candidate.Activity.Sum(m => m.Commits));
        Assert.Equal(candidate.Activity.Count(m => m.Commits > 0 || m.PullRequests > 0), candidate.ActiveMonths);
        Assert.All(candidate.Repositories, r => Assert.True(r.Commits >= r.Months.Sum(m => m.Commits)));
        Assert.All(candidate.Skills, s => Assert.InRange(s.Traces.Length, 1, CandidateFold.TracesPerSkill));
        Assert.All(candidate.Roles, r => Assert.InRange(r.Share, 0, 1));
    }

    /// <summary>Everybody's candidate, in one text.</summary>
    private static string FoldAll(ImmutableArray<Evidence> evidence)
    {
        var profiles = Profiles(evidence);
        return string.Join('\n', Enumerable.Range(1, 3).Select(id => RandomEvidence.Json(RandomEvidence.Fold.Fold(CandidateId.OfGitHub(id), evidence, profiles))));
    }

    private static Func<RepositoryId, RepositoryProfile?> Profiles(ImmutableArray<Evidence> evidence)
    {
        var profiles = evidence.Select(e => e.Repository).OfType<RepositoryId>().Distinct().ToDictionary(r => r, r => RepositoryFold.Fold(r, evidence, 50, 3));
        return id => profiles.GetValueOrDefault(id);
    }
}
