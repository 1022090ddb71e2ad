using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// One kind of board: what its seeds ask for, and how its answers are read. A kind is a folder below Boards and a line in <see cref="BoardKinds"/>; fetching,
/// pace, robots, retries, validators and the ledger are the same for all (<see cref="BoardSource"/>).
/// </summary>
internal abstract class BoardKind
{
    /// <summary>Name of the source: in config/sources.json, and in job files as `source`.</summary>
    public abstract string Name { get; }

    /// <summary>The work that a job's seeds ask for; <see cref="Work"/> makes an item.</summary>
    public abstract IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started);

    /// <summary>Why an item is not to be asked for now, as far as the kind can say without asking; null where it is.</summary>
    public virtual string? Refuse(WorkItem item, HarvestJob job, DateTimeOffset now) => null;

    /// <summary>How an item is asked for.</summary>
    public virtual BoardRequest RequestOf(WorkItem item, HarvestJob job) => BoardRequest.Json;

    /// <summary>
    /// What is kept of an answer, in UTF-8, minimised: never e-mail addresses or telephone numbers. What it gives is what <see cref="Read"/> reads, tonight and whenever
    /// documents are read anew.
    /// </summary>
    /// <param name="document">All but the body, with the item's context.</param>
    public abstract BoardKeep Keep(SourceDocument document, BoardAnswer answer);

    /// <summary>What a kept document says. Pure; never throws for what a document holds.</summary>
    public abstract BoardReading Read(SourceDocument document);

    /// <summary>What to fetch because of a document, new or unchanged.</summary>
    public virtual IEnumerable<WorkItem> FollowUps(SourceDocument document, WorkItem item, HarvestJob job) => [];

    /// <summary>See <see cref="ISource.Revisit"/>.</summary>
    public virtual WorkItem? Revisit(HarvestJob job, DateTimeOffset now, string kind, string address) => null;

    /// <summary>The work at the address that an item was moved to; null where it must not be followed. The registry is asked again in any case.</summary>
    public virtual WorkItem? Follow(WorkItem item, HarvestJob job, Uri to) => HostKey.Of(to) == item.Bucket ? item with { Address = to.AbsoluteUri } : null;

    /// <param name="kind">Kind of document: "jobs".</param>
    /// <param name="address">Absolute.</param>
    protected WorkItem Work(string kind, Uri address) => new() { Source = Name, Kind = kind, Address = address.AbsoluteUri, Bucket = HostKey.Of(address) };
}
