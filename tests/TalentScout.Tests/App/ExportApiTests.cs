using System.Net;
using System.Text.Json.Nodes;
using TalentScout.App.Exports;
using TalentScout.Export;

namespace TalentScout.Tests.App;

public sealed class ExportApiTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_leaves_as_CSV_with_a_row_per_person()
    {
        using var answer = await host.Client.GetAsync("/api/v1/export?q=lang:csharp&format=csv", Token);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("leads-2026-09-14.csv", answer.Content.Headers.ContentDisposition?.FileName);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.StartsWith("rank,login,name,score", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.All(host.People.Where(p => p.Skills.Any(s => s.Skill == "csharp")), p => Assert.Contains($",{p.Login},", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_number_of_leads_can_be_bounded()
    {
        var lines = (await host.Client.GetStringAsync("/api/v1/export?format=jsonl&top=7", Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Count(l => JsonNode.Parse(l)!["login"] is not null));
    }

    [Fact]
    public async Task A_list_that_breaks_off_on_its_way_is_in_the_log_with_what_may_have_left()
    {
        var lists = new LeadLists(host.Engine, host.Store, new QueryParser(Invented.Catalogue, _ => null, _ => null), host.Clock);
        var list = await lists.FreezeAsync(new SearchRequest { Query = SearchQuery.Everything }, "to nowhere", 5, "somebody", Token);

        await Assert.ThrowsAsync<NotSupportedException>(() => lists.WriteAsync(list, ExportFormats.Find("jsonl")!, null, new MemoryStream([], writable: false), "somebody", Token));

        Assert.Equal(("somebody", 5), Assert.Single((await host.Store.LeadLists.LogAsync(list.Id, 10, Token)).Select(r => (r.By, r.Written))));
    }

    [Fact]
    public async Task A_workbook_is_one()
    {
        var bytes = await host.Client.GetByteArrayAsync("/api/v1/export?q=lang:csharp&format=xlsx", Token);
        Assert.Equal("PK"u8.ToArray(), bytes[..2]);
    }

    [Theory]
    [InlineData("format=pdf", "csv")]
    [InlineData("format=csv&profile=none", "profile")]
    [InlineData("format=csv&top=0", "top")]
    [InlineData("format=csv&q=lang2:go", "lang2")]
    [InlineData("q=go", "format")]
    public async Task What_cannot_be_exported_is_named(string parameters, string named)
    {
        using var answer = await host.Client.GetAsync("/api/v1/export?" + parameters, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_links_the_export_of_what_it_shows()
    {
        var page = await host.PageAsync("/?q=lang:csharp&w.fit=70");
        Assert.Equal("/api/v1/export?q=lang%3Acsharp&w.fit=70&format=csv", page.QuerySelector(".exports a")!.GetAttribute("href"));
        Assert.Equal("/api/v1/export?format=csv", (await host.PageAsync("/")).QuerySelector(".exports a")!.GetAttribute("href"));
    }
}
