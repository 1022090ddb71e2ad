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
    public required double SustainedMonths { get; init; }
    public required float Recency { get; init; }

    public static PersonFacts Of(Candidate candidate, RankingOptions options, Month asOf)
    {
        var (strength, person) = (options.Strength, options.Person);
        var factors = new WorkFactors(strength, asOf);
        Month? since = candidate.AccountSince is { } day ? Month.Of(day) : null;
        var contributions = candidate.Repositories.Where(r => !r.Own && !r.Fork)
            .Select(r => (Repository: r, Mass: factors.Repository(RepositoryWork.In(r, since, strength), r)))
            .Where(c => c.Mass > 0)
            .OrderByDescending(c => c.Mass).ThenBy(c => c.Repository.Id)
            .ToImmutableArray();
        var months = SustainedMonthsOf(candidate, since, person);
        return new PersonFacts
        {
            Contribution = (float)Saturation.Of(contributions.Sum(c => c.Mass), person.ContributionHalfMass),
            ContributionParts = contributions,
            Sustained = (float)Saturation.Of(months, person.SustainedHalfMonths),
            SustainedMonths = months,
            Recency = candidate.LastActive is { } last ? (float)Saturation.Decay(asOf - last, person.RecencyHalfLifeMonths)
                : candidate.Repositories.Any(CandidateTerms.HasWork) ? float.NaN : 0,
        };
    }

    private static double SustainedMonthsOf(Candidate candidate, Month? since, PersonRules person)
    {
        var months = new Dictionary<Month, bool>();
        foreach (var repository in candidate.Repositories.Where(r => !r.Fork))
        {
            var together = !repository.Own || repository.Peers > 0;
            foreach (var m in repository.Months)
                if (m.Commits - m.TrivialCommits + m.PullRequests > 0 && !(repository.Own && m.Month < since))
                    months[m.Month] = together || months.GetValueOrDefault(m.Month);
        }

        return months.Values.Sum(together => together ? 1 : person.LonelyMonth);
    }
}
