namespace TalentScout.Harvest.GhArchive;

/// <summary>The kinds of event that count for somebody; all others are <see cref="Other"/>.</summary>
public enum ArchiveKind : byte
{
    Other,
    Push,
    PullRequest,
    Review,
    ReviewComment,
    Issues,
    IssueComment,
    CommitComment,
}

/// <summary>
/// What is taken of one line. The spans lie in the line (or in a copy, where it had escapes): valid until the next one is read. Unknown is 0, -1, empty or null, never a count of
/// none.
/// </summary>
public ref struct ArchiveEvent
{
    /// <summary>The event's number; 0 where it has none (2012 to 2014).</summary>
    public ulong Id;
    public ArchiveKind Kind;

    /// <summary>"PushEvent", as it stands there.</summary>
    public ReadOnlySpan<byte> Type;

    /// <summary>0 where only the login is told.</summary>
    public long Actor;
    public ReadOnlySpan<byte> Login;
    public bool IsRobot;

    /// <summary>0 and empty where the event is about no repository.</summary>
    public long Repository;
    public ReadOnlySpan<byte> RepositoryName;

    /// <summary>Seconds since 1970.</summary>
    public long At;

    /// <summary>"opened", "closed", "merged", "created".</summary>
    public ReadOnlySpan<byte> Action;

    /// <summary>Of a push: distinct commits; -1 where it does not tell.</summary>
    public int Commits;

    /// <summary>Of a pull request that was closed; null where it does not tell.</summary>
    public bool? Merged;

    /// <summary>Who opened the pull request; 0 and empty where it does not tell.</summary>
    public long Author;
    public ReadOnlySpan<byte> AuthorLogin;
    public bool AuthorIsRobot;

    /// <summary>Lines added by the pull request; -1 where it does not tell.</summary>
    public long Additions;

    /// <summary>Main language of the repository, where a pull request or the timeline tells it.</summary>
    public ReadOnlySpan<byte> Language;

    /// <summary>"approved", "commented", "changes_requested", "dismissed".</summary>
    public ReadOnlySpan<byte> ReviewState;

    public static ArchiveKind KindOf(ReadOnlySpan<byte> type) => type.Length switch
    {
        9 when type.SequenceEqual("PushEvent"u8) => ArchiveKind.Push,
        11 when type.SequenceEqual("IssuesEvent"u8) => ArchiveKind.Issues,
        16 when type.SequenceEqual("PullRequestEvent"u8) => ArchiveKind.PullRequest,
        17 when type.SequenceEqual("IssueCommentEvent"u8) => ArchiveKind.IssueComment,
        18 when type.SequenceEqual("CommitCommentEvent"u8) => ArchiveKind.CommitComment,
        22 when type.SequenceEqual("PullRequestReviewEvent"u8) => ArchiveKind.Review,
        29 when type.SequenceEqual("PullRequestReviewCommentEvent"u8) => ArchiveKind.ReviewComment,
        _ => ArchiveKind.Other,
    };
}
