using System.Collections.Immutable;

namespace TalentScout.Store;

/// <summary>What a work item has come to.</summary>
public enum ItemState
{
    /// <summary>Still to do, perhaps not before a time.</summary>
    Pending = 0,
    Done = 1,

    /// <summary>The source has no such thing.</summary>
    Gone = 2,

    /// <summary>Refused by the registry or robots.txt.</summary>
    Disallowed = 3,

    /// <summary>Failed too often; the run tells why.</summary>
    GivenUp = 4,
}

/// <summary>A work item as taken from the ledger.</summary>
/// <param name="Attempts">Failures so far.</param>
public sealed record TakenItem(long Id, WorkItem Item, int Attempts);

/// <summary>
/// The outcome of one item, ready to be committed: <see cref="Of"/> packs and fingerprints, which is the costly part, outside of the writer's turn.
/// </summary>
public sealed record LedgerEntry
{
    private LedgerEntry()
    {
    }

    public required TakenItem Taken { get; init; }
    public required WorkResult Result { get; init; }

    /// <summary>Where the item stands now.</summary>
    public required ItemState State { get; init; }

    /// <summary>For <see cref="ItemState.Pending"/>: not to be taken before then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Answered from the store without a request.</summary>
    public bool Fresh { get; init; }

    /// <summary><see cref="SuppressionList.Version"/> when the work began; an older result is done again. Null: not to be checked.</summary>
    public long? SuppressedUpTo { get; init; }

    /// <summary>Whether the source was really asked; what our own rules refused, or the store answered, costs nothing.</summary>
    public bool IsRequest => !Fresh && (Result.Outcome.HttpStatus is not null || Result.Outcome.Status == FetchStatus.Failed);

    /// <summary>A request that the source's limits count: "not modified" is free of charge.</summary>
    public bool IsCounted => IsRequest && Result.Outcome.HttpStatus != 304;

    internal PreparedDocument? Document { get; private init; }

    /// <summary>An item that succeeded, is gone or refused is over; a throttled or failed one waits until <paramref name="notBefore"/>, or is given up where that is null.</summary>
    public static LedgerEntry Of(TakenItem taken, WorkResult result, DateTimeOffset? notBefore = null) => new()
    {
        Taken = taken,
        Result = result,
        State = result.Outcome.Status switch
        {
            FetchStatus.Fetched or FetchStatus.NotModified => ItemState.Done,
            FetchStatus.Gone => ItemState.Gone,
            FetchStatus.Disallowed => ItemState.Disallowed,
            _ => notBefore is null ? ItemState.GivenUp : ItemState.Pending,
        },
        NotBefore = notBefore,
        Document = result is { Outcome.Status: FetchStatus.Fetched or FetchStatus.NotModified, Document: { } document } ? PreparedDocument.Of(document, result.Evidence) : null,
    };
}

/// <summary>What is left of a run's work.</summary>
/// <param name="Pending">Items not finished, waiting ones included.</param>
/// <param name="Waiting">Of these, not to be taken yet.</param>
/// <param name="NextAt">When the first of the waiting may be taken; null where none waits.</param>
public sealed record QueueState(long Pending, long Waiting, DateTimeOffset? NextAt)
{
    /// <summary>Pending by kind of document, most first.</summary>
    public ImmutableArray<(string Kind, long Count)> Kinds { get; init; } = [];

    /// <summary>Pending by kind and by why they are as urgent as they are; most urgent first, the first twenty.</summary>
    public ImmutableArray<QueueReason> Reasons { get; init; } = [];

    /// <summary>All items by state, as far as the run still keeps them: of a finished one only those given up.</summary>
    public IReadOnlyDictionary<ItemState, long> States { get; init; } = ImmutableDictionary<ItemState, long>.Empty;
}

/// <summary>Pending items of one kind and one reason. Why: empty where the kind says it all.</summary>
public sealed record QueueReason(string Kind, string Why, long Count);

/// <summary>A limit that was met. Bucket is null where all of the source waits.</summary>
public sealed record SourceHold(string Source, string? Bucket, DateTimeOffset Until, string Reason);
