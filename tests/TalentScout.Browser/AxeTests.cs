using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>No page and no state of one breaks an accessibility rule that a machine can check, or scrolls sideways, or says an error to the console.</summary>
public sealed class AxeTests(Demo demo)
{
    /// <summary>Of what holds, axe names one element a rule; with all of them, most of a run goes into telling of what is well.</summary>
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    private static readonly string[] Expected = ["404", "403", "400", "net::ERR_FAILED"];

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
        ["harvests with an archive"] = async d => await d.ReadArchiveAsync(),
        ["brief"] = _ => Path("/briefs?template=microservices"),
        ["first brief"] = _ => Path("/briefs"),
        ["postings"] = _ => Path("/postings"),
        ["market"] = _ => Path("/market"),
        ["help"] = _ => Path("/help"),
        ["shortlists"] = _ => Path("/shortlists"),
        ["lists"] = _ => Path("/lists"),
        ["saved searches"] = _ => Path("/searches"),
        ["compare"] = async d => await d.ComparedAsync("&q=lang:csharp+db:postgresql+skill:kafka"),
        ["compare nobody"] = _ => Path("/compare"),
        ["interview"] = async d => await d.SomebodyAsync("/interview?q=lang:csharp+skill:kafka"),
        ["put aside"] = async d => await d.SomebodyAsync("/hide"),
        ["history"] = _ => Path("/history"),
        ["facet whole"] = _ => Path("/?more=country"),
        ["nearly a skill"] = _ => Path("/?q=lang:csharp+postgers"),
    };

    /// <summary>In both colours and at both widths, but not in all four ways: each takes seconds, and what differs by width hardly differs by colour.</summary>
    public static IEnumerable<TheoryDataRow<string, ColorScheme, int>> Everywhere() => Pages.Keys.SelectMany(page => new[]
    {
        new TheoryDataRow<string, ColorScheme, int>(page, ColorScheme.Light, 1440),
        new TheoryDataRow<string, ColorScheme, int>(page, ColorScheme.Dark, 390),
    });

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_is_accessible_and_fits(string page, ColorScheme colours, int width)
    {
        await using var visit = await demo.VisitAsync("/help", width, colours);
        await visit.Page.GotoAsync(await Pages[page](demo));
        await AssertSoundAsync(visit);
    }

    /// <summary>Longer words, other cookies: blind, dense, in German and French, on the narrowest and the widest screen.</summary>
    [Theory]
    [InlineData("/?q=lang:csharp+nice:(postgresql+kafka)", "language=de", 390)]
    [InlineData("/?q=lang:csharp+nice:(postgresql+kafka)", "language=fr;density=compact", 2560)]
    [InlineData("/?q=lang:csharp", "blind=on;language=fr", 390)]
    [InlineData("/identities", "blind=on", 1440)]
    [InlineData("/harvests", "language=de", 390)]
    [InlineData("/market", "language=fr", 390)]
    public async Task A_page_as_somebody_chose_it_is_accessible_and_fits(string path, string cookies, int width)
    {
        await using var visit = await demo.VisitAsync("/help", width, ColorScheme.Dark);
        await visit.Page.Context.AddCookiesAsync(cookies.Split(';').Select(c => new Cookie { Name = c.Split('=')[0], Value = c.Split('=')[1], Url = demo.Address.ToString() }));
        await visit.Page.GotoAsync(path);
        await AssertSoundAsync(visit);
    }

    public static TheoryData<string> States() => ["help", "suggestions", "explanation", "skill", "weights", "palette", "hide", "hidden", "failed", "tour"];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_of_a_page_is_accessible(string state)
    {
        await using var visit = await demo.VisitAsync(state == "skill" ? await demo.SomebodyAsync("") : "/?q=lang:csharp", colours: ColorScheme.Dark);
        await Open(visit.Page, state);
        await AssertSoundAsync(visit);
        // Nobody stays put aside for the tests after this one.
        if (state == "hidden")
        {
            await visit.Page.Locator(".toast button").ClickAsync();
            await visit.Page.Locator(".toast").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
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
                await page.Locator(".explain .tree li li").First.WaitForAsync();
                break;
            case "palette":
                await page.Keyboard.PressAsync("Control+k");
                await page.Locator("#palette[open] li").First.WaitForAsync();
                break;
            case "hide":
                await page.Locator(".hide-link").First.ClickAsync();
                await page.Locator("#hide[open]").WaitForAsync();
                break;
            case "hidden":
                await page.Locator(".hide-link").Last.ClickAsync();
                await page.Locator("#hide-form button[value=Other]").ClickAsync();
                await page.Locator(".toast").WaitForAsync();
                break;
            case "failed":
                await page.EvaluateAsync("import(document.querySelector('script[src$=\"app.js\"]').src).then(m => m.tell(document.body.dataset.failed, { failed: true }))");
                await page.Locator(".toast.failed").WaitForAsync();
                break;
            case "tour":
                await page.GotoAsync("/");
                await page.Locator("#tour .primary").ClickAsync();
                await page.Locator(".tour-bubble").WaitForAsync();
                break;
            case "skill":
                await page.Locator(".skill summary").First.ClickAsync();
                break;
            default:
                await page.Locator(".weights summary").ClickAsync();
                break;
        }
    }

    /// <param name="where">Said where something is wrong; empty where the test's own name says it.</param>
    internal static async Task AssertSoundAsync(Visit visit, string where = "")
    {
        var found = await visit.Page.RunAxe(Violations);
        Assert.Empty(found.Violations.Select(v => $"{where} {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        Assert.Equal((where, 0), (where, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        // A page that is not found, or not shown in blind mode, and what a test refuses, is said to be so in the console too.
        Assert.DoesNotContain(visit.Troubles, t => !Expected.Any(e => t.Contains(e, StringComparison.Ordinal)));
    }

    private static Task<string> Path(string path) => Task.FromResult(path);
}
