using System.Net;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

public sealed class HostPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new(Chain.Noon);

    [Fact]
    public void A_host_is_asked_one_thing_at_a_time_and_rests_after_it()
    {
        var paces = Paces();
        Assert.Null(paces.Begin("a.test", TimeSpan.Zero, null));
        Assert.NotNull(paces.Begin("a.test", TimeSpan.Zero, null));
        Assert.Null(paces.Begin("b.test", TimeSpan.Zero, null));

        paces.End("a.test", TimeSpan.Zero, HostMood.Well);
        Assert.Equal(_clock.GetUtcNow() + Second, paces.Begin("a.test", TimeSpan.Zero, null));
        _clock.Advance(Second);
        Assert.Null(paces.Begin("a.test", TimeSpan.Zero, null));
    }

    [Fact]
    public void What_a_site_asks_for_counts_where_it_is_more_than_the_floor()
    {
        var paces = Paces();
        paces.Begin("a.test", TimeSpan.FromSeconds(30), null);
        Assert.Equal(TimeSpan.FromSeconds(30), paces.RestOf("a.test"));
        paces.Begin("b.test", TimeSpan.FromMilliseconds(10), null);
        Assert.Equal(Second, paces.RestOf("b.test"));
        // The question for robots.txt itself forgets nothing.
        paces.Begin("a.test", null, null);
        Assert.Equal(TimeSpan.FromSeconds(30), paces.RestOf("a.test"));
    }

    [Fact]
    public void What_an_earlier_process_asked_counts()
    {
        var paces = Paces();
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(7), paces.Begin("a.test", TimeSpan.FromSeconds(10), _clock.GetUtcNow() - TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public void A_slow_host_is_asked_less_often_and_errors_never_make_it_faster()
    {
        var paces = Paces();
        TimeSpan After(double seconds, HostMood mood)
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Null(paces.Begin("a.test", TimeSpan.Zero, null));
            paces.End("a.test", TimeSpan.FromSeconds(seconds), mood);
            return paces.RestOf("a.test");
        }

        Assert.Equal(Second, After(0.1, HostMood.Well));
        Assert.Equal(TimeSpan.FromSeconds(8), After(8, HostMood.Well));
        // An error that comes at once says nothing of how fast the host is.
        Assert.Equal(TimeSpan.FromSeconds(8), After(0.01, HostMood.Unsaid));
        Assert.Equal(TimeSpan.FromSeconds(16), After(0.01, HostMood.Trouble));
        Assert.Equal(TimeSpan.FromSeconds(32), After(0.01, HostMood.Trouble));
        Assert.Equal(TimeSpan.FromSeconds(18), After(4, HostMood.Well));
        Assert.Equal(HostPace.LongestOfOurs, After(500, HostMood.Trouble));
        for (var i = 0; i < 10; i++)
            After(0.1, HostMood.Well);
        Assert.Equal(Second, After(0.1, HostMood.Well));
    }

    [Theory]
    [InlineData(200, 4)]
    [InlineData(304, 4)]
    [InlineData(301, 4)]
    [InlineData(404, 8)]
    [InlineData(403, 8)]
    [InlineData(429, 16)]
    [InlineData(503, 16)]
    public async Task Only_a_good_answer_makes_the_rest_of_a_host_shorter(int status, int seconds)
    {
        var paces = Paces();
        paces.Begin("a.test", TimeSpan.Zero, null);
        paces.End("a.test", TimeSpan.FromSeconds(8), HostMood.Well);
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var chain = new HttpMessageInvoker(new HostPaceHandler(paces, _clock) { InnerHandler = new ScriptedNetwork(() => new HttpResponseMessage((HttpStatusCode)status)) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://a.test/x");
        using var response = await chain.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((status, TimeSpan.FromSeconds(seconds)), ((int)response.StatusCode, paces.RestOf("a.test")));
    }

    [Fact]
    public async Task An_answer_that_is_not_taken_neither_slows_a_host_nor_speeds_it_up()
    {
        var paces = Paces();
        paces.Begin("a.test", TimeSpan.Zero, null);
        paces.End("a.test", TimeSpan.FromSeconds(8), HostMood.Well);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var network = new ScriptedNetwork((request, _) => Task.FromResult<HttpResponseMessage>(new RefusedResponse(FetchOutcome.Disallowed("content of type image/png is not read") with { HttpStatus = 200 }, request)));
        using var chain = new HttpMessageInvoker(new HostPaceHandler(paces, _clock) { InnerHandler = network });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://a.test/x");
        using var response = await chain.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(8), paces.RestOf("a.test"));
    }

    [Fact]
    public void A_host_of_ones_own_needs_no_rest_but_what_it_asks_for()
    {
        var paces = new HostPaces(host => host == "own:81" ? TimeSpan.Zero : Second, _clock);
        Assert.Null(paces.Begin("own:81", TimeSpan.Zero, null));
        Assert.Null(paces.Begin("own:81", TimeSpan.Zero, null));
        paces.End("own:81", TimeSpan.FromSeconds(3), HostMood.Well);
        Assert.Equal(TimeSpan.Zero, paces.RestOf("own:81"));
        Assert.NotNull(paces.Begin("own:81", TimeSpan.FromSeconds(2), null));
    }

    private HostPaces Paces() => new(_ => Second, _clock);
}
