using System.Text;
using TalentScout.Harvest.GitHub;
using TalentScout.Tests.Fetching;

namespace TalentScout.Tests.GitHub;

public sealed class GitHubSourceTests : IDisposable
{
    private const string Repository = """
        {"id":7,"full_name":"acme/engine","html_url":"https://github.com/acme/engine","owner":{"id":70,"login":"acme","type":"Organization"},"default_branch":"main",
         "pushed_at":"2026-02-20T10:00:00Z","size":100,"fork":false,"topics":["postgres"]}
        """;

    private readonly GitHubFixture _github = new();

    [Fact]
    public void Seeds_become_work()
    {
        var job = _github.Job with
        {
            Seeds = new HarvestSeeds { Repositories = ["Acme/Engine"], Organisations = ["acme"], Logins = ["ann"], UserSearches = ["language:C# location:Berlin"], RepositorySearches = ["topic:kafka"] },
        };

        var items = _github.Source.Seed(job, GitHubFixture.FirstNight).ToList();

        Assert.Equal(
            ["repository repos/acme/engine core", "organisation orgs/acme core", "user users/ann core",
             "repository-search search/repositories?q=topic%3Akafka&per_page=100 search", "user-search search/users?q=language%3AC%23%20location%3ABerlin&per_page=100 search"],
            items.Select(i => $"{i.Kind} {i.Address} {i.Bucket}"));
    }

    [Fact]
    public async Task A_repository_leads_to_everything_below_it()
    {
        _github.Answer("/repos/acme/engine", Repository);

        var result = await _github.WorkAsync(Seed());

        Assert.Equal(FetchStatus.Fetched, result.Outcome.Status);
        Assert.Equal(
            ["repositories/7/languages", "repositories/7/contributors?per_page=100", "repositories/7/readme", "repositories/7/git/trees/main?recursive=1",
             "repositories/7/commits?since=2021-03-01T00:00:00Z&until=2026-03-01T01:49:59Z&per_page=100", "repositories/7/pulls?state=all&sort=created&direction=asc&per_page=100&page=1"],
            result.FollowUps.Select(f => f.Address));
    }

    [Fact]
    public async Task An_unchanged_repository_leads_to_the_same_work_without_being_stored_again()
    {
        _github.AnswerConditionally("/repos/acme/engine", Repository, "\"1\"");
        var first = await _github.WorkAsync(Seed());
        _github.Clock.Advance(TimeSpan.FromDays(1));

        var second = await _github.WorkAsync(Seed());

        Assert.Equal((FetchStatus.NotModified, 304), (second.Outcome.Status, second.Outcome.HttpStatus));
        Assert.Null(second.Document);
        Assert.Equal(first.FollowUps.Select(f => f.Key), second.FollowUps.Select(f => f.Key));
    }

    [Fact]
    public async Task A_push_opens_a_window_that_begins_where_the_last_one_ended()
    {
        _github.Answer("/repos/acme/engine", Repository);
        await _github.WorkAsync(Seed());
        _github.Clock.Advance(TimeSpan.FromDays(1));
        _github.Answer("/repos/acme/engine", Repository.Replace("2026-02-20", "2026-03-02", StringComparison.Ordinal));

        var second = await _github.WorkAsync(Seed());

        Assert.Equal(
            ["repositories/7/commits?since=2026-03-01T01:50:00Z&until=2026-03-02T01:49:59Z&per_page=100", "repositories/7/commits?since=2021-03-01T00:00:00Z&until=2026-03-01T01:49:59Z&per_page=100"],
            second.FollowUps.Where(f => f.Kind == "commits").Select(f => f.Address));
    }

    [Fact]
    public async Task A_window_that_was_read_is_walked_without_a_request()
    {
        const string Next = "https://api.github.com/repositories/7/commits?since=a&page=2";
        var item = GitHubFixture.Item("commits", "repositories/7/commits?since=a", """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""");
        _github.Answer("/repositories/7/commits?since=a", Commits(1), 200, ("Link", $"<{Next}>; rel=\"next\""));
        await _github.WorkAsync(item);
        _github.Clock.Advance(TimeSpan.FromDays(1));

        var again = await _github.WorkAsync(item);

        Assert.Equal((FetchStatus.NotModified, null), (again.Outcome.Status, again.Outcome.HttpStatus));
        Assert.Contains(again.FollowUps, f => f.Address == "repositories/7/commits?since=a&page=2");
        Assert.Single(_github.Network.Requests);
    }

    [Fact]
    public async Task What_follows_can_be_planned_without_asking()
    {
        _github.Answer("/repos/acme/engine", Repository);
        var first = await _github.WorkAsync(Seed());

        var planned = _github.Source.Plan(Seed(), _github.Job, first.Document!);

        Assert.Equal(FetchStatus.NotModified, planned!.Outcome.Status);
        Assert.Equal(first.FollowUps.Select(f => f.Key), planned.FollowUps.Select(f => f.Key));
        Assert.Single(_github.Network.Requests);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_to_its_number()
    {
        _github.Answer("/repos/acme/engine", """{"message":"Moved Permanently"}""", 301, ("Location", "https://api.github.com/repositories/7"));
        _github.Answer("/repositories/7", Repository.Replace("acme/engine", "acme/motor", StringComparison.Ordinal));

        var result = await _github.WorkAsync(Seed());

        Assert.Equal("acme/motor", Assert.Single(result.Evidence.OfType<RepositoryEvidence>()).FullName);
        Assert.Equal("github repository repos/acme/engine", result.Document!.Key);
    }

    [Fact]
    public async Task A_suppressed_person_is_not_asked_for_and_falls_with_what_was_stored()
    {
        var item = GitHubFixture.Item("user", "user/5", """{"person":5,"login":"eve"}""");
        _github.Answer("/user/5", User(5, "eve"));
        await _github.WorkAsync(item);
        _github.Suppressed.Add(5);

        var result = await _github.WorkAsync(item);

        Assert.Equal(FetchStatus.Disallowed, result.Outcome.Status);
        Assert.True(result.Forget);
        Assert.Single(_github.Network.Requests);
    }

    [Fact]
    public async Task A_profile_found_by_login_is_dropped_where_its_person_is_suppressed()
    {
        _github.Suppressed.Add(5);
        _github.Answer("/users/eve", User(5, "eve"));

        var result = await _github.WorkAsync(GitHubFixture.Item("user", "users/eve"));

        Assert.Equal(FetchStatus.Disallowed, result.Outcome.Status);
        Assert.Null(result.Document);
        Assert.Empty(result.Evidence);
    }

    [Fact]
    public async Task A_repository_of_somebody_suppressed_is_not_stored()
    {
        _github.Suppressed.Add(5);
        _github.Answer("/repos/eve/x", Repository.Replace("\"id\":70,\"login\":\"acme\",\"type\":\"Organization\"", "\"id\":5,\"login\":\"eve\",\"type\":\"User\"", StringComparison.Ordinal));

        var result = await _github.WorkAsync(GitHubFixture.Item("repository", "repos/eve/x"));

        Assert.Equal(FetchStatus.Disallowed, result.Outcome.Status);
        Assert.Null(result.Document);
        Assert.Empty(result.FollowUps);
    }

    [Fact]
    public async Task Somebody_suppressed_is_taken_out_of_every_list()
    {
        _github.Suppressed.Add(5);
        const string Below = """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""";
        _github.Answer("/a", """[{"id":5,"login":"eve","type":"User","contributions":9},{"id":6,"login":"fay","type":"User","contributions":3}]""");
        _github.Answer("/b", Commits(5, 6));
        _github.Answer("/c", """[{"html_url":"https://github.com/acme/engine/pull/1","title":"x","merged_at":"2026-01-01T00:00:00Z","user":{"id":5,"login":"eve"}}]""");
        _github.Answer("/d", """{"total_count":2,"incomplete_results":false,"items":[{"id":5,"login":"eve","type":"User"},{"id":6,"login":"fay","type":"User"}]}""");
        _github.Answer("/e", """[{"id":5,"login":"eve","type":"User"}]""");

        foreach (var (kind, address) in new[] { ("contributors", "a"), ("commits", "b"), ("pulls", "c"), ("user-search", "d"), ("organisation-members", "e") })
        {
            var result = await _github.WorkAsync(GitHubFixture.Item(kind, address, Below));
            Assert.DoesNotContain("eve", Encoding.UTF8.GetString(result.Document!.Body.Span), StringComparison.Ordinal);
            Assert.DoesNotContain(result.Evidence, e => e.Person == CandidateId.OfGitHub(5));
            Assert.DoesNotContain(result.FollowUps, f => f.Address == "user/5");
        }
    }

    [Fact]
    public async Task Whether_somebody_is_taken_out_at_once_or_later_leaves_the_same_bytes()
    {
        const string Below = """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""";
        var bodies = new Dictionary<string, string>
        {
            ["contributors"] = """[{"id":5,"login":"eve","contributions":9},{"id":6,"login":"f\u00e4y","contributions":3}]""",
            ["commits"] = Commits(5, 6, 5),
            ["merged-elsewhere"] = MergedIn("eve/x"),
            ["events"] = """[{"id":"1","type":"PushEvent","created_at":"2026-01-01T00:00:00Z","repo":{"id":1,"name":"eve/x"}},{"id":"2","type":"PushEvent","repo":{"id":2,"name":"o/y"}}]""",
        };
        foreach (var (kind, body) in bodies)
        {
            _github.Answer("/" + kind, body);
            _github.Suppressed.Clear();
            var all = (await _github.WorkAsync(GitHubFixture.Item(kind, kind, Below))).Document!;
            _github.Documents.Clear();
            _github.Suppressed.Add(5);
            var without = (await _github.WorkAsync(GitHubFixture.Item(kind, kind, Below))).Document!;

            var later = _github.Source.Without(all, (id, login) => id == CandidateId.OfGitHub(5) || login == "eve");

            Assert.Equal(Encoding.UTF8.GetString(without.Body.Span), Encoding.UTF8.GetString(later!.Body.Span));
            Assert.Equal(without.Context, later.Context);
            Assert.DoesNotContain("eve", Encoding.UTF8.GetString(later.Body.Span), StringComparison.Ordinal);
            Assert.Same(later, _github.Source.Without(later, (id, login) => login == "eve"));
        }
    }

    [Fact]
    public async Task A_document_wholly_about_somebody_goes_with_them()
    {
        _github.Answer("/user/5", User(5, "eve"));
        _github.Answer("/repos/eve/x", Repository.Replace("\"id\":70,\"login\":\"acme\",\"type\":\"Organization\"", "\"id\":5,\"login\":\"eve\",\"type\":\"User\"", StringComparison.Ordinal));
        _github.Answer("/l", """{"C#":1}""");
        foreach (var item in new[]
        {
            GitHubFixture.Item("user", "user/5"), GitHubFixture.Item("repository", "repos/eve/x"),
            GitHubFixture.Item("languages", "l", """{"repository":{"id":7,"name":"eve/x","html":"https://github.com/eve/x","owner":5}}"""),
        })
        {
            var document = (await _github.WorkAsync(item)).Document!;
            Assert.Null(_github.Source.Without(document, (id, _) => id == CandidateId.OfGitHub(5)));
            Assert.Same(document, _github.Source.Without(document, (id, _) => id == CandidateId.OfGitHub(6)));
        }
    }

    [Fact]
    public async Task Bots_are_listed_as_such_and_not_visited()
    {
        _github.Answer("/a", """[{"id":1,"login":"dependabot[bot]","type":"Bot","contributions":9},{"id":2,"login":"acme-ci-bot","type":"User","contributions":3},{"id":3,"login":"ann","type":"User","contributions":1}]""");

        var result = await _github.WorkAsync(GitHubFixture.Item("contributors", "a", """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}"""));

        Assert.Equal([AccountKind.Bot, AccountKind.Bot, AccountKind.Person], result.Evidence.OfType<ContributionEvidence>().Select(c => c.AccountKind));
        Assert.Equal(["user/3"], result.FollowUps.Select(f => f.Address));
    }

    [Fact]
    public async Task A_listed_account_that_is_gone_is_known_as_gone()
    {
        var item = GitHubFixture.Item("user", "user/5", """{"person":5,"login":"eve"}""");

        var result = await _github.WorkAsync(item);

        var profile = Assert.IsType<ProfileEvidence>(Assert.Single(result.Evidence));
        Assert.Equal((AccountKind.Gone, "eve", 404), (profile.AccountKind, profile.Login, result.Outcome.HttpStatus));
        Assert.Equal(CandidateId.OfGitHub(5), result.Document!.Person);
        var later = await _github.WorkAsync(item);
        Assert.Single(_github.Network.Requests);
        Assert.Equal((FetchStatus.NotModified, null), (later.Outcome.Status, later.Document));
    }

    [Fact]
    public async Task An_account_is_gone_when_it_is_not_found_twice_a_day_apart()
    {
        var item = GitHubFixture.Item("user", "user/5", """{"person":5,"login":"eve"}""");
        _github.Answer("/user/5", User(5, "eve"));
        await _github.WorkAsync(item);
        _github.Answer("/user/5", """{"message":"Not Found"}""", 404);

        var once = await _github.WorkAsync(item);
        Assert.Equal(AccountKind.Person, Assert.IsType<ProfileEvidence>(once.Evidence[0]).AccountKind);
        Assert.Empty(once.FollowUps);

        _github.Clock.Advance(TimeSpan.FromDays(1));
        var twice = await _github.WorkAsync(item);
        Assert.Equal(AccountKind.Gone, Assert.IsType<ProfileEvidence>(Assert.Single(twice.Evidence)).AccountKind);
        Assert.DoesNotContain("Berlin", Encoding.UTF8.GetString(twice.Document!.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_comes_back_is_a_person_again()
    {
        var item = GitHubFixture.Item("user", "user/5", """{"person":5,"login":"eve"}""");
        _github.AnswerConditionally("/user/5", User(5, "eve"), "\"1\"");
        await _github.WorkAsync(item);
        _github.Answer("/user/5", "{}", 404);
        await _github.WorkAsync(item);
        _github.AnswerConditionally("/user/5", User(5, "eve"), "\"1\"");

        var back = await _github.WorkAsync(item);
        _github.Clock.Advance(TimeSpan.FromDays(2));
        _github.Answer("/user/5", "{}", 404);
        var again = await _github.WorkAsync(item);

        Assert.Equal(FetchStatus.Fetched, back.Outcome.Status);
        Assert.NotEmpty(back.FollowUps);
        Assert.Equal(AccountKind.Person, Assert.IsType<ProfileEvidence>(again.Evidence[0]).AccountKind);
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(409, """{"message":"Git Repository is empty."}""")]
    public async Task An_empty_repository_has_nothing_and_nothing_is_forgotten(int status, string body)
    {
        _github.Answer("/x", body, status);
        var result = await _github.WorkAsync(GitHubFixture.Item("contributors", "x"));
        Assert.Equal((FetchStatus.Gone, false), (result.Outcome.Status, result.Forget));
    }

    [Fact]
    public async Task What_is_blocked_for_legal_reasons_is_forgotten_at_once()
    {
        _github.Answer("/repos/acme/engine", Repository);
        await _github.WorkAsync(Seed());
        _github.Answer("/repos/acme/engine", """{"message":"Repository access blocked"}""", 451);

        Assert.True((await _github.WorkAsync(Seed())).Forget);
    }

    [Theory]
    [InlineData("""[{"id":1,"login":"ann","contributions":1},{"id":2,"lo""")]
    [InlineData("""{"message":"something went wrong"}""")]
    [InlineData("""[{"id":1}]]""")]
    [InlineData("<html>Unicorn!</html>")]
    public async Task A_damaged_answer_has_failed_and_keeps_what_is_stored(string body)
    {
        _github.Answer("/a", """[{"id":1,"login":"ann","contributions":1}]""");
        var item = GitHubFixture.Item("contributors", "a");
        await _github.WorkAsync(item);
        _github.Answer("/a", body);

        var result = await _github.WorkAsync(item);

        Assert.Equal((FetchStatus.Failed, false), (result.Outcome.Status, result.Forget));
        Assert.Single(_github.Documents);
    }

    [Fact]
    public async Task A_limit_parks_the_work()
    {
        _github.Answer("/a", """{"message":"API rate limit exceeded"}""", 403, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Limit", "60"), ("X-RateLimit-Reset", GitHubFixture.FirstNight.AddMinutes(7).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

        var result = await _github.WorkAsync(GitHubFixture.Item("contributors", "a"));

        Assert.Equal((FetchStatus.Throttled, GitHubFixture.FirstNight.AddMinutes(7)), (result.Outcome.Status, result.Outcome.NotBefore));
        Assert.Equal((60, 0), _github.Source.Limits.Where(l => l.Bucket == "core").Select(l => (l.Limit!.Value, l.Remaining!.Value)).Single());
    }

    [Theory]
    [InlineData("https://evil.test/user/1")]
    [InlineData("http://api.github.com/user/1")]
    [InlineData("//evil.test/user/1")]
    public async Task An_address_elsewhere_is_not_followed(string address)
    {
        Assert.Equal(FetchStatus.Disallowed, (await _github.WorkAsync(GitHubFixture.Item("user", address))).Outcome.Status);
        Assert.Empty(_github.Network.Requests);
    }

    [Fact]
    public async Task The_same_answer_without_validators_changes_nothing()
    {
        var item = GitHubFixture.Item("merged-elsewhere", "search/issues?q=x", """{"person":5,"login":"eve"}""");
        _github.Answer("/search/issues?q=x", MergedIn("a/b"));
        await _github.WorkAsync(item);
        _github.Clock.Advance(TimeSpan.FromDays(1));

        var again = await _github.WorkAsync(item);

        Assert.Equal((FetchStatus.NotModified, 200), (again.Outcome.Status, again.Outcome.HttpStatus));
        Assert.Null(again.Document);
    }

    [Fact]
    public async Task Work_elsewhere_is_keyed_by_name_whatever_was_met_before()
    {
        var item = GitHubFixture.Item("merged-elsewhere", "search/issues?q=x", """{"person":5,"login":"eve"}""");
        _github.AnswerConditionally("/search/issues?q=x", MergedIn("Acme/Engine"), "\"1\"");
        var before = await _github.WorkAsync(item);
        _github.Answer("/repos/acme/engine", Repository);
        await _github.WorkAsync(Seed());

        var after = await _github.WorkAsync(item);

        Assert.Equal("github:acme/engine", before.Evidence[0].Repository.ToString());
        Assert.Equal((FetchStatus.NotModified, null), (after.Outcome.Status, after.Document));
    }

    [Fact]
    public async Task People_lead_to_so_many_new_repositories_and_on_later_nights_to_the_same()
    {
        _github.Job = _github.Job with { Depth = new HarvestDepth { DiscoveredRepositories = 2 } };
        var found = new List<string>();
        for (var night = 0; night < 2; night++)
        {
            found.Clear();
            for (var person = 1; person <= 4; person++)
            {
                _github.AnswerConditionally($"/s{person}", MergedIn($"o/r{person}"), $"\"{person}\"");
                var result = await _github.WorkAsync(GitHubFixture.Item("merged-elsewhere", $"s{person}", $$"""{"person":{{person}},"started":"2026-03-0{{night + 1}}T00:00:00Z"}"""));
                found.AddRange(result.FollowUps.Where(f => f.Kind == "repository").Select(f => f.Address));
            }
            Assert.Equal(["repos/o/r1", "repos/o/r2"], found);
        }
    }

    [Fact]
    public async Task Pull_requests_are_read_newest_pages_first_and_the_last_page_grows()
    {
        _github.Job = _github.Job with { Depth = new HarvestDepth { PullRequestPages = 3 } };
        const string Context = """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""";
        const string Address = "repositories/7/pulls?state=all&sort=created&direction=asc&per_page=100&page=";
        _github.Answer($"/{Address}1", "[]", 200, ("Link", $"<https://api.github.com/{Address}2>; rel=\"next\", <https://api.github.com/{Address}9>; rel=\"last\""));
        _github.Answer($"/{Address}9", "[" + string.Join(',', Enumerable.Repeat("{}", 100)) + "]");

        Assert.Equal([$"{Address}9", $"{Address}8"], (await _github.WorkAsync(GitHubFixture.Item("pulls", Address + "1", Context))).FollowUps.Select(f => f.Address));
        Assert.Equal([$"{Address}10"], (await _github.WorkAsync(GitHubFixture.Item("pulls", Address + "9", Context))).FollowUps.Select(f => f.Address));
    }

    [Fact]
    public async Task Cancelling_throws()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _github.WorkAsync(Seed(), stop.Token));
    }

    [Fact]
    public async Task A_kind_nobody_knows_is_a_bug() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _github.WorkAsync(GitHubFixture.Item("nonsense", "x")));

    [Fact]
    public void A_base_address_that_cannot_be_right_stops_the_start() =>
        Assert.ThrowsAny<System.ComponentModel.DataAnnotations.ValidationException>(() => GitHubSource.Create(
            new GitHubOptions { BaseAddress = new Uri("https://api.github.com/api/v3") }, Chain.Sources, GitHubFixture.Catalogue, (_, _) => false, TimeProvider.System));

    public void Dispose() => _github.Dispose();

    private WorkItem Seed() => _github.Source.Seed(_github.Job with { Seeds = new HarvestSeeds { Repositories = ["acme/engine"] } }, _github.Clock.GetUtcNow()).Single();

    private static string User(long id, string login) => $$"""{"id":{{id}},"login":"{{login}}","type":"User","html_url":"https://github.com/{{login}}","location":"Berlin","public_repos":1}""";

    private static string MergedIn(string repository) => $$$"""
        {"total_count":1,"incomplete_results":false,"items":[{"html_url":"https://github.com/{{{repository}}}/pull/1","repository_url":"https://api.github.com/repos/{{{repository}}}",
         "title":"Fix","pull_request":{"merged_at":"2026-01-02T00:00:00Z"}}]}
        """;

    private static string Commits(params int[] authors) => $"[{string.Join(',', authors.Select(Commit))}]";

    private static string Commit(int author) => $$$"""
        {"sha":"{{{author}}}","html_url":"https://github.com/acme/engine/commit/{{{author}}}","author":{"id":{{{author}}},"login":"{{{(author == 5 ? "eve" : "fay")}}}","type":"User"},
         "commit":{"message":"Fix","author":{"name":"N","email":"n@example.org","date":"2026-01-01T00:00:00Z"},"committer":{"date":"2026-01-01T00:00:00Z"} } }
        """;
}
