using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace TalentScout.Tests.App;

/// <summary>What strangers wrote stays text; what other sites send is refused; what a page needs comes from us, and is small.</summary>
public sealed class PageSafetyTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages() =>
        ["/", "/?q=lang:csharp", "/?q=login:hostile", "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/candidates/90001?q=lang:csharp", "/candidates/90099?q=login:hostile", "/candidates/0", "/help", "/history", "/candidates/90099/interview?q=lang:csharp", "/candidates/90099/hide", "/compare?id=90001&id=90099&q=lang:csharp"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_runs_no_script_and_no_style_but_our_files(string address)
    {
        using var answer = await host.Client.GetAsync(address, Token);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Token), Token);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.All(page.QuerySelectorAll<IHtmlScriptElement>("script"), s => Assert.StartsWith("/assets/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("link"), l => Assert.StartsWith("/assets/", l.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("style, img, iframe, object, embed, base"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.Matches("^(/|#|\\?|https?://|mailto:)", a.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll("a[target=_blank]"), a => Assert.Contains("noopener", a.GetAttribute("rel"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Ids_are_unique_and_every_reference_to_one_is_right(string address)
    {
        using var answer = await host.Client.GetAsync(address, Token);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Token), Token);
        var ids = page.All.Select(e => e.Id).Where(i => !string.IsNullOrEmpty(i)).ToList();
        Assert.Empty(ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key));
        var named = page.All.SelectMany(e => new[] { e.GetAttribute("aria-labelledby"), e.GetAttribute("aria-describedby"), e.GetAttribute("for"), e.GetAttribute("form") });
        Assert.Empty(named.Where(n => n is not null).SelectMany(n => n!.Split(' ')).Except(ids));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "{self}", HttpStatusCode.OK)]
    [InlineData("User-Agent", "curl", HttpStatusCode.OK)]
    public async Task A_request_that_another_site_sends_is_refused(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/search") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value.Replace("{self}", host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        using var answer = await host.Client.SendAsync(request, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Files_are_cached_for_ever_by_their_version_and_travel_compressed()
    {
        var page = await host.PageAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        using var answer = await host.Client.SendAsync(request, Token);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        using var unpacked = new StreamReader(new BrotliStream(await answer.Content.ReadAsStreamAsync(Token), CompressionMode.Decompress));
        Assert.Contains("color-scheme: light dark", await unpacked.ReadToEndAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/none.css")]
    [InlineData("/assets/../talentscout.db")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    public async Task No_other_file_is_served(string address)
    {
        using var answer = await host.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>The budget of the first visit: the page with twenty explained people, and everything it loads.</summary>
    [Fact]
    public async Task The_first_load_of_the_search_page_is_at_most_40_KiB()
    {
        var page = await host.PageAsync("/?q=lang:csharp+nice:postgres");
        var linked = page.QuerySelectorAll("link, script").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!);
        var imported = new[] { "complete.js", "chips.js", "tour.js" }.Select(TalentScout.App.Web.EmbeddedAssets.Url);
        var icons = page.QuerySelectorAll("use").Select(u => u.GetAttribute("href")!.Split('#')[0]).Distinct();
        var bytes = 0L;
        foreach (var address in linked.Concat(imported).Concat(icons).Prepend("/?q=lang:csharp+nice:postgres"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
            using var answer = await host.Client.SendAsync(request, Token);
            bytes += (await answer.Content.ReadAsByteArrayAsync(Token)).Length;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes / 1024.0:F1} KiB");
        Assert.InRange(bytes, 1, 40 * 1024);
    }
}
