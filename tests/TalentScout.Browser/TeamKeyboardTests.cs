using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>A team's work without a mouse, and a hiring manager's without anything else.</summary>
public sealed class TeamKeyboardTests(Demo demo)
{
    [Fact]
    public async Task People_on_a_shortlist_are_walked_moved_taken_back_and_changed_together_by_keys()
    {
        var seeded = await demo.SeedAsync("Keys");
        await using var visit = await demo.VisitAsync(seeded.Board);
        var page = visit.Page;
        await page.Keyboard.PressAsync("j");
        var name = await page.Locator(".lead.current .lead-link").TextContentAsync();
        await page.Keyboard.PressAsync("]");
        await Assertions.Expect(page.Locator("[data-stage='phone-screen'] .lead-link")).ToHaveTextAsync(name!);
        await Assertions.Expect(page.Locator(".notice.live button")).ToHaveTextAsync("Undo");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator("[data-stage='phone-screen'] .lead")).ToHaveCountAsync(0);
        // The page has come anew: a key is heard only once its script has run.
        await Assertions.Expect(page.Locator("body.scripted")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator(".lead-tick :checked")).ToHaveCountAsync(2);
        await page.Locator("#bulk-tag").FocusAsync();
        await page.Keyboard.TypeAsync("second round");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("2");
        await Assertions.Expect(page.Locator(".lead", new() { HasText = "second round" })).ToHaveCountAsync(2);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task Every_page_of_the_teams_work_is_gone_through_by_tab_with_the_focus_in_sight()
    {
        var seeded = await demo.SeedAsync("Tabs");
        await using var visit = await demo.VisitAsync("/help");
        foreach (var path in new[] { seeded.Board, seeded.Lead, seeded.Board + "/stages", seeded.Board + "/import", seeded.List, seeded.Search, seeded.Review })
        {
            await visit.Page.GotoAsync(path);
            // What can be worked on, in its order: each is reached, each is seen, and each shows that it has the focus.
            var reached = await visit.Page.EvaluateAsync<int>("[...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary')].filter(e => e.checkVisibility() && !e.disabled).length");
            Assert.True(reached > 0, path);
            var seen = new HashSet<string>();
            for (var i = 0; i < reached + 40 && seen.Count < reached; i++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                var at = await visit.Page.EvaluateAsync<string?>(
                    """
                    (() => {
                      const e = document.activeElement;
                      if (!e || !e.closest("main")) return null;
                      const box = e.getBoundingClientRect();
                      const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                      const style = getComputedStyle(e);
                      const marked = style.outlineStyle !== "none" || style.boxShadow !== "none" || e.closest(".lead.current");
                      return `${[...document.querySelectorAll("main *")].indexOf(e)} ${shown ? "" : "out of sight"} ${marked ? "" : "unmarked"} ${e.outerHTML.slice(0, 80)}`;
                    })()
                    """);
                if (at is null)
                    continue;
                Assert.DoesNotContain("out of sight", at, StringComparison.Ordinal);
                Assert.DoesNotContain("unmarked", at, StringComparison.Ordinal);
                seen.Add(at.Split(' ')[0]);
            }

            // A group of radio buttons is one stop, and a list that scrolls is a stop more.
            Assert.True(seen.Count >= reached * 2 / 3, $"{path}: {seen.Count} of {reached} were reached");
        }
    }

    [Fact]
    public async Task A_hiring_manager_judges_by_keyboard_and_the_sourcer_sees_it_and_ends_the_link()
    {
        var seeded = await demo.SeedAsync("Judged");
        await using var manager = await demo.VisitAsync(seeded.Review, width: 390);
        var page = manager.Page;
        // Nothing else is to be seen: no way into the rest, no stage, note or mark.
        Assert.Empty(await page.Locator("a[href^='/']:not([href^='/review'])").AllAsync());
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Spoke at a meetup");
        await page.Locator("input[name=verdict]").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Good tests");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".verdict .badge")).ToHaveCountAsync(1);

        await using var blind = await demo.VisitAsync(seeded.Blind);
        await using var sourcer = await demo.VisitAsync(seeded.Board);
        var name = (await sourcer.Page.Locator(".lead .lead-link").First.TextContentAsync())!;
        Assert.DoesNotContain(name, await blind.Page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(sourcer.Page.Locator(".lead .badge[class*=verdict-yes]")).ToHaveCountAsync(1);
        await sourcer.Page.Locator("form[action$='/revoke'] button").Last.ClickAsync();
        await sourcer.Page.Locator("form[action$='/revoke'] button").Last.ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".verdict")).ToHaveCountAsync(0);
    }
}
