using AngleSharp.Html.Parser;

namespace TalentScout.Tests.Export;

public sealed class HtmlLeadWriterTests
{
    private static readonly HtmlParser _parser = new();

    [Fact]
    public async Task Without_a_profile_a_lead_is_a_card()
    {
        var page = _parser.ParseDocument(await Leads.Text("html", null, Leads.Ada, Leads.Bob));

        Assert.Equal(["1 Ada María Example 12.35", "2 bob 3.00"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal("Payments backend", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("lang:go db:postgresql", page.QuerySelector("header code")!.TextContent);
        Assert.Equal(["310 changes merged in a/b", "active in 48 months"], page.QuerySelectorAll(".why li").Select(l => l.TextContent));
        Assert.Contains("https://github.com/a/b", page.QuerySelectorAll("dd a").Select(a => a.GetAttribute("href")));
        Assert.Equal(2, page.QuerySelectorAll("dt.asked").Length);
    }

    [Fact]
    public async Task With_a_profile_the_leads_are_a_table()
    {
        var page = _parser.ParseDocument(await Leads.Text("html", "ashby", Leads.Ada, Leads.Bob));

        Assert.Equal(["Name", "Email", "GitHub URL", "Company", "Location", "Source", "Tags", "Notes"], page.QuerySelectorAll("th").Select(h => h.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("https://github.com/ada-example", page.QuerySelector("tbody tr a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("generic")]
    public async Task An_empty_list_says_so(string? profile) =>
        Assert.Equal("Nobody is on this list.", _parser.ParseDocument(await Leads.Text("html", profile)).QuerySelector("main > p")!.TextContent);

    [Theory]
    [MemberData(nameof(FormulaGuardTests.Hostile), MemberType = typeof(FormulaGuardTests))]
    public async Task A_hostile_text_stays_text(string text)
    {
        foreach (var profile in new[] { null, "generic" })
        {
            var page = _parser.ParseDocument(await Leads.Text("html", profile, Leads.Saying(text)));

            Assert.Empty(page.QuerySelectorAll("script, img, svg, iframe, object, embed, form, link, base"));
            Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^https?://", a.GetAttribute("href")));
            Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
        }
    }
}
