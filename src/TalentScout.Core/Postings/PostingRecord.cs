namespace TalentScout;

/// <summary>A posting of one source over time. Derived from the source's documents, but for the times: they are when we saw what.</summary>
public sealed record PostingRecord
{
    /// <summary>Of the store; 0 before it is stored.</summary>
    public long Id { get; init; }
    public required string Source { get; init; }

    /// <summary>The document it stands in: <see cref="SourceDocument.Key"/>.</summary>
    public required string Document { get; init; }
    public required Posting Posting { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When its content last became another; <see cref="Opened"/> where it never did.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>When the source last showed it.</summary>
    public required DateTimeOffset Confirmed { get; init; }

    /// <summary>When it was found to be gone; null while it stands.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>Why it is closed, in words.</summary>
    public string? Why { get; init; }

    /// <summary>How often it came back after it was closed.</summary>
    public int Reopened { get; init; }

    /// <summary>Stands, and its last day is not over.</summary>
    public bool IsOpen(DateOnly today) => Closed is null && !(Posting.Closes < today);

    /// <summary>Had not ended by the end of that day. Says nothing of when it began.</summary>
    public bool StoodOn(DateOnly day) => (Closed is not { } closed || DateOnly.FromDateTime(closed.UtcDateTime) > day) && !(Posting.Closes < day);

    /// <summary>Why it is not open, in words; null where it is.</summary>
    public string? WhyNotOpen(DateOnly today) => Closed is not null ? Why ?? "closed" : Posting.Closes < today ? "its last day is over" : null;
}
