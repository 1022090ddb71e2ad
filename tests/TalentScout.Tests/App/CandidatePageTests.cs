using System.Net;

namespace TalentScout.Tests.App;

public sealed class CandidatePageTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_skill_shows_its_proofs_with_links_strongest_first()
    {
        var page = await host.PageAsync("/candidates/90001");
        Assert.Equal("Mara Lindqvist", page.Words("h1"));
        var postgres = page.QuerySelector("#skill-postgresql")!;
        Assert.Contains("19 proofs", postgres.QuerySelector("summary")!.Words(), StringComparison.Ordinal);
        var traces = postgres.QuerySelectorAll(".traces > li");
        Assert.Equal(["merged", "used", "used"], traces.Select(t => t.QuerySelector(".how")!.Words()));
        Assert.Equal("412 commits, 38 pull requests and 57 reviews over 52 months; tagged “postgresql”", traces[0].QuerySelector(".trace-text > span")!.Words());
        Assert.Equal("https://github.example/quillbase/npgpool/commits?author=maralind", traces[0].QuerySelector(".trace-text a")!.GetAttribute("href"));
        Assert.EndsWith("/blob/3f1c9e2/compose.yml#L6", traces[1].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("image: postgres:16", traces[1].QuerySelector(".excerpt code")!.Words());
    }

    [Fact]
    public async Task The_activity_in_the_picture_stands_in_a_table_too()
    {
        var page = await host.PageAsync("/candidates/90001");
        var mara = host.People.Single(p => p.Login == "maralind");
        var rows = page.QuerySelectorAll(".as-table tbody tr");
        Assert.Equal(mara.Activity.Length, rows.Length);
        var newest = mara.Activity[^1];
        Assert.Equal($"May 2026 {newest.Commits} {newest.PullRequests} {newest.Reviews} {newest.Issues}", rows[0].Words());
        Assert.NotNull(page.QuerySelector(".chart[role=img][aria-label]"));
    }

    [Fact]
    public async Task A_fact_stands_apart_from_the_repository_it_is_of()
    {
        var page = await host.PageAsync("/candidates/90001");
        var facts = page.QuerySelectorAll("[aria-labelledby=experience-title] .source");
        Assert.NotEmpty(facts);
        Assert.All(facts, fact => Assert.EndsWith(" ", fact.PreviousSibling!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_read_is_said_to_be_unknown()
    {
        var page = await host.PageAsync("/candidates/90001");
        var coverage = page.QuerySelector("[aria-labelledby=coverage-title]")!;
        Assert.Contains("Own repositories not listed yet", coverage.Words(), StringComparison.Ordinal);
        Assert.Contains("3 of 4 repositories", coverage.Words(), StringComparison.Ordinal);
        Assert.Contains("Not seen is not “has not”", coverage.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_one_came_from_is_answered_condition_by_condition()
    {
        var page = await host.PageAsync("/candidates/90001?q=lang:csharp+country:FR+db:mongodb");
        var why = page.QuerySelector("#why")!;
        Assert.Contains("Not in the list", why.Words(), StringComparison.Ordinal);
        Assert.Equal(["is-check", "is-x", "is-unknown"], why.QuerySelectorAll(".conditions > li").Select(l => l.ClassName!));
        Assert.Equal("/?q=lang%3Acsharp%20country%3AFR%20db%3Amongodb", page.QuerySelector(".back a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_parts_of_the_score_add_up_to_it()
    {
        var page = await host.PageAsync("/candidates/90001?q=lang:csharp");
        var values = page.QuerySelectorAll("#why .score-tree > .signal").Select(s => double.Parse(s.QuerySelector(".tree-value")!.Words(), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(values[^1], values[..^1].Sum(), 0.05);
    }

    [Fact]
    public async Task A_login_leads_to_the_page_of_its_id()
    {
        using var answer = await host.Client.GetAsync("/candidates/MaraLind?q=golang", Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/candidates/90001?q=golang", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/candidates/123456789")]
    [InlineData("/candidates/nobody-of-this-name")]
    public async Task Who_is_not_here_is_not_found(string address) =>
        Assert.Equal("Nobody here by that id", (await host.PageAsync(address, HttpStatusCode.NotFound)).Words("h1"));

    [Fact]
    public async Task The_API_gives_the_candidate_with_all_evidence()
    {
        var json = await host.Client.GetStringAsync("/api/v1/candidates/90001", Token);
        Assert.Contains("\"login\":\"maralind\"", json, StringComparison.Ordinal);
        Assert.Contains("compose.yml#L6", json, StringComparison.Ordinal);
        Assert.Contains("\"lastActive\":\"2026-05\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/candidates/123456789", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/candidates/maralind", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/candidates/90001/why?q=lang2:go", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/candidates/123456789/why?q=go", HttpStatusCode.NotFound)]
    public async Task The_API_says_what_is_wrong(string address, HttpStatusCode expected)
    {
        using var answer = await host.Client.GetAsync(address, Token);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Why_tells_place_score_and_conditions()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(await host.Client.GetStringAsync("/api/v1/candidates/90001/why?q=lang:golang", Token))!;
        Assert.True((bool)json["matches"]!);
        Assert.Equal("lang:golang", (string?)json["query"]!["text"]);
        Assert.Equal("lang:go", (string?)json["conditions"]![0]!["condition"]);
        Assert.Equal((double)json["score"]!, (double)json["explanation"]!["value"]!, 1e-6);
    }
}
