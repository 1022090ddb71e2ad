using TalentScout.Sandbox;
using TalentScout.Tests.Sandbox;

namespace TalentScout.Tests.Boards;

/// <summary>The career site of the sandbox, over the real network, through ledger and store.</summary>
public sealed class SandboxCrawlTests : IAsyncLifetime
{
    private SandboxServer _sandbox = null!;
    private StoredCrawl _crawl = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(SandboxFixture.World);
        _crawl = await StoredCrawl.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _crawl.DisposeAsync();
        await _sandbox.DisposeAsync();
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

    private Task<HarvestRun> RunAsync(DateOnly night) => _crawl.RunAsync($"{_sandbox.BaseAddress.Host}:{_sandbox.BaseAddress.Port}", night);
}
