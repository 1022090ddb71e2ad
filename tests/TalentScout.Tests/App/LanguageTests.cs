using System.Net;
using AngleSharp.Html.Parser;

namespace TalentScout.Tests.App;

/// <summary>Pages speak the visitor's language; what programs read is the same for everybody.</summary>
public sealed class LanguageTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "de", "Suche")]
    [InlineData("de-AT, en;q=0.5", "de", "Suche")]
    [InlineData("fr-CA", "fr", "Recherche")]
    [InlineData("pt-BR", "en", "Search")]
    [InlineData("", "en", "Search")]
    [InlineData("nonsense,,;q=x", "en", "Search")]
    public async Task A_page_comes_in_the_language_that_the_browser_asks_for(string asked, string language, string word)
    {
        var page = await PageAsync("/", asked);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(word, page.Words("h1"));
        Assert.Equal(word, page.Words("nav [aria-current=page]"));
    }

    [Fact]
    public async Task A_language_that_was_chosen_counts_more_and_the_choice_leads_back()
    {
        using var choice = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = new FormUrlEncodedContent([new("to", "fr")]) };
        choice.Headers.Referrer = new Uri(host.Client.BaseAddress!, "/candidates/90001?q=lang%3Acsharp");
        using var answer = await host.Client.SendAsync(choice, Token);
        Assert.Equal("/candidates/90001?q=lang%3Acsharp", answer.Headers.Location?.ToString());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        var page = await PageAsync("/", "de", cookie.Split(';')[0]);
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("http://evil.example/path")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task A_choice_sent_from_nowhere_of_ours_leads_to_the_search(string referer)
    {
        using var choice = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = new FormUrlEncodedContent([new("to", "xx")]) };
        choice.Headers.TryAddWithoutValidation("Referer", referer);
        using var answer = await host.Client.SendAsync(choice, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location?.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Numbers_months_and_countries_are_written_as_the_language_writes_them()
    {
        var german = await PageAsync("/?q=login:maralind+lang:csharp", "de");
        Assert.Contains("Berlin, Deutschland", german.Words(".hit"), StringComparison.Ordinal);
        Assert.Contains("Mai 2026", german.Words(".figures"), StringComparison.Ordinal);
        var french = await PageAsync("/candidates/90001", "fr");
        Assert.Contains("Berlin, Allemagne", french.Words(".person-head"), StringComparison.Ordinal);
        Assert.Contains("11 févr. 2014", french.Words(".header-facts"), StringComparison.Ordinal);
        var english = await PageAsync("/?q=login:maralind+lang:csharp", "en");
        Assert.Contains("Berlin, Germany", english.Words(".hit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_are_said_in_the_language_of_the_page()
    {
        Assert.Contains("last 2026-05", (await PageAsync("/?q=login:maralind+lang:csharp", "en")).Words(".why"), StringComparison.Ordinal);
        Assert.Contains("zuletzt Mai 2026", (await PageAsync("/?q=login:maralind+lang:csharp", "de")).Words(".why"), StringComparison.Ordinal);
        Assert.DoesNotContain("merged into", (await PageAsync("/?q=login:maralind+lang:csharp", "fr")).Words(".why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_become_of_an_import_is_said_in_the_language_of_the_page()
    {
        var list = await host.Store.Shortlists.CreateAsync("Backend", "", null, "somebody", null, Token);
        using var look = new HttpRequestMessage(HttpMethod.Post, $"/shortlists/{list.Id}/import") { Content = new FormUrlEncodedContent([new("csv", "name,login\nNova Nobody,nova-nobody\nMara,maralind"), new("do", "look")]) };
        look.Headers.TryAddWithoutValidation("Accept-Language", "fr");
        using var answer = await host.Client.SendAsync(look, Token);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Token), Token);
        Assert.Contains("personne de tel n’est connu", page.Words("tbody"), StringComparison.Ordinal);
        Assert.Contains("est déjà connu, par l’identifiant ou l’adresse", page.Words("tbody"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/candidates/90001")]
    [InlineData("/api/v1/candidates/90001/why?q=lang:csharp+merged:>1000")]
    [InlineData("/api/v1/ranking")]
    public async Task The_API_answers_the_same_in_every_language(string address) => Assert.Equal(await TextAsync(address, "en"), await TextAsync(address, "de"));

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string address, string languages, string? cookie = null) =>
        await new HtmlParser().ParseDocumentAsync(await TextAsync(address, languages, cookie), Token);

    private async Task<string> TextAsync(string address, string languages, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await host.Client.SendAsync(request, Token);
        return await answer.Content.ReadAsStringAsync(Token);
    }
}
