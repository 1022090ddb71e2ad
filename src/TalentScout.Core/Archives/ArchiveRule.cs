namespace TalentScout;

/// <summary>
/// Who of the archive becomes a candidate: every threshold has to be met, within the last months that the archive covers. In a job file under seeds.archive.
/// </summary>
public sealed record ArchiveRule
{
    /// <summary>Months looked at, back from the last one that was imported.</summary>
    public int Months { get; init; } = 12;

    /// <summary>Months with pushes, merged pull requests or reviews.</summary>
    public int ActiveMonths { get; init; } = 1;
    public int Commits { get; init; }

    /// <summary>Pull requests of theirs that were merged.</summary>
    public int Merged { get; init; }
    public int Reviews { get; init; }

    /// <summary>Repositories they worked in.</summary>
    public int Repositories { get; init; } = 1;

    /// <summary>At most so many people: those with the most merged pull requests and reviews, then months, then commits.</summary>
    public int People { get; init; } = 1000;
}
