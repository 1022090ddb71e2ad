using System.Collections.Immutable;
using TalentScout.Sandbox;

namespace TalentScout.App.Composition;

/// <summary>What the demo harvests: every project of the invented GitHub, and the people that leads to, as fast as its server answers.</summary>
internal static class DemoJob
{
    public static HarvestJob Of(SandboxWorld world) => new()
    {
        Name = "demo",
        Kind = "harvest",
        Source = CandidateId.GitHub,
        Description = "The invented GitHub of the demo.",
        Seeds = new HarvestSeeds { Repositories = [.. world.Repositories.Where(r => r.Kind == RepositoryKind.Project).Select(r => r.FullName).Order(StringComparer.Ordinal)] },
        Budget = new HarvestBudget { Concurrency = 8, FreshHours = 0 },
        Depth = new HarvestDepth { CommitYears = null, CommitFiles = 0, PullRequestPages = 2, Manifests = 12, Organisations = false, MergedElsewhere = false, Events = false },
    };

    /// <summary>The two boards of the sandbox: one in the shape of Greenhouse's, and a company's own career pages.</summary>
    public static ImmutableArray<HarvestJob> Boards(SandboxWorld world, Uri sandbox) =>
    [
        new HarvestJob
        {
            Name = "demo-greenhouse",
            Kind = "harvest",
            Source = "greenhouse",
            Description = "Openings on the demo's job board.",
            Seeds = new HarvestSeeds { Boards = [.. world.Postings.Where(p => !p.OwnSite).Select(p => p.Company.Login).Distinct().Order(StringComparer.Ordinal)] },
            Budget = new HarvestBudget { FreshHours = 0 },
        },
        new HarvestJob
        {
            Name = "demo-careers",
            Kind = "harvest",
            Source = "site",
            Description = "Openings on a company's own pages.",
            Seeds = new HarvestSeeds { Pages = [new Uri(sandbox, "careers").AbsoluteUri] },
            Crawl = new HarvestCrawl { Depth = 2, PagesPerHost = 100, Sitemaps = false, Allow = ["/careers"], Deny = ["/careers/apply"] },
            Budget = new HarvestBudget { FreshHours = 0 },
        },
    ];
}
