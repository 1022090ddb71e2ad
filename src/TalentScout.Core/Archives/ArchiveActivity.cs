namespace TalentScout;

/// <summary>What a person's counts come to within the months that a rule looks at.</summary>
public readonly record struct ArchiveActivity(long Person, int ActiveMonths, int Commits, int Merged, int Reviews, int Repositories) : IComparable<ArchiveActivity>
{
    public bool Meets(ArchiveRule rule) =>
        ActiveMonths >= rule.ActiveMonths && Commits >= rule.Commits && Merged >= rule.Merged && Reviews >= rule.Reviews && Repositories >= rule.Repositories;

    /// <summary>Whom the rule's bound keeps comes first; the number decides between equals.</summary>
    public int CompareTo(ArchiveActivity other)
    {
        var byWork = (other.Merged + other.Reviews).CompareTo(Merged + Reviews);
        if (byWork != 0)
            return byWork;
        var byMonths = other.ActiveMonths.CompareTo(ActiveMonths);
        if (byMonths != 0)
            return byMonths;
        var byCommits = other.Commits.CompareTo(Commits);
        return byCommits != 0 ? byCommits : Person.CompareTo(other.Person);
    }

    /// <param name="counts">One person's, in order.</param>
    /// <param name="from">First month that is looked at.</param>
    public static ArchiveActivity Of(long person, ReadOnlySpan<ArchiveCount> counts, Month from)
    {
        var months = new HashSet<Month>();
        var (commits, merged, reviews, repositories, last) = (0, 0, 0, 0, long.MinValue);
        foreach (var count in counts)
        {
            var tally = count.Tally;
            if (count.Month < from || (tally.Pushes == 0 && tally.Merged == 0 && tally.Reviews == 0))
                continue;
            months.Add(count.Month);
            // A push that does not tell its commits has one at least.
            commits += tally.Commits + tally.PushesUntold;
            merged += tally.Merged;
            reviews += tally.Reviews;
            if (count.Repository != last)
                (repositories, last) = (repositories + 1, count.Repository);
        }

        return new ArchiveActivity(person, months.Count, commits, merged, reviews, repositories);
    }
}
