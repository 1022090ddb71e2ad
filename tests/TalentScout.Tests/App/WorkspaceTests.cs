using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TalentScout.Tests.App;

/// <summary>The sourcer's tools on pages, without any script: everything is a form or a link.</summary>
public sealed class WorkspaceTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.StartAsync([Invented.Mara(), .. InventedPeople.Of(30, seed: 7)]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Somebody_put_aside_stays_in_the_list_as_a_line_with_the_reason_and_comes_back()
    {
        var total = (await _host.PageAsync("/?q=lang:csharp")).Words(".total strong");
        await PostAsync("/candidates/90001/hide", ("reason", "Contacted"), ("note", "wrote <in> May"));
        var page = await _host.PageAsync("/?q=lang:csharp");
        var line = page.QuerySelector("[data-id='90001']")!;
        Assert.Contains("Put aside: Contacted already · wrote <in> May", line.Words(), StringComparison.Ordinal);
        Assert.Equal(total, page.Words(".total strong"));
        Assert.Contains("Mara Lindqvist", (await _host.PageAsync("/history")).Words("#main"), StringComparison.Ordinal);
        await PostAsync("/candidates/90001/unhide");
        Assert.Null((await _host.PageAsync("/?q=lang:csharp")).QuerySelector(".is-hidden"));
    }

    [Theory]
    [InlineData("/candidates/90001/hide", "reason", "NoReason", HttpStatusCode.Redirect)]
    [InlineData("/candidates/123456/hide", "reason", "Other", HttpStatusCode.NotFound)]
    [InlineData("/candidates/nobody/notes", "text", "hello", HttpStatusCode.NotFound)]
    [InlineData("/candidates/90001/notes", "text", "   ", HttpStatusCode.Redirect)]
    [InlineData("/presets", "preset", "No weights", HttpStatusCode.Redirect)]
    public async Task What_makes_no_sense_changes_nothing(string address, string field, string value, HttpStatusCode expected)
    {
        using var answer = await PostAsync(address, (field, value));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await _host.Store.Desk.HiddenAsync(10, Token));
        Assert.Empty(await _host.Store.Desk.NotesAsync(CandidateId.OfGitHub(90001), Token));
        Assert.Empty(await _host.Store.Desk.PresetsAsync(Token));
    }

    [Theory]
    [InlineData("/?q=lang%3Acsharp", "/?q=lang%3Acsharp")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task A_form_leads_back_to_a_page_of_ours_alone(string back, string expected)
    {
        using var answer = await PostAsync("/candidates/90001/unhide", ("back", back));
        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Notes_and_tags_are_on_the_persons_page_and_are_taken_back_there()
    {
        await PostAsync("/candidates/90001/notes", ("text", "Spoke at a meetup"));
        await PostAsync("/candidates/90001/tags", ("tag", " Payments "));
        var page = await _host.PageAsync("/candidates/90001");
        Assert.Contains("Spoke at a meetup", page.Words("#notes"), StringComparison.Ordinal);
        Assert.Contains("payments", page.Words("#notes .tags"), StringComparison.Ordinal);
        await PostAsync(page.QuerySelector("#notes .notes form")!.GetAttribute("action")!);
        page = await _host.PageAsync("/candidates/90001");
        Assert.Contains("Note removed.", page.Words("#notes"), StringComparison.Ordinal);
        await PostAsync(page.QuerySelector("#notes .notes form")!.GetAttribute("action")!);
        Assert.Contains("Spoke at a meetup", (await _host.PageAsync("/candidates/90001")).Words("#notes"), StringComparison.Ordinal);
        Assert.Contains("payments", (await _host.PageAsync("/?q=login:maralind")).Words(".hit"), StringComparison.Ordinal);
        Assert.Contains("Mara Lindqvist", (await _host.PageAsync("/history?tag=payments")).Words("#main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_is_saved_for_the_team_and_brings_its_weights_back()
    {
        using var saved = await PostAsync("/presets", ("q", "lang:csharp"), ("w.recency", "33"), ("w.fit", "54"), ("preset", "Freshness"));
        Assert.Equal("/?q=lang%3Acsharp&w.recency=33", saved.Headers.Location?.ToString());
        var link = (await _host.PageAsync("/")).QuerySelector(".team-preset a")!;
        Assert.Equal("Freshness", link.Words());
        Assert.Equal("/?w.recency=33", link.GetAttribute("href"));
        await PostAsync("/presets/remove", ("preset", "Freshness"));
        Assert.Contains("Freshness was removed", (await _host.PageAsync("/")).Words(".team-preset"), StringComparison.Ordinal);
        await PostAsync("/presets/restore", ("preset", "Freshness"));
        Assert.NotNull((await _host.PageAsync("/")).QuerySelector(".team-preset a"));
    }

    [Fact]
    public async Task A_key_brings_the_first_people_and_the_rest_of_the_page_when_the_keys_rest()
    {
        var whole = await _host.PageAsync("/?q=lang%3Acsharp");
        var first = await TypedAsync("/?q=lang%3Acsharp", "6");
        var rest = await TypedAsync("/?q=lang%3Acsharp", "rest");

        Assert.NotEmpty(Names(whole));
        Assert.Equal(Names(whole).Take(6), Names(first));
        Assert.Equal(whole.Words("#results .total strong"), first.Words("#results .total strong"));
        Assert.Equal(whole.Words("#reading"), first.Words("#reading"));
        Assert.Null(first.QuerySelector("#facets, header, #like"));
        Assert.Equal(Names(whole), Names(rest));
        Assert.NotNull(rest.QuerySelector("#facets .facet"));
        Assert.NotNull((await TypedAsync("/?q=lang2%3Ago", "6")).QuerySelector("#reading .trouble"));

        static IEnumerable<string> Names(IDocument page) => page.QuerySelectorAll(".hit-link").Select(a => a.TextContent);
    }

    [Fact]
    public async Task Searches_that_were_meant_are_remembered_and_half_words_are_not()
    {
        await _host.PageAsync("/?q=lang%3Acsharp");
        await _host.PageAsync("/?q=lang2%3Agolang");
        await TypedAsync("/?q=lang%3Ago", "6");
        await TypedAsync("/?q=lang%3Ago", "rest");

        await _host.StopAsync();
        Assert.Equal(["lang:csharp"], (await _host.Store.Desk.SearchesAsync(10, Token)).Select(s => s.Query));
    }








    [Fact]
    public async Task Who_is_on_a_shortlist_says_so_in_the_list()
    {
        var list = await _host.Store.Shortlists.CreateAsync("Payments backend", "lang:csharp", null, null, cancellationToken: Token);
        await _host.Store.Leads.AddAsync(list.Id, [new NewLead(CandidateId.OfGitHub(90001), "maralind", "Mara Lindqvist", null)], "ada", Token);
        var mark = (await _host.PageAsync("/?q=login:maralind")).QuerySelector(".hit a.badge")!;
        Assert.StartsWith("Payments backend: ", mark.Words(), StringComparison.Ordinal);
        Assert.StartsWith($"/shortlists/{list.Id}/leads/", mark.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Density_and_the_tour_are_choices_that_stay()
    {
        Assert.NotNull((await _host.PageAsync("/")).QuerySelector("#tour"));
        using var toured = await PostAsync("/tour");
        using var dense = await PostAsync("/density");
        var page = await BlindOrNotAsync("/", $"{Cookie(toured)}; {Cookie(dense)}");
        Assert.Null(page.QuerySelector("#tour"));
        Assert.NotNull(page.QuerySelector(".hits.compact"));
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        await _host.Client.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), Token);

    private async Task<IHtmlDocument> TypedAsync(string address, string typing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("X-Typing", typing);
        using var answer = await _host.Client.SendAsync(request, Token);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Token), Token);
    }

    private async Task<IHtmlDocument> BlindOrNotAsync(string address, string cookie) => await new HtmlParser().ParseDocumentAsync(await TextAsync(address, cookie), Token);

    private async Task<string> TextAsync(string address, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await _host.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }
}
