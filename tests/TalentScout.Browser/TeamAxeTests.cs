using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>The pages behind a shortlist, a lead list, a saved search, an import and a review link, and their states, break no accessibility rule and do not scroll sideways.</summary>
public sealed class TeamAxeTests(Demo demo)
{
    private const string Csv = "Name,GitHub,City,Skills\nZoë Adler,zoe-adler,Berlin,C#\nSomebody Else,,Paris,Go\n";

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Every_page_of_the_teams_work_is_accessible_and_fits(ColorScheme colours, int width)
    {
        var seeded = await demo.SeedAsync($"Axe {width}");
        await using var visit = await demo.VisitAsync("/help", width, colours);
        foreach (var path in new[]
                 {
                     "/shortlists", seeded.Board, seeded.Lead, seeded.Board + "/stages", seeded.Board + "/import", "/lists", seeded.List, "/searches", seeded.Search, seeded.Review, seeded.Blind, "/review/over",
                     "/identities", seeded.Board + "?said=saved",
                 })
        {
            await visit.Page.GotoAsync(path);
            await AxeTests.AssertSoundAsync(visit, path);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Every_state_of_them_is_accessible_and_fits(ColorScheme colours, int width)
    {
        var seeded = await demo.SeedAsync($"States {width}");
        await using var visit = await demo.VisitAsync(seeded.Board, width, colours);
        var page = visit.Page;

        await page.Locator(".lead-tick input").First.CheckAsync();
        await AxeTests.AssertSoundAsync(visit, "ticked");
        await page.Locator(".lead-move select").First.SelectOptionAsync("phone-screen");
        await page.Locator(".notice.live").WaitForAsync();
        await AxeTests.AssertSoundAsync(visit, "moved");
        await page.RouteAsync("**/api/v1/shortlists/**", route => route.AbortAsync());
        await page.Locator(".lead-move select").First.SelectOptionAsync("hired");
        await page.Locator(".notice.live.warn").WaitForAsync();
        await AxeTests.AssertSoundAsync(visit, "failed");
        await page.UnrouteAllAsync();

        await page.GotoAsync(seeded.Board + "/import");
        await page.Locator("#csv").FillAsync(Csv);
        await page.Locator("button[value=look]").ClickAsync();
        await page.Locator("button[value=apply]").WaitForAsync();
        await AxeTests.AssertSoundAsync(visit, "import, to be confirmed");
        await page.GotoAsync(seeded.Board + "/import");
        await page.Locator("button[value=look]").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await AxeTests.AssertSoundAsync(visit, "import of nothing");

        await page.GotoAsync("/searches");
        await page.Locator("#q").FillAsync("lang2:go");
        await page.Locator("form[action='/searches'] .primary").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await AxeTests.AssertSoundAsync(visit, "a search that cannot be saved");

        await page.GotoAsync("/?q=lang:csharp");
        if (width < 760)
        {
            await page.Locator(".tools-open").ClickAsync();
            await AxeTests.AssertSoundAsync(visit, "tools of the list");
            await page.Keyboard.PressAsync("Escape");
        }

        await page.Locator("#hit-1 .like-tick").ClickAsync();
        await AxeTests.AssertSoundAsync(visit, "people ticked");
    }
}
