using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace TalentScout.Tests.App;

public sealed class SearchPageTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task The_first_page_shows_everybody_and_what_to_try()
    {
        var page = await host.PageAsync("/");
        Assert.StartsWith($"{host.People.Length} people", page.Words(".total"), StringComparison.Ordinal);
        Assert.Equal(20, page.QuerySelectorAll(".hit").Length);
        Assert.NotEmpty(page.QuerySelectorAll(".try a"));
    }

    [Fact]
    public async Task A_hit_shows_who_where_how_strong_and_why()
    {
        var page = await host.PageAsync("/?q=login:maralind+lang:csharp+db:postgresql");
        var hit = Assert.Single(page.QuerySelectorAll(".hit"));
        Assert.StartsWith("Mara Lindqvist maralind", hit.QuerySelector("h2")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Berlin, Germany", hit.Words(), StringComparison.Ordinal);
        Assert.Contains("Open to offers", hit.Words(), StringComparison.Ordinal);
        var rows = hit.QuerySelectorAll(".skill-row");
        Assert.Equal(["C#", "PostgreSQL"], rows.Take(2).Select(r => r.QuerySelector(".skill-name")!.Words()).Order());
        Assert.All(rows.Take(2), r => Assert.NotEmpty(r.QuerySelectorAll(".proofs a[href^='https://']")));
        Assert.NotEmpty(hit.QuerySelectorAll(".why li"));
        Assert.NotEmpty(hit.QuerySelectorAll(".explain .tree li"));
    }

    [Fact]
    public async Task Every_skill_of_a_hit_opens_its_proofs()
    {
        var hit = (await host.PageAsync("/?q=login:maralind+lang:csharp")).QuerySelector(".hit")!;
        var chips = hit.QuerySelectorAll<IHtmlAnchorElement>("a.skill-name, a.also-skill");
        Assert.Equal(hit.QuerySelectorAll(".skill-name, .also-skill").Length, chips.Count());
        foreach (var chip in chips)
        {
            var (address, place) = chip.GetAttribute("href")!.Split('#') is [var before, var after] ? (before, after) : ("", "");
            var skill = (await host.PageAsync(address)).QuerySelector($"details#{place}[open]");
            Assert.True(skill is not null, chip.GetAttribute("href"));
            Assert.NotEmpty(skill.QuerySelectorAll(".traces li"));
            Assert.NotEmpty(skill.QuerySelector(".strength-because")!.Words());
        }
    }

    [Fact]
    public async Task What_a_score_is_made_of_comes_when_it_is_asked_for()
    {
        var hit = (await host.PageAsync("/?q=lang:csharp+db:postgresql&w.fit=10")).QuerySelector(".hit")!;
        var parts = hit.QuerySelectorAll(".explain .tree > li .tree-value").Select(v => v.Words()).ToList();

        var detail = await host.PageAsync(hit.QuerySelector(".explain")!.GetAttribute("data-detail")!);

        Assert.Equal(parts, detail.QuerySelectorAll(".tree > li > .tree-value").Select(v => v.Words()));
        Assert.NotEmpty(detail.QuerySelectorAll(".tree li li"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/candidates/90001/score?q=lang2:go", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Every_value_of_a_facet_leads_to_as_many_people_as_it_says()
    {
        var page = await host.PageAsync("/?q=lang:csharp");
        var links = page.QuerySelectorAll<IHtmlAnchorElement>("#facets a.facet-line").Where(a => a.GetAttribute("aria-current") is null).ToList();
        Assert.True(links.Count > 10);
        foreach (var link in links)
        {
            var narrowed = await host.PageAsync(link.GetAttribute("href")!);
            var count = link.QuerySelector(".facet-count")!.Words();
            Assert.True(narrowed.Words(".total").StartsWith($"{count} {(count == "1" ? "person" : "people")}", StringComparison.Ordinal), $"{link.Words()}: {narrowed.Words(".total")}");
        }
    }

    [Fact]
    public async Task A_chosen_value_of_a_facet_can_be_taken_back()
    {
        var page = await host.PageAsync("/?q=csharp+country:DE");
        var on = page.QuerySelectorAll("a.facet-line[aria-current=true]");
        Assert.Equal(["C#", "Germany"], on.Select(a => a.QuerySelector(".facet-label")!.Words()).ToList());
        Assert.Equal("/?q=skill%3Acsharp", on.Last().GetAttribute("href"));
    }

    [Fact]
    public async Task Chips_show_how_the_query_was_read_and_can_be_moved_and_removed()
    {
        var page = await host.PageAsync("/?q=lang:golang+-country:US+nice:(kafka+grpc^2)");
        Assert.Equal(["Must", "Nice to have", "Exclude"], page.QuerySelectorAll(".chip-role").Select(r => r.Words()));
        Assert.Equal("Reads as lang:go -country:US nice:(skill:kafka skill:grpc^2)", page.Words(".canonical"));
        var kafka = page.QuerySelectorAll(".chip").Single(c => c.Words().StartsWith("Apache Kafka", StringComparison.Ordinal));
        Assert.Equal("/?q=lang%3Ago%20-country%3AUS%20nice%3A%28skill%3Agrpc%5E2%29", kafka.QuerySelector(".chip-x")!.GetAttribute("href"));
        Assert.Contains(kafka.QuerySelectorAll(".chip-move"), a => a.GetAttribute("href") == "/?q=lang%3Ago%20skill%3Akafka%20-country%3AUS%20nice%3A%28skill%3Agrpc%5E2%29"
            || a.GetAttribute("href") == "/?q=lang%3Ago%20-country%3AUS%20skill%3Akafka%20nice%3A%28skill%3Agrpc%5E2%29");
    }

    [Theory]
    [InlineData("/?q=lang:golang+db:postgresql", "Asked for")]
    [InlineData("/?q=lang:golang+db:postgresql&match=all", "Must")]
    [InlineData("/?q=%2Blang:golang+%2Bdb:postgresql", "Must")]
    public async Task Skills_of_which_one_is_enough_are_not_called_a_must(string address, string role) =>
        Assert.Equal(role, (await host.PageAsync(address)).QuerySelector(".chip-role")!.Words());

    [Fact]
    public async Task A_query_that_is_none_is_shown_with_the_place_and_what_was_wanted()
    {
        var page = await host.PageAsync("/?q=lang:csharp+lang2:go");
        Assert.Equal("lang2", page.Words(".trouble mark").TrimEnd(':'));
        Assert.Contains("lang", page.Words(".trouble-wanted"), StringComparison.Ordinal);
        Assert.Equal("lang:csharp lang2:go", page.QuerySelector<IHtmlInputElement>("#q")!.Value);
        Assert.Equal("trouble", page.QuerySelector("#q")!.GetAttribute("aria-describedby"));
        Assert.Empty(page.QuerySelectorAll(".hit"));
    }

    [Fact]
    public async Task Where_nobody_fits_the_page_says_which_condition_to_drop()
    {
        var page = await host.PageAsync("/?q=login:maralind+country:NZ");
        var ways = page.QuerySelectorAll(".ways-out li");
        Assert.Equal(2, ways.Length);
        var first = ways[0];
        var dropped = await host.PageAsync(first.QuerySelector("a")!.GetAttribute("href")!);
        Assert.StartsWith(first.QuerySelector(".count")!.Words(), dropped.Words(".total"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_the_page_keep_weights_sort_and_query()
    {
        var page = await host.PageAsync("/?q=lang:csharp&w.fit=70&sort=active&size=5");
        Assert.Equal("/?q=lang%3Acsharp&w.fit=70&sort=active&size=5&page=2", page.QuerySelector(".pager [rel=next]")!.GetAttribute("href"));
        Assert.Contains(page.QuerySelectorAll(".sorts a"), a => a.GetAttribute("href") == "/?q=lang%3Acsharp&w.fit=70&sort=merged&size=5");
        Assert.Equal("70", page.QuerySelector<IHtmlInputElement>("#w-fit")!.Value);
        Assert.EndsWith("?q=lang%3Acsharp&w.fit=70&sort=active&size=5", page.QuerySelector(".hit-link")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?page=abc&size=-1&sort=nonsense&w.fit=much&w.charm=3")]
    [InlineData("/?page=99999")]
    [InlineData("/?q=%00%ff%fe")]
    public async Task Any_address_that_somebody_types_is_answered(string address) => Assert.NotNull((await host.PageAsync(address)).QuerySelector("#results"));

    [Fact]
    public async Task The_form_asks_for_what_the_page_shows_when_it_is_sent_without_a_script()
    {
        var page = await host.PageAsync("/?q=lang:csharp&sort=merged&w.fit=70");
        var form = page.QuerySelector<IHtmlFormElement>("#search")!;
        var sent = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null).ToDictionary(i => i.Name!, i => i.Value);
        Assert.Equal("get", form.Method);
        Assert.Equal("lang:csharp", sent["q"]);
        Assert.Equal("merged", sent["sort"]);
        Assert.Equal("70", sent["w.fit"]);
    }
}
