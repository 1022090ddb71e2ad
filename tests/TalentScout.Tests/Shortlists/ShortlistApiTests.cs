using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TalentScout.Tests.App;

namespace TalentScout.Tests.Shortlists;

/// <summary>Shortlists over HTTP and on the pages: versions, conflicts, lists that leave, files that come, and what a reviewer sees.</summary>
public sealed class ShortlistApiTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_made_from_a_job_description_with_its_brief_and_query()
    {
        var made = await PostAsync("/api/v1/shortlists", new { text = "Senior Go Engineer\nRequirements:\n- Go and PostgreSQL\n- Kafka is a plus" }, HttpStatusCode.Created);
        Assert.Contains("Go", (string)made["role"]!, StringComparison.Ordinal);
        Assert.Contains("go", made["brief"]!["must"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("go", (string)made["query"]!, StringComparison.Ordinal);
        Assert.Equal("sourced", (string)made["stages"]![0]!["key"]!);
    }

    [Fact]
    public async Task Every_edit_names_its_version_and_a_stale_one_is_refused_or_merged()
    {
        var (list, lead) = await ListWithAsync("90001");
        var address = $"/api/v1/shortlists/{list}/leads/{lead}";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PatchAsync(address, new { stage = "sql" })).Status);
        var read = await host.Client.GetAsync(address, Token);
        var tag = read.Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(address, new { stage = "sql" }, tag)).Status);
        var stale = await PatchAsync(address, new { owner = "Bo" }, tag);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "sql"), (stale.Status, (string?)stale.Body["now"]!["stage"]));
        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(address, new { owner = "Bo", version = 1 })).Status);
        var clash = await PatchAsync(address, new { stage = "offer", version = 1 });
        Assert.Equal((HttpStatusCode.Conflict, "sql"), (clash.Status, (string?)clash.Body["conflicts"]![0]!["theirs"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(address, new { stage = "lunch", version = 3 })).Status);
    }

    [Fact]
    public async Task People_are_added_by_login_or_id_once_and_who_is_unknown_is_named()
    {
        var list = (long)(await PostAsync("/api/v1/shortlists", new { role = "Ledger", query = "lang:csharp" }, HttpStatusCode.Created))["id"]!;
        var added = await PostAsync($"/api/v1/shortlists/{list}/leads", new { candidates = new[] { "maralind", "1001", "nobody-at-all" }, query = "lang:csharp", tags = new[] { "first" }, note = "from the meetup" });
        Assert.Equal(2, added["added"]!.AsArray().Count);
        Assert.Equal("nobody-at-all", (string?)added["unknown"]![0]);
        Assert.NotNull(added["added"]![0]!["score"]);
        Assert.Empty((await PostAsync($"/api/v1/shortlists/{list}/leads", new { candidate = "90001" }))["added"]!.AsArray());
        var undone = await PostAsync($"/api/v1/shortlists/{list}/undo", new { batch = (long)added["batch"]! });
        Assert.Equal(2, undone["changed"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_shortlist_leaves_with_stage_notes_and_evidence_is_frozen_and_logged_and_compared()
    {
        var (list, lead) = await ListWithAsync("90001", "lang:csharp");
        await PostAsync($"/api/v1/shortlists/{list}/leads/{lead}/notes", new { text = "=cmd|' /C calc'!A0" });
        using var answer = await host.Client.GetAsync($"/api/v1/shortlists/{list}/export?format=csv&columns=login,stage,lead_notes,strength:csharp", Token);
        Assert.Equal("login,stage,lead_notes,strength:csharp", (await answer.Content.ReadAsStringAsync(Token)).Split("\r\n")[0]);
        Assert.Contains("maralind,Sourced,somebody: =cmd|' /C calc'!A0,", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var frozen = answer.Headers.GetValues("X-Lead-List").Single();

        var kept = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/lists/{frozen}", Token))!;
        Assert.Equal((list, 1), ((long)kept["shortlist"]!, (int)kept["count"]!));
        var log = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/exports?list={frozen}", Token))!;
        Assert.Equal(("csv", 1), ((string)log[0]!["format"]!, (int)log[0]!["written"]!));
        await PostAsync($"/api/v1/shortlists/{list}/leads", new { candidate = "1001" });
        var diff = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/lists/{frozen}/compare", Token))!;
        Assert.True((bool)diff["sameScorer"]!);
        Assert.Equal("1001", (string)Assert.Single(diff["new"]!.AsArray())!["id"]!);
        Assert.Contains("beside", (await host.PageAsync($"/lists/{frozen}")).Words("#today-title"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("CSV", (await host.PageAsync("/lists")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CSV_file_shows_who_is_known_before_anything_is_taken_and_takes_the_rest()
    {
        var (list, _) = await ListWithAsync("90001");
        var known = host.People.Single(p => p.Login == "dev-001");
        var csv = $"Full Name;GitHub;Location;Skills;Profile URL;Notes\nMara L;https://github.com/maralind;;;;met at a conference\n\"Zoé Müller\";;Hamburg;Go, Kafka;https://zoe.example;\n;dev-002;;;;\n{known.Name};;{known.Place.Text};;;\nZoé Müller;;Hamburg;;;\n;;;;;nobody";
        var plan = await PostAsync($"/api/v1/shortlists/{list}/import", new { csv });
        var rows = plan["rows"]!.AsArray().Select(r => (Says: (string)r!["says"]!, Decision: (string)r["decision"]!)).ToList();
        Assert.Equal(("stands on this list already: tags and note are added", "90001"), rows[0]);
        Assert.Equal("add", rows[1].Decision);
        Assert.Equal("1002", rows[2].Decision);
        Assert.Equal(known.Place.Text is null ? "skip" : "1001", known.Place.Text is null ? "skip" : rows[3].Decision);
        Assert.Equal("skip", rows[5].Decision);
        Assert.Null(plan["done"]);

        var done = await PostAsync($"/api/v1/shortlists/{list}/import", new { csv, apply = true, decisions = new Dictionary<string, string> { ["4"] = "skip", ["5"] = "skip" } });
        Assert.Empty(done["done"]!["troubles"]!.AsArray());
        var leads = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/shortlists/{list}/leads", Token))!.AsArray();
        Assert.Equal(3, leads.Count);
        var zoe = leads.Single(l => ((string)l!["candidate"]!).StartsWith("csv:zoe-muller-", StringComparison.Ordinal))!;
        var person = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/candidates/{zoe["candidate"]}", Token))!;
        Assert.Equal("Zoé Müller", (string?)person["name"]);
        var again = await PostAsync($"/api/v1/shortlists/{list}/import", new { csv });
        Assert.Equal((string)zoe["candidate"]!, (string)again["rows"]![1]!["decision"]!);
    }

    [Fact]
    public async Task The_mapping_of_columns_is_done_on_the_page()
    {
        var (list, _) = await ListWithAsync("90001");
        var csv = "who,where\nNew Person,Lyon";
        using var look = await host.Client.PostAsync($"/shortlists/{list}/import", new FormUrlEncodedContent([new("csv", csv), new("do", "look"), new("column.who", "name"), new("column.where", "place")]), Token);
        var html = await look.Content.ReadAsStringAsync(Token);
        Assert.Contains("nobody like this is known", html, StringComparison.Ordinal);
        using var apply = await host.Client.PostAsync($"/shortlists/{list}/import", new FormUrlEncodedContent([new("csv", csv), new("do", "apply"), new("column.who", "name"), new("column.where", "place"), new("row.1", "add")]), Token);
        Assert.Equal(HttpStatusCode.Found, apply.StatusCode);
        Assert.Contains("New Person", (await host.PageAsync($"/shortlists/{list}")).Words(".board"), StringComparison.Ordinal);
        using var bad = await host.Client.PostAsync($"/shortlists/{list}/import", new FormUrlEncodedContent([new("csv", "a,a\n1,2"), new("do", "look")]), Token);
        Assert.Contains("stands twice", await bad.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_sees_the_list_and_nothing_else_and_says_yes()
    {
        var (list, lead) = await ListWithAsync("90001", "lang:csharp");
        await PostAsync($"/api/v1/shortlists/{list}/leads/{lead}/notes", new { text = "salary expectations secret" });
        var link = await PostAsync($"/api/v1/shortlists/{list}/links", new { whom = "Cy", days = 3 });
        var path = (string)link["path"]!;
        var page = await host.PageAsync(path);
        Assert.Contains("Mara Lindqvist", page.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("a[href], form[action]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("action")!), a => a.StartsWith('/') && a != path);

        using var said = await host.Client.PostAsync(path, new FormUrlEncodedContent([new("lead", lead.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("verdict", "yes"), new("note", "strong")]), Token);
        Assert.Equal(HttpStatusCode.Found, said.StatusCode);
        Assert.Equal("no-store", string.Join(',', said.Headers.GetValues("Cache-Control")));
        Assert.Contains("Yes · Cy", (await host.PageAsync($"/shortlists/{list}")).Words(".board"), StringComparison.Ordinal);

        var blind = (string)(await PostAsync($"/api/v1/shortlists/{list}/links", new { whom = "Di", days = 3, blind = true }))["path"]!;
        var html = (await host.PageAsync(blind)).DocumentElement.OuterHtml;
        Assert.DoesNotContain("Mara", html, StringComparison.Ordinal);
        Assert.DoesNotContain("maralind", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillbase", html, StringComparison.OrdinalIgnoreCase);
        using var ended = await host.Client.DeleteAsync($"/api/v1/shortlists/{list}/links/{link["link"]!["id"]}", Token);
        await host.PageAsync(path, HttpStatusCode.NotFound);
        await host.PageAsync("/review/" + new string('a', 43), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_board_moves_tags_and_takes_back_without_a_script()
    {
        var (list, lead) = await ListWithAsync("90001");
        using var moved = await host.Client.PostAsync($"/shortlists/{list}/edit", new FormUrlEncodedContent([new("lead", $"{lead}.1"), new("stage", "offer"), new("tag", "urgent"), new("do", "edit")]), Token);
        var page = await host.PageAsync(moved.Headers.Location!.ToString());
        Assert.Contains("urgent", page.Words("[data-stage=offer]"), StringComparison.Ordinal);
        var undo = page.QuerySelector(".notice form")!.GetAttribute("action")!;
        using var stale = await host.Client.PostAsync($"/shortlists/{list}/edit", new FormUrlEncodedContent([new("lead", $"{lead}.1"), new("stage", "rejected"), new("do", "edit")]), Token);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Offer", await stale.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var undone = await host.Client.PostAsync(undo, new FormUrlEncodedContent([]), Token);
        Assert.Contains("Mara Lindqvist", (await host.PageAsync($"/shortlists/{list}")).Words("[data-stage=sourced]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_lead_that_was_read_before_somebody_elses_change_keeps_both_where_they_differ()
    {
        var (list, lead) = await ListWithAsync("90001");
        await PatchAsync($"/api/v1/shortlists/{list}/leads/{lead}", new { stage = "sql", version = 1 });
        using var mine = await host.Client.PostAsync(
            $"/shortlists/{list}/leads/{lead}", new FormUrlEncodedContent([new("version", "1"), new("stage", "sourced"), new("owner", "Bo"), new("tags", ""), new("do", "edit")]), Token);
        Assert.Equal(HttpStatusCode.Found, mine.StatusCode);
        var file = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/shortlists/{list}/leads/{lead}", Token))!;
        Assert.Equal(("sql", "Bo"), ((string)file["lead"]!["stage"]!, (string)file["lead"]!["owner"]!));
        using var clash = await host.Client.PostAsync($"/shortlists/{list}/leads/{lead}", new FormUrlEncodedContent([new("version", "1"), new("stage", "offer"), new("do", "edit")]), Token);
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
    }

    [Fact]
    public async Task Stages_and_yardsticks_are_edited_on_their_page()
    {
        var (list, _) = await ListWithAsync("90001");
        using var saved = await host.Client.PostAsync($"/shortlists/{list}/stages", new FormUrlEncodedContent(
        [
            new("version", "1"), new("key", "sourced"), new("name", "Found"), new("kind", "open"), new("criteria", ""), new("order", "1"),
            new("key", ""), new("name", "Pair programming"), new("kind", "open"), new("criteria", "Talks; Tests"), new("order", "2"),
        ]), Token);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var stages = JsonNode.Parse(await host.Client.GetStringAsync($"/api/v1/shortlists/{list}", Token))!["shortlist"]!["stages"]!.AsArray();
        Assert.Equal(["sourced", "pair-programming"], stages.Select(s => (string)s!["key"]!));
        Assert.Equal(2, stages[1]!["criteria"]!.AsArray().Count);
    }

    private async Task<(long List, long Lead)> ListWithAsync(string person, string query = "")
    {
        var list = (long)(await PostAsync("/api/v1/shortlists", new { role = "Backend", query }, HttpStatusCode.Created))["id"]!;
        var added = await PostAsync($"/api/v1/shortlists/{list}/leads", new { candidate = person });
        return (list, (long)added["added"]![0]!["id"]!);
    }

    private async Task<JsonNode> PostAsync(string address, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await host.Client.PostAsJsonAsync(address, body, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PatchAsync(string address, object body, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = JsonContent.Create(body) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await host.Client.SendAsync(request, Token);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!);
    }
}
