using System.Net;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

/// <summary>What each part of the chain promises, seen through the whole of it.</summary>
public sealed class ChainTests
{
    private const string Secret = "token-of-nobody";

    [Theory]
    [InlineData("https://unknown.test/x", "'unknown.test' is not in sources.json")]
    [InlineData("https://www.blocked.test/x", "blocked because")]
    [InlineData("https://gated.test/x", "gated because")]
    [InlineData("https://api.test.evil.test/x", "is not in sources.json")]
    [InlineData("ftp://api.test/x", "no address of the web")]
    public async Task A_host_that_is_not_allowed_is_refused_without_a_request(string address, string because)
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")));

        var outcome = (await chain.GetAsync(address)).Outcome;

        Assert.Equal(FetchStatus.Disallowed, outcome.Status);
        Assert.Contains(because, outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(chain.Network.Requests);
        Assert.Empty(chain.Network.Robots);
    }

    [Fact]
    public async Task A_gated_host_is_open_where_the_source_says_so()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")));

        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync("https://gated.test/x", change: r => r.Options.Set(FetchOptions.GateOpen, true))).Outcome.Status);
    }

    [Fact]
    public async Task Server_errors_are_tried_again_and_the_last_answer_counts()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Status(502), () => Status(503), () => ScriptedNetwork.Json("[1]")), s => s with { Retries = 3 });

        using var reply = await chain.GetAsync();

        Assert.Equal(FetchStatus.Fetched, reply.Outcome.Status);
        Assert.Equal("[1]"u8.ToArray(), reply.Body.ToArray());
        Assert.Equal(3, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task After_the_last_retry_it_has_failed()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Status(500)), s => s with { Retries = 2 });

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal((FetchStatus.Failed, 500), (outcome.Status, outcome.HttpStatus));
        Assert.Equal(3, chain.Network.Requests.Count);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task A_refusal_is_never_tried_again(int status)
    {
        using var chain = new Chain(new ScriptedNetwork(() => Status(status)), s => s with { Retries = 3 });
        await chain.GetAsync();
        Assert.Single(chain.Network.Requests);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        using var chain = new Chain(
            new ScriptedNetwork(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) }, () => ScriptedNetwork.Json("{}")),
            s => s with { Retries = 1 });

        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);
        Assert.Equal(2, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_and_not_read_to_its_end()
    {
        using var chain = new Chain(new ScriptedNetwork(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) }), s => s with { MaxBytes = 100_000, Retries = 3 });

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal(FetchStatus.Failed, outcome.Status);
        Assert.Contains("longer than 100000 bytes", outcome.Reason, StringComparison.Ordinal);
        Assert.Single(chain.Network.Requests);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_has_failed()
    {
        using var chain = new Chain(new ScriptedNetwork(async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return Status(200);
        }));

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal(FetchStatus.Failed, outcome.Status);
        Assert.Contains("within 30 s", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_fetch_and_frees_its_place()
    {
        using var stop = new CancellationTokenSource();
        var answers = 0;
        using var chain = new Chain(
            new ScriptedNetwork(async (_, ct) =>
            {
                if (answers++ == 0)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
                return ScriptedNetwork.Json("{}");
            }),
            s => s with { Concurrency = 1, Retries = 3 });
        var sending = chain.SendAsync(cancellationToken: stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);
    }

    [Fact]
    public async Task Stored_validators_make_the_request_conditional_and_304_is_an_answer()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Status(304)));

        var outcome = (await chain.GetAsync(change: r => r.Options.Set(FetchOptions.Validators, new Validators("W/\"abc\"", "Sun, 01 Mar 2026 10:00:00 GMT")))).Outcome;

        Assert.Equal(FetchStatus.NotModified, outcome.Status);
        var asked = Assert.Single(chain.Network.Requests);
        Assert.Equal("W/\"abc\"", asked.Header("If-None-Match"));
        Assert.Null(asked.Header("If-Modified-Since"));
    }

    [Fact]
    public async Task Without_an_ETag_the_date_is_asked_by()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Status(304)));
        await chain.GetAsync(change: r => r.Options.Set(FetchOptions.Validators, new Validators(null, "Sun, 01 Mar 2026 10:00:00 GMT")));
        Assert.Equal("Sun, 01 Mar 2026 10:00:00 GMT", Assert.Single(chain.Network.Requests).Header("If-Modified-Since"));
    }

    [Fact]
    public async Task A_redirect_is_followed_within_its_origin_with_the_token()
    {
        using var chain = Redirecting("https://api.test/repositories/7", sameOrigin: "https://api.test/");

        using var reply = await chain.GetAsync("https://api.test/repos/a/b", change: r => r.Options.Set(FetchOptions.SameOrigin, true));

        Assert.Equal(FetchStatus.Fetched, reply.Outcome.Status);
        Assert.Equal("https://api.test/repositories/7", reply.Address.AbsoluteUri);
        Assert.All(chain.Network.Requests, r => Assert.Equal($"Bearer {Secret}", r.Header("Authorization")));
    }

    [Theory]
    [InlineData("https://other.test/x")]
    [InlineData("https://api.test:8443/x")]
    [InlineData("http://api.test/x")]
    public async Task The_token_never_follows_a_redirect_to_another_origin(string elsewhere)
    {
        using var chain = Redirecting(elsewhere, sameOrigin: "https://api.test/");

        await chain.GetAsync("https://api.test/x");

        Assert.All(chain.Network.Requests.Where(r => r.Address.GetLeftPart(UriPartial.Authority) != "https://api.test"), r => Assert.Null(r.Header("Authorization")));
        Assert.All(chain.Network.Robots, r => Assert.Null(r.Header("Authorization")));
    }

    [Fact]
    public async Task A_redirect_elsewhere_is_refused_where_the_origin_must_stay()
    {
        using var chain = Redirecting("https://other.test/x", sameOrigin: "https://api.test/");

        var outcome = (await chain.GetAsync("https://api.test/x", change: r => r.Options.Set(FetchOptions.SameOrigin, true))).Outcome;

        Assert.Equal(FetchStatus.Disallowed, outcome.Status);
        Assert.Single(chain.Network.Requests);
    }

    [Fact]
    public async Task A_redirect_to_a_blocked_host_is_refused()
    {
        using var chain = Redirecting("https://www.blocked.test/x", sameOrigin: "https://api.test/");
        Assert.Equal(FetchStatus.Disallowed, (await chain.GetAsync("https://api.test/x")).Outcome.Status);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        using var chain = new Chain(new ScriptedNetwork(r => ScriptedNetwork.With("", 302, "text/html", ("Location", r.RequestUri!.AbsolutePath == "/a" ? "/b" : "/a"))));

        Assert.Equal(FetchStatus.Disallowed, (await chain.GetAsync("https://api.test/a")).Outcome.Status);
        Assert.Equal(RedirectHandler.MaxHops + 1, chain.Network.Requests.Count);
    }

    [Theory]
    [InlineData("https://api.test/", "https://api.test/x", true)]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/x", true)]
    [InlineData("http://api.test/", "http://api.test/x", false)]
    [InlineData("https://api.test/", "https://other.test/x", false)]
    public async Task The_token_goes_to_its_own_origin_and_never_over_an_open_line(string origin, string address, bool sent)
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")), s => s with { Token = Secret, TokenOrigin = new Uri(origin) });

        await chain.GetAsync(address);

        Assert.Equal(sent ? $"Bearer {Secret}" : null, Assert.Single(chain.Network.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task Every_request_says_who_asks()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")), s => s with { UserAgent = "TalentScout/1.0 (+https://example.org/us)" });
        await chain.GetAsync();
        Assert.All(chain.Network.Requests.Concat(chain.Network.Robots), r => Assert.Equal("TalentScout/1.0 (+https://example.org/us)", r.Header("User-Agent")));
    }

    [Fact]
    public async Task Requests_keep_their_distance()
    {
        var starts = new List<DateTimeOffset>();
        Chain? chain = null;
        chain = new Chain(new ScriptedNetwork(_ =>
        {
            starts.Add(chain!.Clock.GetUtcNow());
            return ScriptedNetwork.Json("{}");
        }));
        using (chain)
        {
            for (var i = 0; i < 3; i++)
                await chain.GetAsync(change: r => r.Options.Set(FetchOptions.MinInterval, TimeSpan.FromSeconds(10)));
            Assert.True(starts[1] - starts[0] >= TimeSpan.FromSeconds(10));
            Assert.True(starts[2] - starts[1] >= TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task A_full_minute_is_parked_and_not_waited_for()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")), s => s with { RequestsPerMinute = 3 });
        // The first of the three is robots.txt.
        await chain.GetAsync();
        await chain.GetAsync();

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal((FetchStatus.Throttled, Chain.Noon.AddSeconds(61)), (outcome.Status, outcome.NotBefore));
        chain.Clock.SetUtcNow(Chain.Noon.AddSeconds(61));
        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);
    }

    [Fact]
    public async Task No_more_are_sent_at_once_than_allowed()
    {
        var (now, most) = (0, 0);
        using var chain = new Chain(
            new ScriptedNetwork(async (_, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return ScriptedNetwork.Json("{}");
            }),
            s => s with { Concurrency = 1 });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chain.SendAsync()));

        Assert.Equal(1, most);
    }

    private static Chain Redirecting(string to, string sameOrigin) => new(
        new ScriptedNetwork(r => r.RequestUri!.AbsoluteUri == to ? ScriptedNetwork.Json("{}") : ScriptedNetwork.Json("""{"message":"Moved Permanently"}""", 301, ("Location", to))),
        s => s with { Token = Secret, TokenOrigin = new Uri(sameOrigin) });

    private static HttpResponseMessage Status(int status) => ScriptedNetwork.Json("""{"message":"as scripted"}""", status);

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the connection was reset");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
