namespace TalentScout.Harvest.GhArchive;

/// <summary>What an event counts for. The one place where kinds of event become kinds of count.</summary>
public static class EventCounts
{
    /// <summary>What it counts for its actor; a merged pull request counts for its author beside that.</summary>
    internal static ArchiveTally TallyOf(in ArchiveEvent e) => e.Kind switch
    {
        ArchiveKind.Push => new ArchiveTally { Pushes = 1, Commits = Math.Max(0, e.Commits), PushesUntold = e.Commits < 0 ? 1 : 0 },
        ArchiveKind.PullRequest when e.Action.SequenceEqual("opened"u8) => new ArchiveTally { Opened = 1 },
        ArchiveKind.PullRequest when IsUntold(e) => new ArchiveTally { ClosedUntold = 1 },
        ArchiveKind.Review when !e.Action.SequenceEqual("dismissed"u8) && !e.ReviewState.SequenceEqual("dismissed"u8) => new ArchiveTally { Reviews = 1 },
        ArchiveKind.ReviewComment => new ArchiveTally { ReviewComments = 1 },
        ArchiveKind.Issues when e.Action.SequenceEqual("opened"u8) => new ArchiveTally { Issues = 1 },
        ArchiveKind.IssueComment or ArchiveKind.CommitComment => new ArchiveTally { Comments = 1 },
        _ => default,
    };

    public static bool IsMerged(in ArchiveEvent e) =>
        e.Kind == ArchiveKind.PullRequest && ((e.Action.SequenceEqual("closed"u8) && e.Merged == true) || (e.Action.SequenceEqual("merged"u8) && e.Merged != false));

    /// <summary>Closed, but nobody says how; or merged, but nobody says whose it was.</summary>
    internal static bool IsUntold(in ArchiveEvent e) =>
        e.Kind == ArchiveKind.PullRequest && ((e.Action.SequenceEqual("closed"u8) && e.Merged is null) || (IsMerged(e) && e.AuthorLogin.IsEmpty));

    /// <summary>By name, null where the payload does not tell the count; empty for what counts for nobody.</summary>
    public static IReadOnlyList<(string Name, int? Value)> Of(in ArchiveEvent e)
    {
        var tally = TallyOf(e);
        var counts = new List<(string, int?)>();
        if (tally.Pushes > 0)
        {
            counts.Add(("pushes", tally.Pushes));
            counts.Add(("commits", tally.PushesUntold > 0 ? null : tally.Commits));
        }

        if (IsMerged(e) || tally.ClosedUntold > 0)
            counts.Add(("merged", tally.ClosedUntold > 0 ? null : 1));
        (string Name, int Value)[] plain = [("opened", tally.Opened), ("reviews", tally.Reviews), ("reviewComments", tally.ReviewComments), ("issues", tally.Issues), ("comments", tally.Comments)];
        foreach (var (name, value) in plain)
        {
            if (value > 0)
                counts.Add((name, value));
        }

        return counts;
    }
}
