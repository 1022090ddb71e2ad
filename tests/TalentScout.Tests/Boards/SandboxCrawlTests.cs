using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Harvest.Boards;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Fetching;
using TalentScout.Jobs;
using TalentScout.Sandbox;
using TalentScout.Search;
using TalentScout.Store;
using TalentScout.Tests.Sandbox;

namespace TalentScout.Tests.Boards;

/// <summary>The career site of the sandbox, over the real network, through ledger and store.</summary>
public sealed class SandboxCrawlTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("talentscout-crawl-").FullName;
    private SandboxServer _sandbox = null!;
    private StoreDatabase _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(SandboxFixture.World);
        _store = await StoreDatabase.OpenAsync(_directory, TimeProvider.System, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Every_opening_is_read_the_forms_are_not_and_a_second_night_asks_for_changes_alone()
    {
        var first = await RunAsync(new DateOnly(2026, 11, 20));

        var openings = _sandbox.World.Postings.Count(p => p.OwnSite);
        var asked = _sandbox.Requests.ToList();
        Assert.Equal((RunState.Done, 0L), (first.State, first.Counts.GivenUp));
        Assert.Equal(openings, asked.Count(r => r.Path.StartsWith("/careers/jobs/", StringComparison.Ordinal)));
        Assert.DoesNotContain(asked, r => r.Path.StartsWith("/careers/apply", StringComparison.Ordinal));
        Assert.All(asked, r => Assert.StartsWith("TalentScout/", r.UserAgent, StringComparison.Ordinal));
        Assert.Single(asked, r => r.Path == "/robots.txt");

        _sandbox.ClearRequests();
        var second = await RunAsync(new DateOnly(2026, 11, 21));

        Assert.Equal((RunState.Done, first.Counts.Fetched, 0L), (second.State, second.Counts.NotModified, second.Counts.Fetched));
        // robots.txt was asked for a moment ago, by another process.
        Assert.DoesNotContain(_sandbox.Requests, r => r.Path == "/robots.txt");
        Assert.All(_sandbox.Requests, r => Assert.Equal((304, true), (r.Status, r.Conditional)));
    }

    private async Task<HarvestRun> RunAsync(DateOnly night)
    {
        var host = $"{_sandbox.BaseAddress.Host}:{_sandbox.BaseAddress.Port}";
        using var sources = BoardSources.Create(
            new BoardOptions { OwnHosts = [host] }, SiteCrawl.Registry, new SkillCatalogue([]), _ => Place.Unknown, new RobotsMemory(_store.Robots.FindAsync, _store.Robots.SaveAsync), null, TimeProvider.System);
        var job = new HarvestJob
        {
            Name = "careers",
            Kind = "harvest",
            Source = "site",
            Seeds = new HarvestSeeds { Pages = [$"http://{host}/careers"] },
            Budget = new HarvestBudget { Concurrency = 4, FreshHours = 0 },
            Crawl = new HarvestCrawl { Allow = ["/careers"] },
        };
        using var index = CandidateIndex.Open(Path.Combine(_directory, "index"), new SkillCatalogue([]), new RankingOptions(), TimeProvider.System);
        using var folder = new CandidateFolder(_store, new CandidateFold(new SkillCatalogue([]), _ => Place.Unknown), "test", TimeProvider.System, NullLogger<CandidateFolder>.Instance);
        using var follower = new IndexFollower(_store, index, TimeProvider.System, NullLogger<IndexFollower>.Instance);
        var runner = new HarvestRunner(_store, folder, follower, TimeProvider.System, NullLogger<HarvestRunner>.Instance);
        return await runner.RunAsync(job, sources.All.Single(s => s.Name == "site"), night, false, null, Token);
    }
}
