using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>One file of jobs/: what runs when, with which seeds and which budget. Data, never class names.</summary>
public sealed record HarvestJob
{
    public required string Name { get; init; }

    /// <summary>"harvest", "reindex" or "alerts".</summary>
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
    public HarvestCrawl Crawl { get; init; } = new();
}

public sealed record HarvestSeeds
{
    /// <summary>"owner/name".</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];
    public ImmutableArray<string> Organisations { get; init; } = [];
    public ImmutableArray<string> Logins { get; init; } = [];

    /// <summary>Whoever of the imported GH Archive meets this rule.</summary>
    public ArchiveRule? Archive { get; init; }

    /// <summary>By number; not in a file: what <see cref="Archive"/> came to.</summary>
    [JsonIgnore] public ImmutableArray<long> People { get; init; } = [];

    /// <summary>Terms of the source's own search, sent as they are.</summary>
    public ImmutableArray<string> UserSearches { get; init; } = [];
    public ImmutableArray<string> RepositorySearches { get; init; } = [];

    /// <summary>Names of boards as their source calls them: the company in a board's address.</summary>
    public ImmutableArray<string> Boards { get; init; } = [];

    /// <summary>Addresses of pages to start from. Naming one here is what opens its host to the crawler.</summary>
    public ImmutableArray<string> Pages { get; init; } = [];
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

/// <summary>How far a crawl goes from each of its pages. What is beyond is not fetched.</summary>
public sealed record HarvestCrawl
{
    /// <summary>Links from a start page or sitemap at most.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Pages of one host in one run at most.</summary>
    public int PagesPerHost { get; init; } = 2000;

    /// <summary>Links taken from one page at most, in the order of the page.</summary>
    public int LinksPerPage { get; init; } = 300;

    /// <summary>After so many minutes a run plans and fetches no further page of a host; the next night goes on from the start pages.</summary>
    public int MinutesPerHost { get; init; } = 240;

    /// <summary>Whether sitemaps are read.</summary>
    public bool Sitemaps { get; init; } = true;

    /// <summary>Paths that may be read, as in robots.txt: "/careers", "/*/jobs". Empty: all. Start pages always may.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];

    /// <summary>Paths that may not; the longest of both lists decides.</summary>
    public ImmutableArray<string> Deny { get; init; } = [];
}
