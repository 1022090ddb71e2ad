using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed partial class SandboxDialectTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly SandboxWorld World = SandboxFixture.World;

    [Theory]
    [InlineData("")]
    [InlineData("api/v3/")]
    public async Task A_list_can_be_walked_by_its_links(string prefix)
    {
        var busy = SandboxFixture.Busy;
        var seen = new List<string>();
        var pages = 0;
        for (var next = $"{prefix}repos/{busy.FullName}/commits?per_page=100"; next is not null; pages++)
        {
            using var response = await sandbox.GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var page = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            seen.AddRange(page.EnumerateArray().Select(c => c.GetProperty("sha").GetString()!));
            next = LinkOf(response, "next");
            if (next is not null)
            {
                Assert.Contains($"/{prefix}repositories/{busy.Id}/commits", next);
                Assert.Contains("per_page=100", next);
            }
        }
        Assert.True(pages > 1);
        Assert.Equal(busy.Commits.Length, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_middle_page_names_all_its_neighbours()
    {
        using var response = await sandbox.GetAsync($"repos/{SandboxFixture.Busy.FullName}/commits?per_page=10&page=2");
        Assert.EndsWith("page=1", LinkOf(response, "prev"));
        Assert.EndsWith("page=3", LinkOf(response, "next"));
        Assert.EndsWith("page=1", LinkOf(response, "first"));
        Assert.EndsWith($"page={(SandboxFixture.Busy.Commits.Length + 9) / 10}", LinkOf(response, "last"));
    }

    [Fact]
    public async Task A_page_holds_thirty_unless_asked_and_never_more_than_a_hundred()
    {
        Assert.Equal(30, (await sandbox.JsonAsync($"repos/{SandboxFixture.Busy.FullName}/commits")).GetArrayLength());
        Assert.Equal(100, (await sandbox.JsonAsync($"repos/{SandboxFixture.Busy.FullName}/commits?per_page=500")).GetArrayLength());
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        var path = $"repos/{SandboxFixture.Busy.FullName}";
        using var first = await sandbox.GetAsync(path);
        Assert.StartsWith("W/", first.Headers.ETag!.ToString());
        Assert.NotNull(first.Content.Headers.LastModified);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await sandbox.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var since = new HttpRequestMessage(HttpMethod.Get, path);
        since.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var third = await sandbox.Client.SendAsync(since, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);

        using var other = new HttpRequestMessage(HttpMethod.Get, path);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var fourth = await sandbox.Client.SendAsync(other, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, fourth.StatusCode);
    }

    [Fact]
    public async Task Who_does_not_say_who_they_are_is_refused()
    {
        using var client = SandboxFixture.ClientOf(sandbox.Server);
        client.DefaultRequestHeaders.UserAgent.Clear();
        using var response = await client.GetAsync("users/x", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("User-Agent", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_renamed_repository_redirects_by_its_number()
    {
        var renamed = World.Repositories.First(r => r.FormerName is not null);
        using var response = await sandbox.GetAsync($"repos/{renamed.FormerName}/contributors?per_page=5");
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.EndsWith($"/repositories/{renamed.Id}/contributors?per_page=5", response.Headers.Location!.ToString());
        using var followed = await sandbox.GetAsync(response.Headers.Location.ToString());
        Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
    }

    [Fact]
    public async Task A_deleted_account_is_gone_but_still_counted()
    {
        var (repository, gone) = World.Repositories.Where(r => r.Kind == RepositoryKind.Project).SelectMany(r => r.Commits.Select(c => (r, c.Author))).First(x => x.Author is { Gone: true });
        await Refused($"users/{gone!.Login}", 404, "Not Found");
        await Refused($"user/{gone.Id}", 404, "Not Found");
        var listed = await sandbox.JsonAsync($"repos/{repository.FullName}/contributors?per_page=100");
        Assert.Contains(listed.EnumerateArray(), c => c.GetProperty("id").GetInt64() == gone.Id);
    }

    [Fact]
    public Task A_blocked_repository_answers_451() => Refused($"repos/{SandboxFixture.First(RepositoryKind.Blocked).FullName}", 451, "Repository access blocked");

    [Fact]
    public async Task An_empty_repository_has_no_commits_and_no_contributors()
    {
        var empty = SandboxFixture.First(RepositoryKind.Empty).FullName;
        await Refused($"repos/{empty}/commits", 409, "Git Repository is empty.");
        await Refused($"repos/{empty}/git/trees/main?recursive=1", 409, "Git Repository is empty.");
        using var contributors = await sandbox.GetAsync($"repos/{empty}/contributors");
        Assert.Equal(HttpStatusCode.NoContent, contributors.StatusCode);
    }

    [Theory]
    [InlineData("users/no-such-person-here", 404, "Not Found")]
    [InlineData("repos/no/such", 404, "Not Found")]
    [InlineData("orgs/no-such-org", 404, "Not Found")]
    [InlineData("api/v3/no/such/place/at/all", 404, "Not Found")]
    [InlineData("user", 401, "Requires authentication")]
    [InlineData("search/users", 422, "Validation Failed")]
    [InlineData("search/issues?q=author:x", 422, "Query must include 'is:issue' or 'is:pull-request'")]
    [InlineData("search/users?q=created:%3Esoon", 422, "Validation Failed")]
    [InlineData("search/repositories?q=stars:%3E0&per_page=100&page=11", 422, "Only the first 1000 search results are available")]
    public Task An_error_is_worded_as_the_service_words_it(string path, int status, string message) => Refused(path, status, message);

    [Fact]
    public async Task A_person_is_no_organisation()
    {
        var person = World.Accounts.First(a => a.Archetype is not null && !a.Gone);
        await Refused($"orgs/{person.Login}", 404, "Not Found");
    }

    [Fact]
    public async Task Languages_topics_and_contributors_are_those_of_the_world()
    {
        var busy = SandboxFixture.Busy;
        var languages = await sandbox.JsonAsync($"repositories/{busy.Id}/languages");
        Assert.Equal(busy.Languages.Select(l => (l.Language, l.Bytes)), languages.EnumerateObject().Select(l => (l.Name, l.Value.GetInt64())));
        var topics = await sandbox.JsonAsync($"repos/{busy.FullName}/topics");
        Assert.Equal(busy.Topics, topics.GetProperty("names").EnumerateArray().Select(t => t.GetString()!));
        var contributors = await sandbox.JsonAsync($"repos/{busy.FullName}/contributors?per_page=100");
        Assert.Equal(busy.Commits.Count(c => c.Author is not null), contributors.EnumerateArray().Sum(c => c.GetProperty("contributions").GetInt32()));
    }

    [Fact]
    public async Task Commits_can_be_asked_for_by_author_time_and_path()
    {
        var busy = SandboxFixture.Busy;
        var author = busy.Commits.Select(c => c.Author).First(a => a is { Type: AccountType.User, Gone: false })!;
        var until = DateTimeOffset.FromUnixTimeSeconds(busy.Commits[busy.Commits.Length / 2].At);
        var mine = await AllCommits($"repos/{busy.FullName}/commits?author={author.Login}&per_page=100");
        Assert.Equal(busy.Commits.Count(c => c.Author == author), mine.Count);

        var old = await AllCommits($"repos/{busy.FullName}/commits?until={until:yyyy-MM-ddTHH:mm:ssZ}&per_page=100");
        var young = await AllCommits($"repos/{busy.FullName}/commits?since={until.AddSeconds(1):yyyy-MM-ddTHH:mm:ssZ}&per_page=100");
        Assert.Equal(busy.Commits.Length, old.Count + young.Count);

        var docs = await AllCommits($"repos/{busy.FullName}/commits?path=README.md&per_page=100");
        Assert.InRange(docs.Count, 1, busy.Commits.Length - 1);
        var one = await sandbox.JsonAsync($"repos/{busy.FullName}/commits/{docs[0]}");
        Assert.Contains(one.GetProperty("files").EnumerateArray(), f => f.GetProperty("filename").GetString() == "README.md");
    }

    [Fact]
    public async Task A_file_comes_raw_under_the_content_type_that_was_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"repos/{SandboxFixture.Busy.FullName}/contents/README.md");
        request.Headers.Accept.ParseAdd("application/vnd.github.v3.raw");
        using var response = await sandbox.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/vnd.github.v3.raw", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(World.Files.Find(SandboxFixture.Busy, "README.md")!.Text, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_comes_as_base64_otherwise_and_its_blob_is_the_same()
    {
        var file = await sandbox.JsonAsync($"repos/{SandboxFixture.Busy.FullName}/contents/README.md");
        var blob = await sandbox.JsonAsync($"repos/{SandboxFixture.Busy.FullName}/git/blobs/{file.GetProperty("sha").GetString()}");
        Assert.Equal(file.GetProperty("content").GetString(), blob.GetProperty("content").GetString());
        Assert.Equal(World.Files.Find(SandboxFixture.Busy, "README.md")!.Content.ToArray(), Convert.FromBase64String(file.GetProperty("content").GetString()!));
    }

    [Fact]
    public async Task The_tree_names_every_file_once()
    {
        var busy = SandboxFixture.Busy;
        var tree = await sandbox.JsonAsync($"repos/{busy.FullName}/git/trees/{busy.Branch}?recursive=1");
        var blobs = tree.GetProperty("tree").EnumerateArray().Where(e => e.GetProperty("type").GetString() == "blob").ToList();
        Assert.Equal(World.Files.Of(busy).Select(f => (f.Path, f.Sha)).Order(), blobs.Select(b => (b.GetProperty("path").GetString()!, b.GetProperty("sha").GetString()!)).Order());
        Assert.False(tree.GetProperty("truncated").GetBoolean());

        var top = await sandbox.JsonAsync($"repos/{busy.FullName}/git/trees/{busy.Branch}");
        Assert.DoesNotContain(top.GetProperty("tree").EnumerateArray(), e => e.GetProperty("path").GetString()!.Contains('/'));
        var folder = top.GetProperty("tree").EnumerateArray().First(e => e.GetProperty("type").GetString() == "tree");
        var inside = await sandbox.JsonAsync($"repos/{busy.FullName}/git/trees/{folder.GetProperty("sha").GetString()}");
        Assert.NotEmpty(inside.GetProperty("tree").EnumerateArray());
    }

    [Fact]
    public async Task Pull_requests_are_listed_by_state_and_order()
    {
        var busy = World.Repositories.MaxBy(r => r.Pulls.Length)!;
        var closed = await sandbox.JsonAsync($"repos/{busy.FullName}/pulls?state=closed&sort=updated&direction=desc&per_page=100");
        var updated = closed.EnumerateArray().Select(p => p.GetProperty("updated_at").GetString()!).ToList();
        Assert.Equal(updated.OrderDescending(StringComparer.Ordinal), updated);
        Assert.All(closed.EnumerateArray(), p => Assert.Equal("closed", p.GetProperty("state").GetString()));
        var number = closed[0].GetProperty("number").GetInt32();
        var one = await sandbox.JsonAsync($"repos/{busy.FullName}/pulls/{number}");
        Assert.Equal(busy.Pulls.Single(p => p.Number == number).Merged is not null, one.GetProperty("merged").GetBoolean());
    }

    [Fact]
    public async Task Merged_work_elsewhere_is_found_by_searching_issues()
    {
        var (author, pulls) = World.Repositories
            .SelectMany(r => r.Pulls.Where(p => p.Merged is not null && p.Author is { Type: AccountType.User, Gone: false } && r.Owner != p.Author))
            .GroupBy(p => p.Author).Select(g => (g.Key, g.Count())).MaxBy(x => x.Item2);
        var found = await sandbox.JsonAsync($"search/issues?q=author:{author.Login}+type:pr+is:merged+-user:{author.Login}&per_page=100");
        Assert.Equal(pulls, found.GetProperty("total_count").GetInt32());
        Assert.All(found.GetProperty("items").EnumerateArray(), i =>
        {
            Assert.Equal(author.Id, i.GetProperty("user").GetProperty("id").GetInt64());
            Assert.Equal(JsonValueKind.String, i.GetProperty("pull_request").GetProperty("merged_at").ValueKind);
        });
    }

    [Fact]
    public async Task Users_are_found_by_place_and_language()
    {
        var found = await sandbox.JsonAsync("search/users?q=location:berlin+type:user&per_page=100");
        Assert.Equal(World.Accounts.Count(a => a is { Type: AccountType.User, Gone: false } && a.Location?.Contains("berlin", StringComparison.OrdinalIgnoreCase) == true), found.GetProperty("total_count").GetInt32());
        var csharp = await sandbox.JsonAsync("search/users?q=language:%22C%23%22+type:user");
        Assert.True(csharp.GetProperty("total_count").GetInt32() > 0);
    }

    [Fact]
    public async Task Repositories_are_found_by_language_and_never_as_forks_unless_asked()
    {
        var found = await sandbox.JsonAsync("search/repositories?q=language:go&sort=updated&per_page=100");
        Assert.All(found.GetProperty("items").EnumerateArray(), r =>
        {
            Assert.Equal("Go", r.GetProperty("language").GetString());
            Assert.False(r.GetProperty("fork").GetBoolean());
        });
        var forks = await sandbox.JsonAsync("search/repositories?q=language:go+fork:only");
        Assert.All(forks.GetProperty("items").EnumerateArray(), r => Assert.True(r.GetProperty("fork").GetBoolean()));
    }

    [Fact]
    public async Task An_organisation_names_its_members_and_they_name_it()
    {
        var membership = World.Memberships[0];
        var members = await sandbox.JsonAsync($"orgs/{membership.Organisation.Login}/members?per_page=100");
        Assert.Contains(members.EnumerateArray(), m => m.GetProperty("id").GetInt64() == membership.Member.Id);
        var organisations = await sandbox.JsonAsync($"user/{membership.Member.Id}/orgs");
        Assert.Contains(organisations.EnumerateArray(), o => o.GetProperty("login").GetString() == membership.Organisation.Login);
    }

    [Fact]
    public async Task A_fork_carries_its_parents_history_and_files()
    {
        var fork = World.Repositories.First(r => r.Kind == RepositoryKind.Fork && r.Parent!.Commits[^1].At < r.Created);
        var shown = await sandbox.JsonAsync($"repos/{fork.FullName}");
        Assert.Equal(fork.Parent!.Id, shown.GetProperty("parent").GetProperty("id").GetInt64());
        var head = await sandbox.JsonAsync($"repos/{fork.FullName}/commits?per_page=1");
        Assert.True(string.CompareOrdinal(head[0].GetProperty("commit").GetProperty("author").GetProperty("date").GetString(), shown.GetProperty("created_at").GetString()) <= 0);
    }

    [Fact]
    public async Task Recent_work_shows_in_the_events_of_an_account()
    {
        var busiest = World.Repositories.SelectMany(r => r.Commits).Where(c => c.Author is { Type: AccountType.User, Gone: false }).MaxBy(c => c.At)!.Author!;
        var events = await sandbox.JsonAsync($"users/{busiest.Login}/events/public?per_page=100");
        Assert.NotEmpty(events.EnumerateArray());
        Assert.All(events.EnumerateArray(), e => Assert.Equal(busiest.Id, e.GetProperty("actor").GetProperty("id").GetInt64()));
    }

    private async Task Refused(string path, int status, string message)
    {
        using var response = await sandbox.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(message, body.GetProperty("message").GetString());
        Assert.Equal(status.ToString(System.Globalization.CultureInfo.InvariantCulture), body.GetProperty("status").GetString());
        Assert.StartsWith("https://docs.github.com/rest", body.GetProperty("documentation_url").GetString());
    }

    private async Task<List<string>> AllCommits(string path)
    {
        var found = new List<string>();
        for (var next = path; next is not null;)
        {
            using var response = await sandbox.GetAsync(next);
            found.AddRange(JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).EnumerateArray().Select(c => c.GetProperty("sha").GetString()!));
            next = LinkOf(response, "next");
        }
        return found;
    }

    private static string? LinkOf(HttpResponseMessage response, string relation) =>
        response.Headers.TryGetValues("Link", out var values) && Link().Matches(string.Join(", ", values)).FirstOrDefault(m => m.Groups[2].Value == relation) is { } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<([^>]+)>; rel=\"(\\w+)\"")]
    private static partial Regex Link();
}
