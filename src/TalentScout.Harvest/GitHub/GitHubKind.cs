using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// One kind of document: how it is asked for, what of it is kept, what it proves, and what is fetched because of it. Extraction and planning look at the stored
/// document alone, so that an unchanged one (304) leads to the same work as a new one.
/// </summary>
internal abstract class GitHubKind(string name, int version = 1)
{
    public string Name { get; } = name;

    /// <summary>Grows whenever <see cref="Extract"/> says something else about the same document.</summary>
    public string Extractor { get; } = $"github-{name}@{version}";

    public virtual string Accept => "application/vnd.github+json";
    public virtual Expected Expected => Expected.Json;

    /// <summary>What is stored of a body; null where it is not what was asked for.</summary>
    public abstract byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context);

    /// <summary>What the stored document is to know beside its body. Asked again for an unchanged one, by what is known then.</summary>
    /// <param name="before">The stored document, with what was known at its time.</param>
    public virtual ItemContext Describe(GitHubPage page, GitHubPage? before, Visit visit) => page.Context;

    /// <summary>What is stored of an answer, where something of the stored document is to stay beside it.</summary>
    public virtual byte[] Keep(GitHubPage page, GitHubPage? before) => page.Body;

    /// <summary>A minimised body without what is about people who must not be in it; the very same bytes where nothing is.</summary>
    public virtual byte[] Without(byte[] body, IsGone isGone) => body;

    /// <summary>The whole document is about them: it is not stored.</summary>
    public virtual Account? Subject(GitHubPage page) => null;

    public abstract IEnumerable<Evidence> Extract(GitHubPage page);

    public virtual IEnumerable<WorkItem> FollowUps(GitHubPage page, Visit visit) => [];

    /// <summary>The stored document cannot have changed by now: it is not asked for again.</summary>
    public virtual bool IsFinal(GitHubPage stored, DateTimeOffset now) => false;

    /// <summary>What is stored where the source says that there is no such thing (any more); null: nothing.</summary>
    public virtual byte[]? Tombstone(ItemContext context, GitHubPage? before) => null;

    /// <summary>Why an answer that can be read is not to be taken all the same: it is asked for again. Null: it is taken.</summary>
    public virtual FetchOutcome? Refuse(GitHubPage page, Visit visit) => null;

    /// <summary>The list begins with the newest: where its first page is unchanged, so are the others, and none of them is asked for.</summary>
    public virtual bool NewestFirst => false;

    /// <summary>Things worth a line in the run's report.</summary>
    public virtual IEnumerable<string> Remarks(GitHubPage page) => [];

    /// <summary>What the source did not tell in this document; see <see cref="WorkResult.Gaps"/>.</summary>
    public virtual IEnumerable<string> Gaps(GitHubPage page) => [];

    /// <summary>The next page, where the source named one.</summary>
    protected static WorkItem[] Next(GitHubPage page, Visit visit) => page.Document.Next is { } next ? [visit.Item with { Address = next }] : [];
}

/// <summary>The work item at hand, and the job it is done for.</summary>
internal sealed record Visit(WorkItem Item, ItemContext Context, HarvestJob Job)
{
    public DateTimeOffset? Started => Context.Started;
    public HarvestDepth Depth => Job.Depth;

    /// <summary>Steps from a seed of what follows from here.</summary>
    public int NextStep => Item.Depth + 1;

    /// <summary>Null where the source did not answer: the stored document is looked at.</summary>
    public FetchReply? Reply { get; init; }
}

/// <summary>Whether somebody must not be here, by account number and login as far as they are known.</summary>
internal delegate bool IsGone(long? id, string? login);
