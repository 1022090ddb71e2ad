using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// One fetch that a run owes. Key is unique within a run, so that a person met in fifty repositories is fetched once.
/// </summary>
public sealed record WorkItem
{
    public required string Source { get; init; }
    public required string Kind { get; init; }

    /// <summary>Relative to the source's base ("user/123"), or absolute.</summary>
    public required string Address { get; init; }

    /// <summary>Which limit it draws on ("core", "search").</summary>
    public string Bucket { get; init; } = "core";

    /// <summary>Smaller is sooner.</summary>
    public int Priority { get; init; } = 100;

    /// <summary>How far from a seed: 0 for a seed.</summary>
    public int Depth { get; init; }

    /// <summary>Items of this bucket that a run plans at most; once it has so many, this one is left out. Null: no bound.</summary>
    public int? MostOfBucket { get; init; }

    /// <summary>Why it is as urgent as it is, in words that many items share: the page counts by them. Empty: nothing to say.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whom it asks for, where that is one person; not kept beyond planning.</summary>
    public CandidateId? Person { get; init; }

    /// <summary>Of what makes the person worth a visit: commits that the page which led here counts. Null is unknown; not kept beyond planning.</summary>
    public int? Promise { get; init; }

    /// <summary>Left out where its document is stored: nothing in it can have changed. Not kept beyond planning.</summary>
    public bool OnlyIfUnread { get; init; }

    /// <summary>Failures so far, told by the ledger when the item is taken.</summary>
    public int Attempts { get; init; }

    /// <summary>What the source needs to know beside the address; JSON object, goes into <see cref="SourceDocument.Context"/>.</summary>
    public string Context { get; init; } = "{}";

    public string Key => SourceDocument.KeyOf(Source, Kind, Address);
}

/// <summary>What came of one work item: all of it is stored in one transaction, or none.</summary>
public sealed record WorkResult(WorkItem Item, FetchOutcome Outcome)
{
    /// <summary>The new document where Outcome is Fetched; null keeps the stored one.</summary>
    public SourceDocument? Document { get; init; }

    /// <summary>All evidence of <see cref="Document"/>; replaces what was extracted from it before.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>All postings of <see cref="Document"/>; replaces what was read from it before.</summary>
    public ImmutableArray<Posting> Postings { get; init; } = [];

    /// <summary>What to fetch next because of this document, fetched or unchanged.</summary>
    public ImmutableArray<WorkItem> FollowUps { get; init; } = [];

    /// <summary>Set where Outcome is Gone and everything extracted from the old document falls with it.</summary>
    public bool Forget { get; init; }

    /// <summary>Things worth a line in the run's report: a manifest that cannot be read, a field that is missing.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>What the source did not tell, so that nobody takes it for nothing: a list that ends at the source's bound, a search that cannot be sliced further.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];

    /// <summary>Fields that the answer should have and does not: unknown, and counted.</summary>
    public ImmutableArray<FieldDrift> Drift { get; init; } = [];
}

/// <summary>A field of a payload that is not there any more, or is of another type. Field: "events.payload.size". Count: entries without it.</summary>
public sealed record FieldDrift(string Field, int Count);

/// <summary>A place we harvest. Pure but for the fetches it makes through the polite chain.</summary>
public interface ISource : IExtractor
{
    string Name { get; }

    /// <summary>What is left of each of the source's limits, as far as it has told; empty where it has none or was not asked yet.</summary>
    ImmutableArray<BucketLimits> Limits => [];

    /// <summary>Stored with each batch of work, and given back to <see cref="Recall"/> after a restart; null where there is nothing to keep.</summary>
    SourceUse? Use => null;

    /// <summary>Told once per start, before the first work.</summary>
    /// <param name="unknown">Requests that may have been under way when it was stored, at most.</param>
    void Recall(SourceUse use, int unknown)
    {
    }

    /// <summary>The work that a job's seeds ask for.</summary>
    IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started);

    /// <summary>
    /// Fetches one item (conditionally, where <paramref name="stored"/> has validators), minimises, extracts, and plans what follows.
    /// Never throws for trouble of the source; throws OperationCanceledException when cancelled.
    /// </summary>
    Task<WorkResult> WorkAsync(WorkItem item, HarvestJob job, SourceDocument? stored, CancellationToken cancellationToken);

    /// <summary>
    /// What <see cref="WorkAsync"/> would answer if the source said "not modified", without asking it: for a document that is fresh enough.
    /// Null: it has to be asked.
    /// </summary>
    WorkResult? Plan(WorkItem item, HarvestJob job, SourceDocument stored) => null;

    /// <summary>
    /// The visit to a document that shows open postings, and that nothing led a run to: what is not linked any more is mostly gone, but only its own answer says so.
    /// Null where the job has no business there, or where the kind's lists tell what has ended.
    /// </summary>
    /// <param name="kind">Of the document.</param>
    /// <param name="address">Of the document.</param>
    WorkItem? Revisit(HarvestJob job, DateTimeOffset now, string kind, string address) => null;

    /// <summary>
    /// How long a bucket is left alone after each fetch from it, as far as is known now; such a bucket is asked one thing at a time. Zero: no pace of its own.
    /// </summary>
    TimeSpan RestOf(string bucket) => TimeSpan.Zero;

    /// <summary>
    /// The document without some people's entries, byte for byte as it would have been stored had they been suppressed when it was fetched. The same instance
    /// where it has none of theirs; null where they cannot be told apart: then the whole document goes.
    /// </summary>
    /// <param name="isGone">By id and handle, as far as an entry has them.</param>
    SourceDocument? Without(SourceDocument document, Func<CandidateId?, string?, bool> isGone) => null;

    bool IExtractor.Reads(SourceDocument document) => document.Source == Name;
}
