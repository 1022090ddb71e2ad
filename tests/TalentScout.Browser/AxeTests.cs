using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>No page and no state of one breaks an accessibility rule that a machine can check, or scrolls sideways, or says an error to the console.</summary>
public sealed class AxeTests(Demo demo)
{
    private static readonly Dictionary<string, Func<Demo, Task<string>>> Pages = new()
    {
        ["first visit"] = _ => Path("/"),
        ["results"] = _ => Path("/?q=lang:csharp+nice:(postgresql+kafka)+-country:US"),
        ["weights"] = _ => Path("/?q=golang&w.fit=70"),
        ["nobody"] = _ => Path("/?q=lang:csharp+login:nobody-of-this-name"),
        ["no query"] = _ => Path("/?q=lang2:go"),
        ["candidate"] = async d => await d.SomebodyAsync(""),
        ["candidate for a query"] = async d => await d.SomebodyAsync("?q=lang:csharp+db:postgresql+skill:kafka"),
        ["nobody here"] = _ => Path("/candidates/1"),
        ["harvests"] = _ => Path("/harvests"),
        ["brief"] = _ => Path("/briefs?template=microservices"),
        ["first brief"] = _ => Path("/briefs"),
        ["postings"] = _ => Path("/postings"),
        ["market"] = _ => Path("/market"),
        ["help"] = _ => Path("/help"),
    };

    public static IEnumerable<TheoryDataRow<string, ColorScheme, int>> Everywhere() =>
        from page in Pages.Keys
        from colours in new[] { ColorScheme.Light, ColorScheme.Dark }
        from width in new[] { 1440, 390 }
        select new TheoryDataRow<string, ColorScheme, int>(page, colours, width);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_is_accessible_and_fits(string page, ColorScheme colours, int width)
    {
        await using var visit = await demo.VisitAsync("/help", width, colours);
        await visit.Page.GotoAsync(await Pages[page](demo));
        await AssertSoundAsync(visit);
    }

    public static TheoryData<string> States() => ["help", "suggestions", "explanation", "more", "skill", "weights"];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_of_a_page_is_accessible(string state)
    {
        await using var visit = await demo.VisitAsync(state == "skill" ? await demo.SomebodyAsync("") : "/?q=lang:csharp", colours: ColorScheme.Dark);
        await Open(visit.Page, state);
        await AssertSoundAsync(visit);
    }

    private static async Task Open(IPage page, string state)
    {
        switch (state)
        {
            case "help":
                await page.Keyboard.PressAsync("?");
                await page.Locator("#help[open]").WaitForAsync();
                break;
            case "suggestions":
                await page.Locator("#q").FillAsync("");
                await page.Locator("#q").PressSequentiallyAsync("post");
                await page.Locator("#suggestions li").First.WaitForAsync();
                await page.Keyboard.PressAsync("ArrowDown");
                break;
            case "explanation":
                await page.Locator(".explain summary").First.ClickAsync();
                break;
            case "more":
                await page.Locator(".facet-more summary").First.ClickAsync();
                break;
            case "skill":
                await page.Locator(".skill summary").First.ClickAsync();
                break;
            default:
                await page.Locator(".weights summary").ClickAsync();
                break;
        }
    }

    private static async Task AssertSoundAsync(Visit visit)
    {
        var found = await visit.Page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        // A page that is not found is said to be so in the console too.
        Assert.DoesNotContain(visit.Troubles, t => !t.Contains("404", StringComparison.Ordinal));
    }

    private static Task<string> Path(string path) => Task.FromResult(path);
}
