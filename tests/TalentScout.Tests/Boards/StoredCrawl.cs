using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Harvest.Boards;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Fetching;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Tests.Boards;

/// <summary>Nights of the source "site" through ledger and store, in a directory of its own. Each night is another start of the program.</summary>
internal sealed class StoredCrawl : IAsyncDisposable
{
    private readonly string _directory;

    private StoredCrawl(string directory, StoreDatabase store) => (_directory, Store) = (directory, store);

    public StoreDatabase Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<StoredCrawl> OpenAsync(TimeProvider? clock = null)
    {
        var directory = Directory.CreateTempSubdirectory("talentscout-crawl-").FullName;
        return new StoredCrawl(directory, await StoreDatabase.OpenAsync(directory, clock ?? TimeProvider.System, Token));
    }

    /// <param name="host">With its port, where it has one.</param>
    /// <param name="network">Null: the real one.</param>
    /// <param name="crawl">Null: all below /careers.</param>
    public async Task<HarvestRun> RunAsync(string host, DateOnly night, HttpMessageHandler? network = null, HarvestCrawl? crawl = null)
    {
        using var sources = BoardSources.Create(
            new BoardOptions { OwnHosts = [host] }, SiteCrawl.Registry, new SkillCatalogue([]), _ => Place.Unknown, new RobotsMemory(Store.Robots.FindAsync, Store.Robots.SaveAsync), null, TimeProvider.System, network);
        var job = new HarvestJob
        {
            Name = "careers",
            Kind = "harvest",
            Source = "site",
            Seeds = new HarvestSeeds { Pages = [$"http://{host}/careers"] },
            Budget = new HarvestBudget { Concurrency = 4, FreshHours = 0 },
            Crawl = crawl ?? new HarvestCrawl { Allow = ["/careers"] },
        };
        using var index = CandidateIndex.Open(Path.Combine(_directory, "index"), new SkillCatalogue([]), new RankingOptions(), TimeProvider.System);
        using var folder = new CandidateFolder(Store, new CandidateFold(new SkillCatalogue([]), _ => Place.Unknown), "test", TimeProvider.System, NullLogger<CandidateFolder>.Instance);
        using var follower = new IndexFollower(Store, index, TimeProvider.System, NullLogger<IndexFollower>.Instance);
        var runner = new HarvestRunner(Store, folder, follower, TimeProvider.System, NullLogger<HarvestRunner>.Instance);
        return await runner.RunAsync(job, sources.All.Single(s => s.Name == "site"), night, false, null, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
