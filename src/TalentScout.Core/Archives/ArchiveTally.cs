using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>
/// What one person did in one repository in one month, by kind, as far as the archive's files tell. A count is of what was seen: what a payload no longer
/// tells is counted as untold, never as none.
/// </summary>
public record struct ArchiveTally
{
    public int Pushes { get; set; }

    /// <summary>Pushes that do not tell their commits (since 2025-10-07). Part of Pushes.</summary>
    public int PushesUntold { get; set; }

    /// <summary>Distinct commits listed in the pushes that tell them; a push lists twenty at most.</summary>
    public int Commits { get; set; }

    /// <summary>Pull requests they opened.</summary>
    public int Opened { get; set; }

    /// <summary>Pull requests of theirs that were merged, whoever merged them.</summary>
    public int Merged { get; set; }

    /// <summary>Pull requests they closed where the payload tells neither author nor outcome (since 2025-10-07, and in 2011).</summary>
    public int ClosedUntold { get; set; }
    public int Reviews { get; set; }

    /// <summary>Comments on the lines of a pull request: before 2020 the only trace that a review left.</summary>
    public int ReviewComments { get; set; }

    /// <summary>Issues they opened.</summary>
    public int Issues { get; set; }
    public int Comments { get; set; }

    [JsonIgnore] public readonly bool IsEmpty => this == default;

    public void Add(in ArchiveTally other)
    {
        Pushes += other.Pushes;
        PushesUntold += other.PushesUntold;
        Commits += other.Commits;
        Opened += other.Opened;
        Merged += other.Merged;
        ClosedUntold += other.ClosedUntold;
        Reviews += other.Reviews;
        ReviewComments += other.ReviewComments;
        Issues += other.Issues;
        Comments += other.Comments;
    }
}
