using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Harvest.Boards;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Fetching;
using TalentScout.Tests.Fetching;

namespace TalentScout.Tests.Boards;

/// <summary>The source "site" over a scripted network: what it asks for, item by item, without store or pass.</summary>
internal sealed class SiteCrawl : IDisposable
{
    private readonly BoardSources _sources;

    public SiteCrawl(ScriptedNetwork network, Func<BoardOptions, BoardOptions>? change = null)
    {
        Network = network;
        var options = new BoardOptions { OwnHosts = ["acme.test", "www.acme.test"] };
        _sources = BoardSources.Create(change?.Invoke(options) ?? options, Registry, new SkillCatalogue([]), _ => Place.Unknown, null, null, Clock, network);
    }

    public static SourceRegistry Registry { get; } = new(
    [
        Chain.Source("site", SourceVerdict.Gate, "*"),
        Chain.Source("blocked", SourceVerdict.Block, "*.blocked.test"),
    ]);

    public FakeTimeProvider Clock { get; } = new(Chain.Noon);
    public ScriptedNetwork Network { get; }
    public HarvestJob Job { get; set; } = new() { Name = "careers", Kind = "harvest", Source = "site", Seeds = new HarvestSeeds { Pages = ["https://acme.test/careers"] } };
    public ISource Source => _sources.All.Single(s => s.Name == "site");
    public Dictionary<string, SourceDocument> Stored { get; } = [];
    public List<WorkResult> Results { get; } = [];

    public IEnumerable<string> Asked => Network.Requests.Select(r => r.Address.AbsoluteUri);

    /// <summary>Works all that follows from the seeds off, as a run would: each key once.</summary>
    public async Task<IReadOnlyList<WorkResult>> RunAsync(int most = 500)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<WorkItem>(Source.Seed(Job, Clock.GetUtcNow()).Where(i => known.Add(i.Key)));
        Results.Clear();
        while (Results.Count < most && queue.TryDequeue(out var item))
        {
            var result = await WorkAsync(item);
            foreach (var next in result.FollowUps.Where(i => known.Add(i.Key)))
                queue.Enqueue(next);
        }
        return Results;
    }

    public async Task<WorkResult> WorkAsync(WorkItem item)
    {
        var result = await Source.WorkAsync(item, Job, Stored.GetValueOrDefault(item.Key), TestContext.Current.CancellationToken);
        Results.Add(result);
        if (result.Document is { } document)
            Stored[item.Key] = document;
        if (result.Forget)
            Stored.Remove(item.Key);
        return result;
    }

    public static ImmutableArray<string> AddressesOf(WorkResult result) => [.. result.FollowUps.Select(f => f.Address)];

    public void Dispose() => _sources.Dispose();
}
