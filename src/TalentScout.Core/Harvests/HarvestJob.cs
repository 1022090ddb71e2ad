using System.Collections.Immutable;

namespace TalentScout;

/// <summary>One file of jobs/: what runs when, with which seeds and which budget. Data, never class names.</summary>
public sealed record HarvestJob
{
    public required string Name { get; init; }

    /// <summary>"harvest" or "reindex".</summary>
    public required string Kind { get; init; }
    public string Description { get; init; } = "";

    /// <summary>Quartz cron, with seconds: "0 30 2 * * ?". Null: only on command.</summary>
    public string? Cron { get; init; }
    public string TimeZone { get; init; } = "UTC";
    public bool Enabled { get; init; } = true;

    /// <summary>Which source of config/sources.json; for kind "harvest".</summary>
    public string? Source { get; init; }
    public HarvestSeeds Seeds { get; init; } = new();
    public HarvestBudget Budget { get; init; } = new();
    public HarvestDepth Depth { get; init; } = new();
}

public sealed record HarvestSeeds
{
    /// <summary>"owner/name".</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];
    public ImmutableArray<string> Organisations { get; init; } = [];
    public ImmutableArray<string> Logins { get; init; } = [];

    /// <summary>Terms of the source's own search, sent as they are.</summary>
    public ImmutableArray<string> UserSearches { get; init; } = [];
    public ImmutableArray<string> RepositorySearches { get; init; } = [];
}

public sealed record HarvestBudget
{
    /// <summary>Requests of one run at most, not counting those answered "not modified", which cost the source's limits nothing; null: no bound of ours.</summary>
    public int? MaxRequests { get; init; }

    /// <summary>Fetches in flight at once. GitHub asks for serial: 1. Raise it only for a server of your own.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Least time between two requests, in milliseconds.</summary>
    public int MinIntervalMs { get; init; }

    /// <summary>A document younger than this is not asked for again. 0: always asked, conditionally.</summary>
    public int FreshHours { get; init; } = 20;

    /// <summary>Failures of one item before it is given up.</summary>
    public int MaxAttempts { get; init; } = 4;
}

/// <summary>How much is read around a seed.</summary>
public sealed record HarvestDepth
{
    /// <summary>Commit history of a seed repository, in years back; null: all of it, 0: none.</summary>
    public int? CommitYears { get; init; } = 5;

    /// <summary>
    /// Commits of one person in one repository whose files are asked for at most, one request each; 0: none. Their 5th commit is the first, and the further back the
    /// fewer: about 4 of 20 commits, 8 of 100.
    /// </summary>
    public int CommitFiles { get; init; } = 8;

    /// <summary>Where <see cref="CommitYears"/> is 0: commits per week of the hundred most active contributors, in one request.</summary>
    public bool Statistics { get; init; }

    /// <summary>Closed pull requests of a seed repository, in pages of 100; 0: none.</summary>
    public int PullRequestPages { get; init; } = 10;

    /// <summary>Manifests read per repository at most.</summary>
    public int Manifests { get; init; } = 40;

    /// <summary>Contributors with fewer commits than this are listed but not visited.</summary>
    public int MinCommitsToVisit { get; init; } = 1;

    public bool Profiles { get; init; } = true;
    public bool OwnRepositories { get; init; } = true;
    public bool Organisations { get; init; } = true;

    /// <summary>Search for merged pull requests elsewhere: one search request per person.</summary>
    public bool MergedElsewhere { get; init; } = true;
    public bool Events { get; init; } = true;

    /// <summary>Repositories found through people (own, or where they have merged work) that become seeds themselves, per run at most.</summary>
    public int DiscoveredRepositories { get; init; }
}
