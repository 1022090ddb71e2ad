using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TalentScout.Tests.App;

namespace TalentScout.Tests.Postings;

/// <summary>Briefs, postings and the market, as a browser and as a program, over a real store and index.</summary>
public sealed class PostingPageTests(PostingPageTests.Host host) : IClassFixture<PostingPageTests.Host>
{
    public sealed class Host : IAsyncLifetime
    {
        public WebHost Web { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Web.InitializeAsync();
            var at = Web.Clock.GetUtcNow();
            async Task SeeAsync(string source, string document, params Posting[] postings) =>
                await Web.Store.Postings.SeeAsync(new PostingSighting(source, document, FetchStatus.Fetched, false, [.. postings], at), TestContext.Current.CancellationToken);
            await SeeAsync("greenhouse", "g", PostingWorld.Posting("Senior Go Developer", text: "Requirements:\n- Strong Golang\n- PostgreSQL", skills: ["go", "postgresql"], salary: new Salary(70_000, 90_000, "EUR", "year")));
            await SeeAsync("remoteok", "r", PostingWorld.Posting("Senior Go Developer", "https://remoteok.com/remote-jobs/1", skills: ["go"]), PostingWorld.Posting("<script>alert(1)</script> Cook", "javascript:alert(1)", company: "Pan & Co", city: "Paris"));
            await SeeAsync("lever", "l", PostingWorld.Posting("Gone Developer", company: "Left Ltd", skills: ["go"]));
            await Web.Store.Postings.SeeAsync(new PostingSighting("lever", "l", FetchStatus.Gone, true, null, at), TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => Web.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_an_opening_once_with_all_its_sources()
    {
        var page = await host.Web.PageAsync("/postings?skill=golang");
        var cards = page.QuerySelectorAll(".postings article");
        var card = Assert.Single(cards);
        Assert.Contains("Senior Go Developer", card.Words(), StringComparison.Ordinal);
        Assert.Contains("EUR 70,000 – 90,000 a year", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["Greenhouse", "Source: Remote OK"], card.QuerySelectorAll(".sources a").Select(a => a.Words()));
        Assert.Equal("Gone Developer", (await host.Web.PageAsync("/postings?state=closed")).QuerySelector(".postings h3")!.Words());
    }

    [Fact]
    public async Task What_strangers_wrote_is_text_and_no_address_of_theirs_is_a_script()
    {
        var page = await host.Web.PageAsync("/postings?q=cook");
        Assert.Equal("<script>alert(1)</script> Cook", page.QuerySelector(".postings h3")!.TextContent.Trim());
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) is true);
    }

    [Fact]
    public async Task One_click_makes_a_search_of_a_posting()
    {
        var find = (await host.Web.PageAsync("/postings?skill=go")).QuerySelector(".postings a.primary")!.GetAttribute("href");
        using var answer = await host.Web.Client.GetAsync(find, Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var target = Uri.UnescapeDataString(answer.Headers.Location!.ToString());
        Assert.Contains("skill:go", target, StringComparison.Ordinal);
        Assert.Contains("skill:postgresql", target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_lists_filters_and_refuses_what_makes_no_sense()
    {
        var all = await host.Web.Client.GetFromJsonAsync<JsonElement>("/api/v1/postings", Token);
        Assert.Equal(2, all.GetProperty("total").GetInt32());
        var one = all.GetProperty("postings").EnumerateArray().First(p => p.GetProperty("title").GetString() == "Senior Go Developer");
        Assert.Equal(2, one.GetProperty("sources").GetArrayLength());
        Assert.Equal(1, (await host.Web.Client.GetFromJsonAsync<JsonElement>("/api/v1/postings?skill=golang&country=de", Token)).GetProperty("total").GetInt32());
        foreach (var wrong in (string[])["?skill=nonsense-skill", "?state=half", "?size=1000", "?page=0"])
        {
            using var answer = await host.Web.Client.GetAsync("/api/v1/postings" + wrong, Token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var missing = await host.Web.Client.GetAsync("/api/v1/postings/999999", Token);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task The_API_reads_a_brief_from_a_text_or_a_posting()
    {
        using var answer = await host.Web.Client.PostAsJsonAsync("/api/v1/briefs", new { text = "Senior Go Developer\n\nRequirements:\n- 5+ years of Golang\n- PostgreSQL\n\nNice to have:\n- Kafka" }, Token);
        var brief = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(["go", "postgresql"], brief.GetProperty("must").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        Assert.Equal(("senior", 5), (brief.GetProperty("seniority").GetString(), brief.GetProperty("years").GetInt32()));
        Assert.Contains("# Senior Go Developer", brief.GetProperty("draft").GetString(), StringComparison.Ordinal);
        Assert.Contains("5+ years", brief.GetProperty("said").GetProperty("years").GetString(), StringComparison.Ordinal);
        // Who asks for nothing has found nobody; "everybody" would look like an answer.
        using var kind = await host.Web.Client.PostAsJsonAsync("/api/v1/briefs", new { text = "We are nice people." }, Token);
        var open = await kind.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(("", 0), (open.GetProperty("query").GetString(), open.GetProperty("candidates").GetInt32()));
        using var nothing = await host.Web.Client.PostAsJsonAsync("/api/v1/briefs", new { text = " " }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        using var unknown = await host.Web.Client.PostAsJsonAsync("/api/v1/briefs", new { posting = 999_999 }, Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_brief_of_a_posting_says_what_its_sources_ask_everybody_to_say()
    {
        var id = (await host.Web.Client.GetFromJsonAsync<JsonElement>("/api/v1/postings?skill=golang", Token)).GetProperty("postings")[0].GetProperty("id").GetInt64();
        Assert.Equal(["Greenhouse", "Source: Remote OK"], (await host.Web.PageAsync($"/briefs?posting={id}")).QuerySelectorAll(".sources a").Select(a => a.Words()));
        using var answer = await host.Web.Client.PostAsJsonAsync("/api/v1/briefs", new { posting = id }, Token);
        var sources = (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("sources").EnumerateArray().ToList();
        Assert.Contains(sources, s => s.GetProperty("attribution").GetString() == "Source: Remote OK" && s.GetProperty("url").GetString() == "https://remoteok.com/remote-jobs/1");
    }

    [Fact]
    public async Task A_brief_can_be_changed_without_a_script_and_run()
    {
        var page = await host.Web.PageAsync("/briefs?template=microservices");
        Assert.NotEmpty(page.QuerySelectorAll("select[name^='skill.']"));
        Assert.NotEmpty(page.QuerySelectorAll("q.said"));
        using var form = new FormUrlEncodedContent(
        [
            new("text", "Go Developer\nRequirements:\n- Golang\n- Kafka"), new("skill.go", "must"), new("skill.kafka", "exclude"), new("add", "postgres, nonsense-skill"), new("addTo", "nice"), new("do", "find"),
        ]);
        using var found = await host.Web.Client.PostAsync("/briefs", form, Token);
        var target = Uri.UnescapeDataString(found.Headers.Location!.ToString());
        Assert.Contains("skill:go", target, StringComparison.Ordinal);
        Assert.Contains("-skill:kafka", target, StringComparison.Ordinal);
        Assert.Contains("skill:postgresql", target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brief_that_asks_for_nothing_says_so()
    {
        using var form = new FormUrlEncodedContent([new("text", "We are nice people."), new("do", "read")]);
        using var answer = await host.Web.Client.PostAsync("/briefs", form, Token);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("Nothing is asked for yet", html, StringComparison.Ordinal);
        Assert.DoesNotContain("As a query", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_a_job_description_can_be_edited()
    {
        using var form = new FormUrlEncodedContent([new("text", "Go Developer\nRequirements:\n- Golang"), new("skill.go", "must"), new("titles", "Gopher in Chief"), new("do", "draft")]);
        using var answer = await host.Web.Client.PostAsync("/briefs", form, Token);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("# Gopher in Chief", html, StringComparison.Ordinal);
        Assert.Contains("## What you bring", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_market_counts_postings_beside_people_and_can_be_taken_away()
    {
        var market = await host.Web.Client.GetFromJsonAsync<JsonElement>("/api/v1/market?country=DE", Token);
        var go = market.GetProperty("skills").EnumerateArray().First(s => s.GetProperty("skill").GetString() == "go");
        Assert.Equal(1, go.GetProperty("postings").GetInt32());
        Assert.Contains("Go", go.GetProperty("words").GetString(), StringComparison.Ordinal);
        using var csv = await host.Web.Client.GetAsync("/api/v1/market/csv?country=DE", Token);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        var lines = (await csv.Content.ReadAsStringAsync(Token)).Split("\r\n");
        Assert.Equal(12, lines.Count(l => l.StartsWith("go,Go,DE,20", StringComparison.Ordinal)));
        Assert.Equal("1", lines.Last(l => l.StartsWith("go,Go,DE,20", StringComparison.Ordinal)).Split(',')[4]);
        var page = await host.Web.PageAsync("/market");
        Assert.NotEmpty(page.QuerySelectorAll("table.market tbody tr"));
        Assert.NotEmpty(page.QuerySelectorAll("svg[role=img][aria-label]"));
        using var wrong = await host.Web.Client.GetAsync("/api/v1/market?skill=nonsense-skill", Token);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task One_skill_is_shown_by_country_and_month_with_charts_and_the_table_they_are_drawn_from()
    {
        var market = await host.Web.Client.GetFromJsonAsync<JsonElement>("/api/v1/market?skill=golang&by=country", Token);
        var (everywhere, countries) = (market.GetProperty("skills")[0], market.GetProperty("byCountry").EnumerateArray().ToList());
        Assert.Contains(countries, r => r.GetProperty("country").GetString() == "DE");
        var now = everywhere.GetProperty("months").EnumerateArray().Last();
        Assert.Equal(everywhere.GetProperty("candidates").GetInt32(), now.GetProperty("candidates").GetInt32());
        Assert.Equal(everywhere.GetProperty("postings").GetInt32(), now.GetProperty("postings").GetInt32());
        var page = await host.Web.PageAsync("/market?skill=golang");
        Assert.True(page.QuerySelectorAll("figure.chart svg[role=img][aria-label]").Length >= 2);
        Assert.Equal(12, page.QuerySelectorAll("table.by-month tbody tr").Length);
        Assert.NotNull(page.QuerySelector("a[href='/market?country=DE&skill=go']"));
    }

    [Fact]
    public async Task The_pool_of_a_query_is_told_while_it_is_made()
    {
        var pool = await host.Web.Client.GetFromJsonAsync<JsonElement>("/api/v1/market/pool?q=golang", Token);
        Assert.True(pool.GetProperty("candidates").GetInt32() >= 0);
        Assert.Equal("skill:go", pool.GetProperty("canonical").GetString());
    }
}
