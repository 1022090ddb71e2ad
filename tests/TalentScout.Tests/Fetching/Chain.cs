using Microsoft.Extensions.Time.Testing;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

/// <summary>The whole chain over a scripted network and a clock that stands still, for one request after the other.</summary>
internal sealed class Chain : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PoliteFetcher _fetcher;

    public Chain(ScriptedNetwork network, Func<FetchChainSettings, FetchChainSettings>? change = null, SourceRegistry? registry = null)
    {
        Network = network;
        Budget = new RateBudget(Clock);
        var settings = new FetchChainSettings { UserAgent = "TalentScout/test", Retries = 0, Concurrency = 8, OwnHosts = new HashSet<string> { "127.0.0.1:8080" } };
        _fetcher = FetchChain.Build(change?.Invoke(settings) ?? settings, registry ?? Sources, Budget, Clock, network);
    }

    public static SourceRegistry Sources { get; } = new(
    [
        Source("api", SourceVerdict.Allow, "api.test", "other.test", "127.0.0.1:8080"),
        Source("gated", SourceVerdict.Gate, "gated.test"),
        Source("blocked", SourceVerdict.Block, "*.blocked.test"),
    ]);

    public FakeTimeProvider Clock { get; } = new(Noon);
    public RateBudget Budget { get; }
    public ScriptedNetwork Network { get; }

    public static SourceEntry Source(string name, SourceVerdict verdict, params string[] hosts) => new()
    {
        Name = name,
        Kind = "api",
        Hosts = [.. hosts],
        Verdict = verdict,
        Terms = "https://terms.test/",
        Read = new DateOnly(2026, 1, 1),
        Because = $"{name} because",
    };

    /// <summary>Sends, and moves the clock on a second at a time while the chain waits for it.</summary>
    public async Task<FetchReply> GetAsync(string address = "https://api.test/x", string bucket = "core", Action<HttpRequestMessage>? change = null, Expected expected = Expected.Anything)
    {
        var sending = SendAsync(address, bucket, change, expected);
        return await Waiting(sending);
    }

    public Task<FetchReply> SendAsync(string address = "https://api.test/x", string bucket = "core", Action<HttpRequestMessage>? change = null, Expected expected = Expected.Anything, CancellationToken? cancellationToken = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Options.Set(FetchOptions.Bucket, bucket);
        change?.Invoke(request);
        return _fetcher.SendAsync(request, expected, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public async Task<T> Waiting<T>(Task<T> task)
    {
        for (var turn = 0; turn < 200_000 && !task.IsCompleted; turn++)
        {
            if (turn % 50 == 49)
                Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await task;
    }

    public void Dispose() => _fetcher.Dispose();
}
