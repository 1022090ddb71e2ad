using System.Globalization;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

public sealed class RateBudgetTests
{
    private static readonly DateTimeOffset Reset = Chain.Noon.AddMinutes(20);

    [Fact]
    public async Task Nothing_is_sent_after_the_last_request_of_a_window()
    {
        var left = 3;
        using var chain = new Chain(new ScriptedNetwork(_ => Counted(--left)));
        for (var i = 0; i < 3; i++)
            Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);

        var refused = (await chain.GetAsync()).Outcome;

        Assert.Equal(FetchStatus.Throttled, refused.Status);
        Assert.Equal(Reset, refused.NotBefore);
        Assert.Equal("core", refused.Bucket);
        Assert.Equal(3, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task Requests_in_flight_are_taken_as_counted()
    {
        var sent = 0;
        var gate = new TaskCompletionSource();
        using var chain = new Chain(new ScriptedNetwork(async (_, _) =>
        {
            // The first tells that four are left; the answers of the others are held back.
            if (Interlocked.Increment(ref sent) > 1)
                await gate.Task;
            return Counted(5 - sent);
        }));
        await chain.GetAsync();
        var all = Enumerable.Range(0, 8).Select(_ => chain.SendAsync()).ToList();

        for (var i = 0; i < 1000; i++)
            await Task.Yield();
        Assert.Equal(5, chain.Network.Requests.Count);

        gate.SetResult();
        var outcomes = await Task.WhenAll(all);
        Assert.Equal(5, chain.Network.Requests.Count);
        Assert.Equal(4, outcomes.Count(o => o.Outcome.Status == FetchStatus.Throttled));
    }

    [Fact]
    public async Task At_first_one_request_goes_ahead_to_learn_the_limit()
    {
        var gate = new TaskCompletionSource();
        using var chain = new Chain(new ScriptedNetwork(async (_, _) =>
        {
            await gate.Task;
            return Counted(100);
        }));
        var all = Enumerable.Range(0, 4).Select(_ => chain.SendAsync()).ToList();
        for (var i = 0; i < 1000; i++)
            await Task.Yield();

        Assert.Single(chain.Network.Requests);

        gate.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(4, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task A_new_window_begins_at_the_reset()
    {
        var left = 1;
        using var chain = new Chain(new ScriptedNetwork(_ => left-- > 0 ? Counted(left) : Counted(59, Reset.AddHours(1))));
        await chain.GetAsync();
        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync()).Outcome.Status);

        chain.Clock.SetUtcNow(Reset);

        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);
        Assert.Equal(59, chain.Budget.Snapshot().Single(b => b.Bucket == "core").Remaining);
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_does_not_raise_the_count()
    {
        var counts = new Queue<int>([50, 40, 45]);
        using var chain = new Chain(new ScriptedNetwork(_ => Counted(counts.Dequeue())));
        for (var i = 0; i < 3; i++)
            await chain.GetAsync();

        Assert.Equal(40, chain.Budget.Snapshot().Single(b => b.Bucket == "core").Remaining);
    }

    [Fact]
    public async Task Buckets_are_counted_apart()
    {
        using var chain = new Chain(new ScriptedNetwork(request => Counted(request.RequestUri!.AbsolutePath == "/search" ? 0 : 100)));
        await chain.GetAsync("https://api.test/search", "search");

        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync("https://api.test/search", "search")).Outcome.Status);
        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync("https://api.test/x", "core")).Outcome.Status);
    }

    [Fact]
    public async Task The_reset_is_moved_to_our_clock()
    {
        // The source's clock is 90 s ahead of ours, and so is the reset that it names.
        using var chain = new Chain(new ScriptedNetwork(_ => Counted(0, Reset.AddSeconds(90), ("Date", Chain.Noon.AddSeconds(90).ToString("R", CultureInfo.InvariantCulture)))));
        await chain.GetAsync();

        Assert.Equal(Reset, (await chain.GetAsync()).Outcome.NotBefore);
    }

    [Fact]
    public async Task A_reset_in_the_past_is_not_believed()
    {
        using var chain = new Chain(new ScriptedNetwork(_ => Counted(0, Chain.Noon.AddMinutes(-5))));
        await chain.GetAsync();

        Assert.Equal(Chain.Noon.AddMinutes(1), (await chain.GetAsync()).Outcome.NotBefore);
    }

    [Fact]
    public async Task A_secondary_limit_holds_back_the_whole_source_for_as_long_as_it_says()
    {
        using var chain = new Chain(new ScriptedNetwork(
            () => Counted(100),
            () => Refusal(403, "You have exceeded a secondary rate limit.", ("Retry-After", "30"), ("X-RateLimit-Remaining", "14"))));
        await chain.GetAsync();
        var refused = (await chain.GetAsync()).Outcome;
        Assert.Equal((FetchStatus.Throttled, Chain.Noon.AddSeconds(30), null), (refused.Status, refused.NotBefore, refused.Bucket));

        chain.Clock.SetUtcNow(Chain.Noon.AddSeconds(29));
        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync("https://api.test/s", "search")).Outcome.Status);
        Assert.Equal(2, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task Refusals_in_a_row_double_the_wait_and_those_at_once_count_as_one()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Refusal(429, "You have exceeded a secondary rate limit.")));
        var first = (await chain.GetAsync()).Outcome;
        Assert.Equal(TimeSpan.FromMinutes(1), first.NotBefore - Chain.Noon);

        chain.Clock.SetUtcNow(first.NotBefore!.Value);
        var second = (await chain.GetAsync()).Outcome;
        Assert.Equal(TimeSpan.FromMinutes(2), second.NotBefore - first.NotBefore);
        Assert.Equal(2, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task After_a_refusal_one_request_goes_ahead()
    {
        var answers = 0;
        var gate = new TaskCompletionSource();
        using var chain = new Chain(new ScriptedNetwork(async (_, _) =>
        {
            if (Interlocked.Increment(ref answers) == 1)
                return Refusal(403, "You have exceeded a secondary rate limit.", ("Retry-After", "5"), ("X-RateLimit-Remaining", "500"), ("X-RateLimit-Limit", "5000"));
            await gate.Task;
            return Counted(499);
        }));
        await chain.GetAsync();
        chain.Clock.Advance(TimeSpan.FromSeconds(5));
        var all = Enumerable.Range(0, 5).Select(_ => chain.SendAsync()).ToList();
        for (var i = 0; i < 1000; i++)
            await Task.Yield();
        Assert.Equal(2, chain.Network.Requests.Count);

        gate.SetResult();
        Assert.All(await Task.WhenAll(all), r => Assert.Equal(FetchStatus.Fetched, r.Outcome.Status));
    }

    [Fact]
    public async Task Refused_credentials_stop_everything_for_a_while()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Refusal(401, "Bad credentials")));

        var refused = (await chain.GetAsync()).Outcome;
        await chain.GetAsync();

        Assert.Equal((FetchStatus.Throttled, 401), (refused.Status, refused.HttpStatus));
        Assert.Contains("GITHUB_TOKEN", refused.Reason, StringComparison.Ordinal);
        Assert.Single(chain.Network.Requests);
    }

    [Fact]
    public async Task A_plain_403_is_no_limit()
    {
        using var chain = new Chain(new ScriptedNetwork(() => Refusal(403, "Must have admin rights to Repository.", ("X-RateLimit-Remaining", "29"), ("X-RateLimit-Limit", "60"))));

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal((FetchStatus.Gone, 403), (outcome.Status, outcome.HttpStatus));
        Assert.Contains("admin rights", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_limits_is_not_held_back()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")));
        await chain.GetAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chain.SendAsync()));

        Assert.All(outcomes, o => Assert.Equal(FetchStatus.Fetched, o.Outcome.Status));
        Assert.Null(chain.Budget.Snapshot().Single(b => b.Bucket == "core").Limit);
    }

    [Fact]
    public async Task A_request_without_an_answer_counts_as_sent()
    {
        var answers = 0;
        using var chain = new Chain(new ScriptedNetwork(_ => answers++ == 0 ? Counted(1) : throw new HttpRequestException("broken")));
        await chain.GetAsync();
        Assert.Equal(FetchStatus.Failed, (await chain.GetAsync()).Outcome.Status);

        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync()).Outcome.Status);
        Assert.Equal(2, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task A_slow_answer_of_a_window_that_has_ended_says_nothing_of_the_next_one()
    {
        var gate = new TaskCompletionSource();
        var sent = 0;
        using var chain = new Chain(new ScriptedNetwork(async (_, _) =>
        {
            switch (Interlocked.Increment(ref sent))
            {
                case 1:
                    return Counted(2, null, ("Date", Chain.Noon.ToString("R")));
                case 2:
                    // Sent in the first window, written then, and here only after its end.
                    await gate.Task;
                    return Counted(1, null, ("Date", Chain.Noon.ToString("R")));
                case 3:
                    return Counted(0, null, ("Date", Chain.Noon.ToString("R")));
                default:
                    return Counted(59 - sent, Reset.AddHours(1), ("Date", Reset.ToString("R")));
            }
        }), s => s with { Timeout = TimeSpan.FromHours(1) });
        await chain.GetAsync();
        var slow = chain.SendAsync();
        while (sent < 2)
            await Task.Yield();
        await chain.GetAsync();
        chain.Clock.SetUtcNow(Reset.AddMilliseconds(200));
        gate.SetResult();
        await slow;

        Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);

        var core = chain.Budget.Snapshot().Single(b => b.Bucket == "core");
        Assert.Equal((55, Reset.AddHours(1)), (core.Remaining, core.Reset!.Value.AddMilliseconds(-core.Reset.Value.Millisecond)));
    }

    [Fact]
    public async Task An_answer_that_counts_on_another_limit_is_learnt_there()
    {
        using var chain = new Chain(new ScriptedNetwork(_ => Counted(0, null, ("X-RateLimit-Resource", "code_search"))));
        await chain.GetAsync(bucket: "search");

        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync(bucket: "code_search")).Outcome.Status);
        Assert.Null(chain.Budget.Snapshot().Single(b => b.Bucket == "search").Remaining);
    }

    [Theory]
    [InlineData("You have exceeded a secondary rate limit. Please wait a few minutes before you try again.", null)]
    [InlineData("API rate limit exceeded for user ID 1.", "core")]
    public async Task A_refusal_in_the_clothes_of_an_answer_is_a_refusal(string message, string? bucket)
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json($$"""{"message":"{{message}}","documentation_url":"https://docs.test/"}""")));

        var outcome = (await chain.GetAsync(expected: Expected.Json)).Outcome;

        Assert.Equal((FetchStatus.Throttled, bucket, Chain.Noon.AddMinutes(1)), (outcome.Status, outcome.Bucket, outcome.NotBefore));
    }

    [Fact]
    public async Task Another_error_with_status_200_is_no_answer()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("""{"message":"Server Error","documentation_url":"https://docs.test/"}""")));

        Assert.Equal(FetchStatus.Failed, (await chain.GetAsync(expected: Expected.Json)).Outcome.Status);
    }

    [Theory]
    [InlineData(5000, FetchStatus.Throttled)]
    [InlineData(1_000_000_000, FetchStatus.Fetched)]
    public async Task The_bounds_of_a_minute_hold_where_the_source_tells_of_limits(int limit, FetchStatus fourth)
    {
        using var chain = new Chain(
            new ScriptedNetwork(() => ScriptedNetwork.Json("{}", 200, ("X-RateLimit-Limit", limit.ToString(CultureInfo.InvariantCulture)), ("X-RateLimit-Remaining", "900"))),
            s => s with { RequestsPerMinute = 3, MinuteOnlyWhereLimited = true });
        await chain.GetAsync();
        await chain.GetAsync();

        Assert.Equal(fourth, (await chain.GetAsync()).Outcome.Status);
    }

    [Fact]
    public async Task Answers_that_take_the_source_too_long_in_all_are_paused_for()
    {
        Chain? chain = null;
        using var made = chain = new Chain(
            new ScriptedNetwork(() =>
            {
                chain!.Clock.Advance(TimeSpan.FromSeconds(20));
                return ScriptedNetwork.Json("{}");
            }),
            s => s with { RequestsPerMinute = 900, AnsweringPerMinute = TimeSpan.FromSeconds(15) });
        await chain.GetAsync();

        var outcome = (await chain.GetAsync()).Outcome;

        Assert.Equal(FetchStatus.Throttled, outcome.Status);
        Assert.Contains("15 s in this minute", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_anybody_is_told_is_not_learnt_as_the_tokens()
    {
        // robots.txt is asked for without the token, under limits of its own that bear the same name.
        var left = 3;
        using var chain = new Chain(
            new ScriptedNetwork(_ => Counted(--left)) { RobotsAnswer = () => Counted(499, Reset.AddSeconds(12), ("X-RateLimit-Resource", "core")) },
            s => s with { Token = "secret", TokenOrigin = new Uri("https://api.test/") });
        for (var i = 0; i < 3; i++)
            Assert.Equal(FetchStatus.Fetched, (await chain.GetAsync()).Outcome.Status);

        Assert.Equal((FetchStatus.Throttled, Reset), ((await chain.GetAsync()).Outcome.Status, chain.Budget.Snapshot().Single(b => b.Bucket == "core").Reset));
        Assert.Equal(3, chain.Network.Requests.Count);
    }

    [Fact]
    public async Task Without_a_token_every_answer_tells_of_the_one_limit()
    {
        using var chain = new Chain(new ScriptedNetwork(_ => Counted(59)) { RobotsAnswer = () => Counted(0, null, ("X-RateLimit-Resource", "core")) });

        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync()).Outcome.Status);
        Assert.Empty(chain.Network.Requests);
    }

    [Fact]
    public async Task A_count_is_believed_where_the_source_has_set_its_clock_back()
    {
        var answers = 0;
        using var chain = new Chain(new ScriptedNetwork(_ => ++answers == 1 ? Counted(2) : Counted(2 - answers, Reset.AddMinutes(-5))));
        await chain.GetAsync();
        await chain.GetAsync();

        Assert.Equal(FetchStatus.Throttled, (await chain.GetAsync()).Outcome.Status);
        Assert.Equal(2, chain.Network.Requests.Count);
    }

    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(3, 4, 0)]
    [InlineData(1, 1, 0)]
    public async Task After_a_restart_no_more_is_sent_than_was_left(int left, int unknown, int sent)
    {
        using var before = new Chain(new ScriptedNetwork(_ => Counted(left)));
        await before.GetAsync();
        using var after = new Chain(new ScriptedNetwork(_ => Counted(0)));

        after.Budget.Recall(before.Budget.Use!, unknown);
        var first = (await after.GetAsync()).Outcome;

        Assert.Equal(sent > 0 ? FetchStatus.Fetched : FetchStatus.Throttled, first.Status);
        Assert.Equal(sent > 0 ? 1 : 0, after.Network.Requests.Count);
        Assert.Equal(Reset, sent > 0 ? Reset : first.NotBefore);
    }

    [Fact]
    public async Task After_a_restart_the_first_answer_says_how_it_really_stands()
    {
        using var before = new Chain(new ScriptedNetwork(_ => Counted(10)));
        await before.GetAsync();
        var left = 9;
        using var after = new Chain(new ScriptedNetwork(_ => Counted(left--)));

        after.Budget.Recall(before.Budget.Use!, 4);

        Assert.Equal(6, after.Budget.Snapshot().Single(b => b.Bucket == "core").Remaining);
        await after.GetAsync();
        Assert.Equal(9, after.Budget.Snapshot().Single(b => b.Bucket == "core").Remaining);
    }

    [Fact]
    public async Task What_an_earlier_process_asked_for_in_this_minute_counts()
    {
        FetchChainSettings Bounded(FetchChainSettings s) => s with { RequestsPerMinute = 5 };
        using var before = new Chain(new ScriptedNetwork(_ => Counted(100)) { RobotsAnswer = () => ScriptedNetwork.Json("{}", 404) }, Bounded);
        await before.GetAsync();
        await before.GetAsync();
        using var after = new Chain(new ScriptedNetwork(_ => Counted(98)), Bounded);

        // Three with robots.txt; one more may have been under way.
        after.Budget.Recall(before.Budget.Use!, 1);
        Assert.Equal(FetchStatus.Throttled, (await after.GetAsync()).Outcome.Status);
        after.Clock.Advance(TimeSpan.FromSeconds(62));
        Assert.Equal(FetchStatus.Fetched, (await after.GetAsync()).Outcome.Status);
    }

    [Fact]
    public async Task A_source_without_limits_leaves_nothing_to_remember()
    {
        using var chain = new Chain(new ScriptedNetwork(() => ScriptedNetwork.Json("{}")));
        await chain.GetAsync();

        Assert.Null(chain.Budget.Use);
    }

    private static HttpResponseMessage Counted(int remaining, DateTimeOffset? reset = null, params (string Name, string Value)[] more) => ScriptedNetwork.Json(
        "{}",
        200,
        [
            ("X-RateLimit-Limit", "5000"),
            ("X-RateLimit-Remaining", Math.Max(0, remaining).ToString(CultureInfo.InvariantCulture)),
            ("X-RateLimit-Reset", (reset ?? Reset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. more,
        ]);

    private static HttpResponseMessage Refusal(int status, string message, params (string Name, string Value)[] headers) =>
        ScriptedNetwork.Json($$"""{"message":"{{message}}"}""", status, headers);
}
