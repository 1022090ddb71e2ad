using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// The signals that do not depend on what is asked, each 0..1 and rounded once, here. Contribution: work in other people's repositories,
/// damped where nobody else works there. Sustained: months of it. Recency: of the last work; 0 where there is none, NaN where none has a date.
/// </summary>
internal sealed record PersonFacts
{
    public required float Contribution { get; init; }

    /// <summary>Greatest first; masses add up to what Contribution saturates.</summary>
    public required ImmutableArray<(CandidateRepository Repository, double Mass)> ContributionParts { get; init; }
    public required float Sustained { get; init; }

    /// <summary>Months that count: lonely ones in part.</summary>
    public double SustainedMonths => SustainedParts.Sum(p => p.Mass);

    /// <summary>Greatest first; a month with work in several repositories is divided among them.</summary>
    public required ImmutableArray<(CandidateRepository Repository, double Mass)> SustainedParts { get; init; }
    public required float Recency { get; init; }

    public static PersonFacts Of(Candidate candidate, RankingOptions options, Month asOf, RepositoryTies ties)
    {
        var (strength, person) = (options.Strength, options.Person);
        var factors = new WorkFactors(strength, asOf, ties);
        Month? since = candidate.AccountSince is { } day ? Month.Of(day) : null;
        var contributions = candidate.Repositories.Where(r => !r.Own && !r.Fork)
            .Select(r => (Repository: r, Mass: factors.Repository(RepositoryWork.In(r, since, strength), r)))
            .Where(c => c.Mass > 0)
            .OrderByDescending(c => c.Mass).ThenBy(c => c.Repository.Id)
            .ToImmutableArray();
        var months = SustainedPartsOf(candidate, since, person, ties);
        return new PersonFacts
        {
            Contribution = (float)Saturation.Of(contributions.Sum(c => c.Mass), person.ContributionHalfMass),
            ContributionParts = contributions,
            Sustained = (float)Saturation.Of(months.Sum(m => m.Mass), person.SustainedHalfMonths),
            SustainedParts = months,
            Recency = candidate.LastActive is { } last ? (float)Saturation.Decay(asOf - last, person.RecencyHalfLifeMonths)
                : candidate.Repositories.Any(CandidateTerms.HasWork) ? float.NaN : 0,
        };
    }

    private static ImmutableArray<(CandidateRepository Repository, double Mass)> SustainedPartsOf(Candidate candidate, Month? since, PersonRules person, RepositoryTies ties)
    {
        var parts = new Dictionary<RepositoryId, (CandidateRepository Repository, double Mass)>();
        foreach (var month in WorkMonths(candidate, since, ties).GroupBy(m => m.Month))
        {
            var together = month.Any(m => m.Together);
            var counted = month.Where(m => m.Together == together).Select(m => m.Repository).DistinctBy(r => r.Id).ToList();
            foreach (var repository in counted)
                parts[repository.Id] = (repository, parts.GetValueOrDefault(repository.Id).Mass + ((together ? 1 : person.LonelyMonth) / counted.Count));
        }

        return [.. parts.Values.OrderByDescending(p => p.Mass).ThenBy(p => p.Repository.Id)];
    }

    private static IEnumerable<(Month Month, CandidateRepository Repository, bool Together)> WorkMonths(Candidate candidate, Month? since, RepositoryTies ties)
    {
        foreach (var repository in candidate.Repositories)
            foreach (var month in repository.Fork ? [] : repository.Months)
                if (month.Commits - month.TrivialCommits + month.PullRequests > 0 && !(repository.Own && month.Month < since))
                    yield return (month.Month, repository, (!repository.Own || repository.Peers > 0) && !ties.IsClosed(repository));
    }
}
