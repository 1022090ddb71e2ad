using TalentScout.Harvest.Fetching;
using TalentScout.Tests.Store;

namespace TalentScout.Tests.Fetching;

/// <summary>What a source's terms allow in a day is held by the chain, and over a restart by the store.</summary>
public sealed class DayHandlerTests
{
    private static readonly SourceRegistry Sources = new([Chain.Source("feed", SourceVerdict.Allow, "feed.test", "127.0.0.1:8080") with { RequestsPerDay = 4 }]);

    [Fact]
    public async Task No_more_is_sent_than_the_terms_allow_in_a_day_robots_included()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")), registry: Sources);
        for (var i = 0; i < 3; i++)
            Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync($"https://feed.test/{i}")).Outcome.Status);

        var refused = (await chain.GetAsync("https://feed.test/4")).Outcome;

        Assert.Equal((FetchStatus.Throttled, "feed: its terms allow 4 requests a day"), (refused.Status, refused.Reason));
        Assert.Equal(3, chain.Network.Requests.Count);
        Assert.Single(chain.Network.Robots);
        Assert.InRange(refused.NotBefore!.Value, Chain.Noon.AddHours(24), chain.Clock.GetUtcNow().AddHours(24));
    }

    [Fact]
    public async Task A_day_later_there_is_room_again()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")), registry: Sources);
        for (var i = 0; i < 5; i++)
            await chain.GetAsync("https://feed.test/x");
        chain.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync("https://feed.test/x")).Outcome.Status);
    }

    [Fact]
    public async Task Hosts_of_ones_own_are_bound_by_no_terms()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")), registry: Sources);
        for (var i = 0; i < 10; i++)
            Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync("http://127.0.0.1:8080/x")).Outcome.Status);
    }

    [Fact]
    public async Task A_restart_begins_no_day_anew()
    {
        await using var fixture = await StoreFixture.OpenAsync();
        Assert.Null(await fixture.Store.Requests.TakeAsync("feed", 2, StoreFixture.Token));
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await fixture.Store.Requests.TakeAsync("feed", 2, StoreFixture.Token));
        await fixture.ReopenAsync();
        var now = fixture.Clock.GetUtcNow();
        Assert.Equal(now.AddHours(23), await fixture.Store.Requests.TakeAsync("feed", 2, StoreFixture.Token));
        Assert.Equal(now.AddHours(24), await fixture.Store.Requests.TakeAsync("feed", 1, StoreFixture.Token));
        Assert.Null(await fixture.Store.Requests.TakeAsync("other", 2, StoreFixture.Token));
        fixture.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Null(await fixture.Store.Requests.TakeAsync("feed", 2, StoreFixture.Token));
    }

    [Fact]
    public void A_bound_of_none_is_no_bound_but_a_mistake() =>
        Assert.Contains("'feed'", Assert.Throws<FormatException>(() => new SourceRegistry([Chain.Source("feed", SourceVerdict.Allow, "feed.test") with { RequestsPerDay = 0 }])).Message, StringComparison.Ordinal);
}
