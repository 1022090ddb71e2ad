namespace TalentScout.Tests.GitHub;

/// <summary>What GitHub does not tell is split, asked for again, or told as a gap; never taken for nothing.</summary>
public sealed class CompletenessTests : IDisposable
{
    private const string Search = "search/users?q=location%3Aberlin&per_page=100";
    private readonly GitHubFixture _github = new();

    [Fact]
    public async Task A_search_beyond_what_is_listed_is_split_and_not_read()
    {
        _github.Answer("/" + Search, Found(2_500));

        var result = await _github.WorkAsync(Item());

        Assert.True(result.FollowUps.Length >= 4);
        Assert.All(result.FollowUps, f => Assert.Equal("user-search", f.Kind));
        Assert.Contains(result.FollowUps, f => f.Address.Contains("created%3A%3E%3D", StringComparison.Ordinal));
        Assert.Empty(result.Gaps);
    }

    [Fact]
    public async Task A_slice_of_a_search_is_read_page_by_page()
    {
        _github.Answer("/" + Search, Found(2_500));
        var slice = (await _github.WorkAsync(Item())).FollowUps[2];
        _github.Answer("/" + slice.Address, Found(120), 200, ("Link", $"<https://api.github.com/{slice.Address}&page=2>; rel=\"next\""));

        var result = await _github.WorkAsync(slice);

        Assert.Equal(["user-search", "user"], result.FollowUps.Select(f => f.Kind));
        Assert.Equal(slice.Context, result.FollowUps[0].Context);
    }

    [Fact]
    public async Task An_unfinished_search_is_asked_again_and_then_split()
    {
        _github.Answer("/" + Search, Found(400, "true"));

        Assert.Equal(FetchStatus.Failed, (await _github.WorkAsync(Item())).Outcome.Status);
        var second = await _github.WorkAsync(Item() with { Attempts = 1 });

        Assert.Equal(FetchStatus.Fetched, second.Outcome.Status);
        Assert.True(second.FollowUps.Length >= 2);
        Assert.All(second.FollowUps, f => Assert.Equal("user-search", f.Kind));
    }

    [Fact]
    public async Task What_cannot_be_split_is_listed_as_uncovered()
    {
        const string Address = "search/repositories?q=topic%3Ax%20created%3A2014-05-06T07%3A08%3A09Z%20stars%3A3&per_page=100";
        _github.Answer("/" + Address, Found(1_200));

        var result = await _github.WorkAsync(GitHubFixture.Item("repository-search", Address));

        Assert.StartsWith("uncovered: the search `topic:x", Assert.Single(result.Gaps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_contributors_that_ends_at_five_hundred_is_a_gap()
    {
        const string Below = """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""";
        var hundred = $"[{string.Join(',', Enumerable.Range(1, 100).Select(i => $$"""{"id":{{i}},"login":"u{{i}}","type":"User","contributions":1}"""))}]";
        _github.Answer("/repositories/7/contributors?per_page=100&page=5", hundred);
        _github.Answer("/repositories/7/contributors?per_page=100&page=4", hundred, 200, ("Link", "<https://api.github.com/repositories/7/contributors?per_page=100&page=5>; rel=\"next\""));

        Assert.Empty((await _github.WorkAsync(GitHubFixture.Item("contributors", "repositories/7/contributors?per_page=100&page=4", Below))).Gaps);
        Assert.Single((await _github.WorkAsync(GitHubFixture.Item("contributors", "repositories/7/contributors?per_page=100&page=5", Below))).Gaps);
    }

    [Fact]
    public async Task Events_that_overflow_are_a_gap_and_not_a_rest()
    {
        const string Address = "user/5/events/public?per_page=100&page=3";
        var events = $"[{string.Join(',', Enumerable.Range(1, 100).Select(i => $$$"""{"id":"{{{i}}}","type":"WatchEvent","created_at":"2026-02-20T10:00:00Z","repo":{"id":7,"name":"a/b"},"payload":{}}"""))}]";
        _github.Answer("/" + Address, events);

        var result = await _github.WorkAsync(GitHubFixture.Item("events", Address, """{"person":5,"login":"eve"}"""));

        Assert.Contains("more than 300", Assert.Single(result.Gaps), StringComparison.Ordinal);
        Assert.Empty(result.Evidence);
    }

    [Fact]
    public async Task A_field_that_pushes_do_not_have_any_more_is_counted()
    {
        const string Address = "user/5/events/public?per_page=100";
        _github.Answer("/" + Address, """
            [{"id":"1","type":"PushEvent","created_at":"2026-02-20T10:00:00Z","repo":{"id":7,"name":"a/b"},"payload":{"ref":"refs/heads/main"}},
             {"id":"2","type":"PushEvent","created_at":"2026-02-20T10:00:00Z","repo":{"id":7,"name":"a/b"},"payload":{"size":3,"distinct_size":3}}]
            """);

        var result = await _github.WorkAsync(GitHubFixture.Item("events", Address, """{"person":5,"login":"eve"}"""));

        Assert.Equal([new FieldDrift("events.PushEvent.payload.distinct_size", 1), new FieldDrift("events.PushEvent.payload.size", 1)], result.Drift);
    }

    [Fact]
    public async Task A_profile_without_a_field_is_counted_and_the_field_unknown()
    {
        _github.Answer("/user/5", """{"id":5,"login":"eve","type":"User","html_url":"https://github.com/eve","public_repos":3,"created_at":"2012-01-01T00:00:00Z"}""");

        var result = await _github.WorkAsync(GitHubFixture.Item("user", "user/5"));

        Assert.Equal([new FieldDrift("user.followers", 1)], result.Drift);
        Assert.Null(Assert.Single(result.Evidence.OfType<ProfileEvidence>()).Followers);
    }

    [Fact]
    public async Task Later_pages_of_an_unchanged_list_are_asked_for_only_where_they_were_never_read()
    {
        const string Address = "search/issues?q=author%3Aeve&sort=created&order=desc&per_page=100";
        _github.Answer("/" + Address, """{"total_count":150,"incomplete_results":false,"items":[]}""", 200, ("Link", $"<https://api.github.com/{Address}&page=2>; rel=\"next\""));
        var item = GitHubFixture.Item("merged-elsewhere", Address, """{"person":5,"login":"eve"}""");
        Assert.False(Assert.Single((await _github.WorkAsync(item)).FollowUps).OnlyIfUnread);

        var second = await _github.WorkAsync(item);

        Assert.Equal(FetchStatus.NotModified, second.Outcome.Status);
        Assert.True(Assert.Single(second.FollowUps).OnlyIfUnread);
    }

    [Fact]
    public async Task Statistics_that_are_still_reckoned_up_are_asked_for_again_after_a_pause()
    {
        var item = GitHubFixture.Item("statistics", "repositories/7/stats/contributors", """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""");
        _github.Answer("/repositories/7/stats/contributors", "{}", 202);
        var early = (await _github.WorkAsync(item)).Outcome;
        _github.Answer("/repositories/7/stats/contributors", """
            [{"author":{"id":5,"login":"eve","type":"User"},"total":5,"weeks":[{"w":1767225600,"a":9,"d":1,"c":3},{"w":1767830400,"a":0,"d":0,"c":0},{"w":1769904000,"a":1,"d":1,"c":2}]},{"author":null,"weeks":[]}]
            """);
        var later = await _github.WorkAsync(item);

        Assert.Equal((FetchStatus.Failed, GitHubFixture.FirstNight.AddSeconds(30)), (early.Status, early.NotBefore));
        var activity = Assert.IsType<ActivityEvidence>(Assert.Single(later.Evidence));
        Assert.Equal([new ActivityMonth(Month.Of(2026, 1), Commits: 3), new ActivityMonth(Month.Of(2026, 2), Commits: 2)], activity.Months);
        Assert.Equal(5, Assert.Single(later.FollowUps).Promise);
    }

    public void Dispose() => _github.Dispose();

    private static WorkItem Item() => GitHubFixture.Item("user-search", Search, """{"started":"2026-03-01T02:00:00Z"}""");

    private static string Found(int total, string incomplete = "false") =>
        $$"""{"total_count":{{total}},"incomplete_results":{{incomplete}},"items":[{"id":5,"login":"eve","type":"User"}]}""";
}
