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
        Depth = new HarvestDepth { CommitYears = null, CommitFiles = 4, PullRequestPages = 2, Manifests = 12, Organisations = false, MergedElsewhere = false, Events = false },
    };
}
