using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Tests.App;

public sealed class SearchApiTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_has_the_shape_of_the_contract()
    {
        var answer = await JsonAsync("/api/v1/search?q=lang:csharp+db:postgresql&facets=all&explain=true&size=5");
        Assert.Equal("lang:csharp db:postgresql", (string?)answer["query"]!["text"]);
        Assert.Equal("lang:csharp db:postgresql", (string?)answer["query"]!["canonical"]);
        foreach (var name in (string[])["scorer", "generation", "total", "page", "size", "tookMs", "hits", "facets"])
            Assert.NotNull(answer[name]);
        var mara = answer["hits"]!.AsArray().Single(h => (string?)h!["login"] == "maralind")!;
        Assert.Equal("90001", (string?)mara["id"]);
        Assert.Equal("2026-05", (string?)mara["lastActive"]);
        Assert.Equal("DE", (string?)mara["place"]!["countries"]![0]);
        var skill = mara["skills"]!.AsArray().Single(s => (string?)s!["id"] == "csharp")!;
        Assert.Equal("language", (string?)skill["kind"]);
        Assert.Equal("merged", (string?)skill["how"]);
        Assert.NotEmpty(skill["evidence"]!.AsArray());
        Assert.Equal((double)mara["score"]!, (double)mara["explanation"]!["value"]!, 1e-6);
        Assert.Equal(SearchRequest.FacetNames.Order(), answer["facets"]!.AsObject().Select(f => f.Key).Order());
    }

    [Fact]
    public async Task Facets_count_all_hits_and_not_one_page()
    {
        var answer = await JsonAsync("/api/v1/search?facets=country,language&size=1");
        var expected = host.People.SelectMany(p => p.Place.Countries).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var counted = answer["facets"]!["country"]!.AsArray().ToDictionary(c => (string)c!["value"]!, c => (int)c!["count"]!);
        Assert.Equal(expected.OrderBy(e => e.Key), counted.OrderBy(c => c.Key));
        Assert.Equal(host.People.Count(p => p.Skills.Any(s => s.Skill == "go")), (int)answer["facets"]!["language"]!.AsArray().Single(c => (string?)c!["value"] == "go")!["count"]!);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repeat()
    {
        var ids = new List<string>();
        for (var page = 1; page <= 7; page++)
            ids.AddRange((await JsonAsync($"/api/v1/search?page={page}&size=10"))["hits"]!.AsArray().Select(h => (string)h!["id"]!));
        Assert.Equal(host.People.Length, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Skills_side_by_side_list_whoever_shows_one_unless_all_are_asked_for()
    {
        var some = await JsonAsync("/api/v1/search?q=lang:csharp+db:postgresql&size=100");
        var all = await JsonAsync("/api/v1/search?q=lang:csharp+db:postgresql&size=100&match=all");
        var both = host.People.Count(p => Has(p, "csharp") && Has(p, "postgresql"));
        Assert.Equal((both, both), ((int)all["total"]!, (int)all["complete"]!));
        Assert.Equal(host.People.Count(p => Has(p, "csharp") || Has(p, "postgresql")), (int)some["total"]!);
        Assert.Equal(both, (int)some["complete"]!);
        Assert.Equal(all["hits"]!.AsArray().Select(h => (string?)h!["id"]), some["hits"]!.AsArray().Where(h => h!["notSeen"]!.AsArray().Count == 0).Select(h => (string?)h!["id"]));
        var below = some["hits"]!.AsArray().First(h => h!["notSeen"]!.AsArray().Count > 0)!;
        var why = await JsonAsync($"/api/v1/candidates/{(string?)below["id"]}/why?q=lang:csharp+db:postgresql");
        Assert.Equal((int)below["rank"]!, (int)why["rank"]!);
        Assert.Equal(below["notSeen"]!.ToJsonString(), why["notSeen"]!.ToJsonString());
        Assert.False((bool)(await JsonAsync($"/api/v1/candidates/{(string?)below["id"]}/why?q=lang:csharp+db:postgresql&match=all"))["matches"]!);
        using var refused = await host.Client.GetAsync("/api/v1/search?q=lang:csharp&match=most", Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Must_nice_and_exclude_of_a_body_are_one_query()
    {
        using var response = await host.Client.PostAsJsonAsync("/api/v1/search", new { must = new[] { "lang:csharp", "postgres" }, nice = new[] { "kafka" }, exclude = new[] { "country:FR", "golang" } }, Token);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("+lang:csharp +skill:postgresql -country:FR -skill:go nice:(skill:kafka)", (string?)answer["query"]!["canonical"]);
        var expected = host.People.Count(p => Has(p, "csharp") && Has(p, "postgresql") && !Has(p, "go") && !p.Place.Countries.Contains("FR"));
        Assert.Equal(expected, (int)answer["total"]!);
    }

    [Fact]
    public async Task A_weight_of_a_request_changes_the_order_and_the_scorer_says_so()
    {
        var usual = await JsonAsync("/api/v1/search?size=1");
        var other = await JsonAsync("/api/v1/search?size=1&w.contribution=0&w.sustained=0&w.recency=0&w.breadth=0");
        Assert.NotEqual((string?)usual["scorer"], (string?)other["scorer"]);
        Assert.True((double)other["hits"]![0]!["score"]! < (double)usual["hits"]![0]!["score"]!);
    }

    [Fact]
    public async Task A_preset_is_the_weights_it_stands_for()
    {
        var ranking = await JsonAsync("/api/v1/ranking");
        var active = (double)ranking["presets"]!["active"]!["recency"]!;
        var preset = await JsonAsync("/api/v1/search?q=lang:csharp&preset=active");
        var spelt = await JsonAsync(FormattableString.Invariant($"/api/v1/search?q=lang:csharp&w.recency={active}"));
        Assert.Equal((string?)spelt["scorer"], (string?)preset["scorer"]);
        Assert.NotEqual((string?)ranking["scorer"], (string?)preset["scorer"]);
        Assert.Equal(spelt["hits"]!.ToJsonString(), preset["hits"]!.ToJsonString());
    }

    [Fact]
    public async Task A_past_ranking_is_made_again_or_says_why_not()
    {
        var then = await JsonAsync("/api/v1/search?q=lang:csharp&w.recency=44");
        var again = await JsonAsync($"/api/v1/search?q=lang:csharp&w.recency=44&scorer={then["scorer"]}&generation={then["generation"]}");
        Assert.Equal(then["hits"]!.ToJsonString(), again["hits"]!.ToJsonString());

        using var response = await host.Client.GetAsync($"/api/v1/search?q=lang:csharp&scorer={then["scorer"]}&generation={then["generation"]}", Token);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("never ranked here", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_people_come_with_the_query_that_finds_them()
    {
        var answer = await JsonAsync("/api/v1/candidates/90001/similar?explain=true");
        var query = (string)answer["query"]!["canonical"]!;
        Assert.Contains("-login:maralind", query, StringComparison.Ordinal);
        Assert.DoesNotContain(answer["hits"]!.AsArray(), h => (string?)h!["id"] == "90001");
        Assert.Equal((int)answer["total"]!, (int)(await JsonAsync("/api/v1/search?q=" + Uri.EscapeDataString(query)))["total"]!);

        using var unknown = await host.Client.GetAsync("/api/v1/candidates/90001/similar?with=424242", Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Examples_ticked_on_the_page_lead_to_their_query()
    {
        using var response = await host.Client.GetAsync("/similar?id=90001", Token);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains("-login%3Amaralind", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/similar?id=abc")]
    [InlineData("/similar?id=424242")]
    public async Task An_example_whom_nobody_knows_is_not_found(string address)
    {
        using var response = await host.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Why_not_says_what_would_be_needed()
    {
        var why = await JsonAsync("/api/v1/candidates/90001/why?q=lang:csharp+followers:%3E1000000&w.recency=44");
        Assert.False((bool)why["matches"]!);
        Assert.Null(why["conditions"]![0]!["needed"]);
        Assert.Contains("followers:>=1000001", (string?)why["conditions"]![1]!["needed"], StringComparison.Ordinal);
        // The sentences of the page are here too, in the answer about a query and in that about a person.
        Assert.Contains("Strength", (string?)why["skills"]![0]!["because"], StringComparison.Ordinal);
        var csharp = (await JsonAsync("/api/v1/candidates/90001"))["skills"]!.AsArray().Single(s => (string?)s!["skill"] == "csharp")!;
        Assert.Equal((string?)why["skills"]![0]!["because"], (string?)csharp["because"]);
        Assert.InRange((double)csharp["strength"]!, 0.01, 1);
        Assert.NotEmpty((string?)csharp["traces"]![0]!["because"] ?? "");
    }

    [Theory]
    [InlineData("q=lang:csharp+lang2:go", "q", 12)]
    [InlineData("q=lang:csharp&nice=redis+(kafka", "nice", 6)]
    public async Task A_query_that_is_none_says_where_and_what_was_wanted(string parameters, string field, int at)
    {
        var problem = await ProblemAsync("/api/v1/search?" + parameters);
        Assert.Equal(field, (string?)problem["field"]);
        Assert.Equal(at, (int)problem["at"]!);
        Assert.NotEqual("", (string?)problem["wanted"]);
        Assert.NotEqual("", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    [InlineData("size=101", "size")]
    [InlineData("size=0", "size")]
    [InlineData("page=201&size=100", "page")]
    [InlineData("size=", "size")]
    [InlineData("explain=1", "explain")]
    [InlineData("generation=x&scorer=1-abc", "generation")]
    [InlineData("sort=luck", "sort")]
    [InlineData("sort=1", "sort")]
    [InlineData("sort=score,active", "sort")]
    [InlineData("match=0", "match")]
    [InlineData("facets=shoe-size", "facets")]
    [InlineData("w.charm=2", "charm")]
    [InlineData("w.fit=-1", "fit")]
    [InlineData("w.fit=lots", "w.fit")]
    [InlineData("nice=-php", "exclusion")]
    [InlineData("preset=lucky", "preset")]
    [InlineData("scorer=1-abc", "generation")]
    public async Task What_cannot_be_answered_is_named(string parameters, string named)
    {
        var problem = await ProblemAsync("/api/v1/search?" + parameters);
        Assert.Contains(named, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("bind", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.NotEqual("", (string?)problem["wanted"] ?? "");
    }

    [Theory]
    [InlineData("""{"must":null}""", "must", "not null")]
    [InlineData("""{"must":[null]}""", "must", "null")]
    [InlineData("""{"weights":null}""", "weights", "not null")]
    [InlineData("""{"facets":[null]}""", "facets", "null")]
    [InlineData("""{"exlude":["php"]}""", "exlude", "a property that this request takes")]
    [InlineData("""{"page":"two"}""", "page", "a whole number")]
    [InlineData("""{"must":"go"}""", "must", "a list")]
    [InlineData("""{"explain":1}""", "explain", "true or false")]
    [InlineData("""{"exclude":["nice:(java)"]}""", "exclude", "without nice:( )")]
    [InlineData("""{"must":["go","nice:(java)"]}""", "must[1]", "without nice:( )")]
    [InlineData("", "", "a JSON body")]
    public async Task A_body_is_read_strictly_and_what_is_wrong_with_it_is_named(string body, string field, string wanted)
    {
        using var response = await host.Client.PostAsync("/api/v1/search", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(field, (string?)problem["field"]);
        Assert.Contains(wanted, (string?)problem["wanted"], StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/shortlists", """{"role":"x","stages":[null]}""")]
    [InlineData("/api/v1/shortlists", """{"rolle":"x"}""")]
    [InlineData("/api/v1/lists", """{"query":"foo:bar"}""")]
    [InlineData("/api/v1/searches", """{"q":"java foo:bar"}""")]
    public async Task Bodies_of_other_requests_are_read_as_strictly(string address, string body)
    {
        using var response = await host.Client.PostAsync(address, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEqual("", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["wanted"] ?? "");
    }

    [Fact]
    public async Task A_query_as_long_as_queries_may_be_fits_into_an_address()
    {
        var text = string.Join(' ', Enumerable.Repeat("\u6771\u4eac\u90fd", 30)) + new string(' ', 3800);
        Assert.Equal(0, (int)(await JsonAsync($"/api/v1/search?q={Uri.EscapeDataString(text)}"))["total"]!);
        var problem = await ProblemAsync($"/api/v1/search?q={Uri.EscapeDataString(new string('\u6771', QueryLimits.Length + 1))}");
        Assert.Equal("q", (string?)problem["field"]);
    }

    [Fact]
    public async Task What_was_asked_in_parts_is_told_in_one_text_that_means_the_same()
    {
        using var response = await host.Client.PostAsJsonAsync("/api/v1/search", new { q = "lang:csharp", must = new[] { "redis OR postgres" }, nice = new[] { "kafka" }, exclude = new[] { "country:FR" } }, Token);
        var query = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["query"]!;
        var again = await JsonAsync($"/api/v1/search?q={Uri.EscapeDataString((string)query["text"]!)}");
        Assert.Equal((string?)query["canonical"], (string?)again["query"]!["canonical"]);
    }

    [Fact]
    public async Task The_last_page_of_the_twenty_thousandth_hit_is_answered() =>
        Assert.Equal(host.People.Length, (int)(await JsonAsync("/api/v1/search?page=200&size=100"))["total"]!);

    [Fact]
    public async Task A_body_that_is_no_JSON_is_a_bad_request()
    {
        using var response = await host.Client.PostAsync("/api/v1/search", new StringContent("{\"page\":", System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("lang:go country:DE gola", "lang:go", 19, "skill")]
    [InlineData("postg", "db:postgresql", 0, "skill")]
    [InlineData("-country:d", "country:DE", 1, "country")]
    [InlineData("skill:csh", "skill:csharp", 0, "skill")]
    [InlineData("(kafka OR berl", "city:berlin", 10, "city")]
    [InlineData("mer", "merged:", 0, "field")]
    [InlineData("country:ger", "country:DE", 0, "country")]
    [InlineData("golang germ", "country:DE", 7, "country")]
    [InlineData("country:", "country:DE", 0, "country")]
    [InlineData("near:ber", "near:berlin", 0, "city")]
    [InlineData("city:", "city:berlin", 0, "city")]
    [InlineData("tz:", "tz:Europe/Berlin", 0, "zone")]
    [InlineData("tz:berl", "tz:Europe/Berlin", 0, "zone")]
    [InlineData("java tz:", "UTC+0..UTC+3", 8, "value")]
    [InlineData("followers:", "5..50", 10, "value")]
    [InlineData("hireable:y", "yes", 9, "value")]
    [InlineData("lang:(csharp OR g", "go", 16, "skill")]
    public async Task A_completion_says_what_to_put_where(string prefix, string text, int start, string kind)
    {
        var items = (await JsonAsync($"/api/v1/suggest?prefix={Uri.EscapeDataString(prefix)}")).AsArray();
        var item = items.FirstOrDefault(i => (string?)i!["text"] == text);
        Assert.True(item is not null, $"want {text} among {items.ToJsonString()}");
        Assert.Equal(start, (int)item["start"]!);
        Assert.Equal(kind, (string?)item["kind"]);
    }

    [Fact]
    public async Task Nothing_typed_is_completed_with_nothing() => Assert.Empty((await JsonAsync("/api/v1/suggest?prefix=")).AsArray());

    private static bool Has(Candidate person, string skill) => person.Skills.Any(s => s.Skill == skill);

    private async Task<JsonNode> JsonAsync(string address)
    {
        using var response = await host.Client.GetAsync(address, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text) ?? throw new JsonException("null");
    }

    private async Task<JsonNode> ProblemAsync(string address)
    {
        using var response = await host.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
    }
}
