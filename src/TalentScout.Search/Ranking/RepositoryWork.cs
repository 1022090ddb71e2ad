namespace TalentScout.Search;

/// <summary>
/// What counts of a person's work in one repository: changes with bursts capped, months, the last month. Months of an own repository
/// before the account existed are left out: nobody else has seen them happen.
/// </summary>
/// <param name="Amount">Changes that count: commits that are not trivial and pull requests.</param>
/// <param name="Months">Months of work; undated commits count as a few.</param>
/// <param name="Last">Null where no work has a date.</param>
internal readonly record struct RepositoryWork(double Amount, double Months, Month? Last, double Reviews)
{
    public static RepositoryWork In(CandidateRepository repository, Month? accountSince, StrengthRules rules)
    {
        var (amount, months, dated) = (0.0, 0, 0);
        Month? last = null;
        foreach (var m in repository.Months)
        {
            dated += m.Commits;
            if (repository.Own && m.Month < accountSince)
                continue;
            var changes = Math.Max(0, m.Commits - m.TrivialCommits) + m.PullRequests;
            if (changes + m.Reviews > 0)
                last = m.Month;
            if (changes == 0)
                continue;
            amount += Math.Min(changes, rules.BurstPerMonth);
            months++;
        }

        // The contributor list tells of commits whose history was not read; how many of them were trivial is not known.
        var undated = Math.Max(0, repository.Commits - dated);
        return new RepositoryWork(
            amount + Math.Min(undated, rules.UndatedMonths * rules.BurstPerMonth),
            months + Math.Min(undated / rules.UndatedCommitsPerMonth, rules.UndatedMonths),
            last,
            repository.Reviews);
    }

    /// <summary>A claim outside a known repository: an import, a text.</summary>
    public static RepositoryWork Of(SkillTrace trace) => new(trace.Commits + trace.PullRequests, trace.Months, trace.Last, trace.Reviews);

    /// <summary>As seen by a reviewer: reviews take the place of changes.</summary>
    public RepositoryWork AsReviewer(StrengthRules rules) => this with { Amount = Reviews * rules.ReviewAmount };
}
