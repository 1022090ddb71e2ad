namespace TalentScout.Sandbox;

/// <summary>
/// What somebody does in one repository: from month to month (both inclusive), so many changes a month, in one area of it.
/// </summary>
internal sealed record Engagement(Person Person, RepositorySketch Repository, WorkArea Area, Month From, Month To, int Pace)
{
    /// <summary>May push and merge.</summary>
    public bool Maintainer { get; init; }
}
