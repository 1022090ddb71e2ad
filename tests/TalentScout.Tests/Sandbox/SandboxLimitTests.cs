using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed class SandboxLimitTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private static readonly string Busy = $"repos/{SandboxFixture.Busy.FullName}";

    [Fact]
    public async Task After_the_last_request_of_a_window_nothing_is_answered_until_the_reset()
    {
        await using var server = await Start(new SandboxServerOptions { CoreLimit = 2, Window = TimeSpan.FromMinutes(1) });
        using var client = SandboxFixture.ClientOf(server, "t");
        using var first = await Get(client, Busy);
        using var second = await Get(client, Busy);
        using var third = await Get(client, Busy);
        Assert.Equal(["1", "0", "0"], new[] { first, second, third }.Select(r => Header(r, "X-RateLimit-Remaining")));
        Assert.Equal(HttpStatusCode.Forbidden, third.StatusCode);
        Assert.Contains("API rate limit exceeded", await third.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds(), long.Parse(Header(third, "X-RateLimit-Reset"), CultureInfo.InvariantCulture));

        _clock.Advance(TimeSpan.FromMinutes(1));
        using var fourth = await Get(client, Busy);
        Assert.Equal(HttpStatusCode.OK, fourth.StatusCode);
        Assert.Equal([false, false, true, false], server.Requests.Select(r => r.AfterExhausted));
    }

    [Fact]
    public async Task Searching_draws_on_a_bucket_of_its_own()
    {
        await using var server = await Start(new SandboxServerOptions { CoreLimit = 50, SearchLimit = 1, PrimaryStatus = 429 });
        using var client = SandboxFixture.ClientOf(server, "t");
        using var first = await Get(client, "search/users?q=a");
        using var second = await Get(client, "search/users?q=a");
        using var core = await Get(client, Busy);
        Assert.Equal("search", Header(first, "X-RateLimit-Resource"));
        Assert.Equal(429, (int)second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, core.StatusCode);
    }

    [Fact]
    public async Task A_304_to_a_token_is_free_and_so_is_asking_for_the_limits()
    {
        await using var server = await Start(new SandboxServerOptions { CoreLimit = 5 });
        using var client = SandboxFixture.ClientOf(server, "t");
        using var first = await Get(client, Busy);
        using var request = new HttpRequestMessage(HttpMethod.Get, Busy);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using var limits = await Get(client, "rate_limit");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("4", Header(second, "X-RateLimit-Remaining"));
        Assert.Equal("4", Header(limits, "X-RateLimit-Remaining"));
        Assert.Contains("\"remaining\":4", await limits.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Each_token_has_limits_of_its_own()
    {
        await using var server = await Start(new SandboxServerOptions { CoreLimit = 1 });
        using var one = SandboxFixture.ClientOf(server, "one");
        using var two = SandboxFixture.ClientOf(server, "two");
        using var first = await Get(one, Busy);
        using var second = await Get(two, Busy);
        using var third = await Get(one, Busy);
        Assert.Equal([200, 200, 403], new[] { first, second, third }.Select(r => (int)r.StatusCode));
    }

    [Fact]
    public async Task Too_many_in_a_minute_are_refused_for_as_long_as_Retry_After_says()
    {
        await using var server = await Start(new SandboxServerOptions { PerMinuteLimit = 2, RetryAfter = TimeSpan.FromSeconds(90), SecondaryStatus = 429 });
        using var client = SandboxFixture.ClientOf(server, "t");
        using var first = await Get(client, Busy);
        using var second = await Get(client, Busy);
        using var third = await Get(client, Busy);
        Assert.Equal(429, (int)third.StatusCode);
        Assert.Equal("90", Header(third, "Retry-After"));
        Assert.Contains("secondary rate limit", await third.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        _clock.Advance(TimeSpan.FromSeconds(60));
        using var early = await Get(client, Busy);
        Assert.Equal("30", Header(early, "Retry-After"));
        _clock.Advance(TimeSpan.FromSeconds(31));
        using var late = await Get(client, Busy);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal([false, false, false, true, false], server.Requests.Select(r => r.InsideRetryAfter));
    }

    [Fact]
    public async Task A_revoked_token_is_told_so()
    {
        await using var server = await Start(new SandboxServerOptions { RejectedTokens = ["stale"] });
        using var client = SandboxFixture.ClientOf(server, "stale");
        using var response = await Get(client, Busy);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("Bad credentials", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<SandboxServer> Start(SandboxServerOptions options) => SandboxServer.StartAsync(SandboxFixture.World, options with { Clock = _clock }, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> Get(HttpClient client, string path) => client.GetAsync(path, TestContext.Current.CancellationToken);

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
