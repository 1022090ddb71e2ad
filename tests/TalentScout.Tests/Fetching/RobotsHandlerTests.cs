using System.Net;
using TalentScout.Harvest.Fetching;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Tests.Fetching;

public sealed class RobotsHandlerTests
{
    [Fact]
    public async Task It_is_asked_for_once_per_origin_and_without_the_token()
    {
        using var chain = new Chain(Answering(), s => s with { Token = "t", TokenOrigin = new Uri("https://api.test/") });

        await chain.GetAsync("https://api.test/a");
        await chain.GetAsync("https://api.test/b");
        await chain.GetAsync("https://other.test/a");

        Assert.Equal(["https://api.test/robots.txt", "https://other.test/robots.txt"], chain.Network.Robots.Select(r => r.Address.AbsoluteUri));
        Assert.All(chain.Network.Robots, r => Assert.Null(r.Header("Authorization")));
    }

    [Fact]
    public async Task Many_at_once_ask_once()
    {
        using var chain = new Chain(Answering());
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => chain.SendAsync()));
        Assert.Single(chain.Network.Robots);
        Assert.Equal(10, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task What_it_forbids_is_not_fetched()
    {
        using var chain = new Chain(Answering("User-agent: *\nDisallow: /private\nAllow: /private/open"));

        var refused = (await chain.GetAsync("https://api.test/private/x?q=1")).Outcome;

        Assert.Equal(FetchStatus.Disallowed, refused.Status);
        Assert.Contains("Disallow: /private", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync("https://api.test/private/open")).Outcome.Status);
        Assert.Equal("/private/open", Assert.Single(chain.Network.Requests).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_answer_holds_for_a_day()
    {
        using var chain = new Chain(Answering());
        await chain.GetAsync();
        chain.Clock.Advance(RobotsPolicy.MaxAge - TimeSpan.FromSeconds(1));
        await chain.GetAsync();
        Assert.Single(chain.Network.Robots);

        chain.Clock.Advance(TimeSpan.FromSeconds(1));
        await chain.GetAsync();
        Assert.Equal(2, chain.Network.Robots.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_server_in_trouble_forbids_everything_until_it_answers(int status)
    {
        var network = Answering();
        network.RobotsAnswer = () => new HttpResponseMessage((HttpStatusCode)status);
        using var chain = new Chain(network);

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal(FetchStatus.Failed, outcome.Status);
        Assert.Equal(chain.Clock.GetUtcNow() + RobotsHandler.UnreachableAge, outcome.NotBefore);
        Assert.Empty(chain.Network.Requests);

        network.RobotsAnswer = () => new HttpResponseMessage(HttpStatusCode.NotFound);
        chain.Clock.Advance(RobotsHandler.UnreachableAge);
        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);
    }

    [Fact]
    public async Task A_network_that_does_not_answer_forbids_everything()
    {
        var network = Answering();
        network.RobotsAnswer = () => throw new HttpRequestException("no route");
        using var chain = new Chain(network);

        Assert.Equal(FetchStatus.Failed, (await chain.GetAsync()).Outcome.Status);
        Assert.Empty(chain.Network.Requests);
    }

    [Fact]
    public async Task A_crawl_delay_is_kept()
    {
        var starts = new List<DateTimeOffset>();
        Chain? chain = null;
        var network = new ScriptedNetwork(_ =>
        {
            starts.Add(chain!.Clock.GetUtcNow());
            return ScriptedNetwork.Json("{}");
        })
        { RobotsAnswer = () => Text("User-agent: *\nCrawl-delay: 20") };
        chain = new Chain(network);
        using (chain)
        {
            await chain.GetAsync();
            await chain.GetAsync();
            Assert.True(starts[1] - starts[0] >= TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task It_does_not_lead_to_a_host_that_may_not_be_asked()
    {
        var network = Answering();
        network.RobotsAnswer = () => ScriptedNetwork.With("", 301, "text/plain", ("Location", "https://www.blocked.test/robots.txt"));
        using var chain = new Chain(network);

        Assert.Equal(FetchStatus.Failed, (await chain.GetAsync()).Outcome.Status);
        Assert.Single(chain.Network.Robots);
    }

    private static ScriptedNetwork Answering(string? robots = null)
    {
        var network = new ScriptedNetwork(() => ScriptedNetwork.Json("{}"));
        if (robots is not null)
            network.RobotsAnswer = () => Text(robots);
        return network;
    }

    private static HttpResponseMessage Text(string text) => ScriptedNetwork.With(text, 200, "text/plain");
}
