using Quartz;

namespace TalentScout.Jobs;

/// <summary>What a job must be, beyond its shape.</summary>
internal static class JobRules
{
    public const string Harvest = "harvest", Reindex = "reindex", Alerts = "alerts";
    public static readonly IReadOnlyCollection<string> Kinds = [Harvest, Reindex, Alerts];

    /// <summary>GitHub allows 100 at once; a server of one's own hardly more.</summary>
    private const int MostConcurrency = 256;

    /// <param name="trouble">Makes the exception, from the key and what was wanted.</param>
    public static void Check(HarvestJob job, IReadOnlyCollection<string> kinds, Func<string, string, JobException> trouble)
    {
        if (!kinds.Contains(job.Kind))
            throw trouble("kind", $"unknown kind `{job.Kind}`, want one of {string.Join(", ", kinds)}");
        if (job.Cron is not null && Cron(job.Cron) is { } wrong)
            throw trouble("cron", wrong);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(job.TimeZone, out _))
            throw trouble("timeZone", $"unknown time zone `{job.TimeZone}`, want an IANA name such as Europe/Berlin, or UTC");
        if (job.Kind == Harvest)
            CheckHarvest(job, trouble);
    }

    private static string? Cron(string text)
    {
        const string Form = "want `seconds minutes hours day-of-month month day-of-week`, one of the two days being `?`: \"0 30 2 * * ?\" is every night at 02:30";
        return CronExpression.TryParse(text, out _) ? null : $"`{text}` is no schedule, {Form}";
    }

    private static void CheckHarvest(HarvestJob job, Func<string, string, JobException> trouble)
    {
        if (string.IsNullOrWhiteSpace(job.Source))
            throw trouble("kind", "a harvest needs a `source`, such as \"github\"");
        var seeds = job.Seeds;
        if (seeds.Repositories.Length + seeds.Organisations.Length + seeds.Logins.Length + seeds.UserSearches.Length + seeds.RepositorySearches.Length + seeds.Boards.Length + seeds.Pages.Length == 0 && seeds.Archive is null)
            throw trouble("seeds", "a harvest needs `seeds`: repositories, organisations, logins, userSearches, repositorySearches, boards, pages or archive");
        if (seeds.Pages.FirstOrDefault(p => !Uri.TryCreate(p, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https")) is { } address)
            throw trouble("seeds.pages", $"`{address}` is no address of a page, want https://...");
        if (seeds.Repositories.FirstOrDefault(r => r.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]) is { } repository)
            throw trouble("seeds.repositories", $"`{repository}` is no repository, want owner/name");
        if (seeds.Archive is { } rule)
            CheckArchive(rule, trouble);
        Range("budget.concurrency", job.Budget.Concurrency, 1, MostConcurrency, trouble);
        Range("budget.maxRequests", job.Budget.MaxRequests ?? 1, 1, int.MaxValue, trouble);
        Range("budget.minIntervalMs", job.Budget.MinIntervalMs, 0, 60_000, trouble);
        Range("budget.freshHours", job.Budget.FreshHours, 0, 24 * 365, trouble);
        Range("budget.maxAttempts", job.Budget.MaxAttempts, 1, 100, trouble);
        Range("depth.commitYears", job.Depth.CommitYears ?? 0, 0, 50, trouble);
        Range("depth.commitFiles", job.Depth.CommitFiles, 0, 100, trouble);
        Range("depth.pullRequestPages", job.Depth.PullRequestPages, 0, 10_000, trouble);
        Range("depth.manifests", job.Depth.Manifests, 0, 1000, trouble);
        Range("depth.minCommitsToVisit", job.Depth.MinCommitsToVisit, 0, int.MaxValue, trouble);
        Range("crawl.depth", job.Crawl.Depth, 0, 20, trouble);
        Range("crawl.pagesPerHost", job.Crawl.PagesPerHost, 1, 100_000, trouble);
        Range("crawl.linksPerPage", job.Crawl.LinksPerPage, 1, 5000, trouble);
        Range("crawl.minutesPerHost", job.Crawl.MinutesPerHost, 1, 24 * 60, trouble);
        if (job.Crawl.Allow.Concat(job.Crawl.Deny).FirstOrDefault(p => p.Length == 0 || p[0] is not ('/' or '*')) is { } path)
            throw trouble("crawl", $"`{path}` is no path, want one that starts with a slash, such as /careers");
        Range("depth.discoveredRepositories", job.Depth.DiscoveredRepositories, 0, 1_000_000, trouble);
    }

    private static void CheckArchive(ArchiveRule rule, Func<string, string, JobException> trouble)
    {
        Range("seeds.archive.months", rule.Months, 1, 1200, trouble);
        Range("seeds.archive.activeMonths", rule.ActiveMonths, 1, rule.Months, trouble);
        Range("seeds.archive.commits", rule.Commits, 0, int.MaxValue, trouble);
        Range("seeds.archive.merged", rule.Merged, 0, int.MaxValue, trouble);
        Range("seeds.archive.reviews", rule.Reviews, 0, int.MaxValue, trouble);
        Range("seeds.archive.repositories", rule.Repositories, 1, int.MaxValue, trouble);
        Range("seeds.archive.people", rule.People, 1, 1_000_000, trouble);
    }

    private static void Range(string key, int value, int least, int most, Func<string, string, JobException> trouble)
    {
        if (value < least || value > most)
            throw trouble(key, most == int.MaxValue ? $"`{key}` is {value}, want {least} or more" : $"`{key}` is {value}, want {least} to {most}");
    }
}
