using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>A sourcer at work: by keyboard, by mouse, and without any script.</summary>
public sealed partial class SearchingTests(Demo demo)
{
    [Fact]
    public async Task People_change_while_I_type_and_back_brings_the_others_again()
    {
        await using var visit = await demo.VisitAsync("/");
        var page = visit.Page;
        var everybody = await page.Locator(".total strong").TextContentAsync();
        await page.EvaluateAsync("document.body.dataset.same = 'yes'");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("lang:csharp");
        await page.Locator(".chip", new() { HasText = "C#" }).WaitForAsync();
        await Assertions.Expect(page.Locator(".total strong")).Not.ToHaveTextAsync(everybody!);
        await Assertions.Expect(page).ToHaveURLAsync(CsharpAddress());

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("a.facet-line:not([aria-current])").First.ClickAsync();
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(1);
        Assert.Equal("yes", await page.EvaluateAsync<string>("document.body.dataset.same"));
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task What_is_done_to_the_first_people_of_a_query_stays_when_the_rest_of_the_page_comes()
    {
        await using var visit = await demo.VisitAsync("/");
        var page = visit.Page;
        var done = new TaskCompletionSource();
        await page.RouteAsync(url => new Uri(url).AbsolutePath == "/", async route =>
        {
            if (route.Request.Headers.GetValueOrDefault("x-typing") == "rest")
                await done.Task;
            try
            {
                await route.ContinueAsync();
            }
            catch (PlaywrightException)
            {
                // Given up by the page for a later key.
            }
        });
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("lang:java");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#facets[aria-busy]")).ToHaveCountAsync(1);
        await page.Locator("#hit-2 .like-tick").ClickAsync();
        await page.Locator("#hit-1 .explain > summary").ClickAsync();
        done.SetResult();
        await Assertions.Expect(page.Locator("#facets[aria-busy]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#hit-2 .like-tick input")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#hit-1 .tree li li").First).ToBeVisibleAsync();
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task I_complete_a_skill_with_the_keyboard()
    {
        await using var visit = await demo.VisitAsync("/");
        var page = visit.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("postgr");
        await page.Locator("#suggestions li:first-child", new() { HasText = "db:postgresql" }).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("db:postgresql ");
        await Assertions.Expect(page.Locator("#suggestions")).ToBeHiddenAsync();
        await page.Locator(".chip", new() { HasText = "PostgreSQL" }).WaitForAsync();
    }

    [Fact]
    public async Task A_completion_that_I_moved_to_stays_when_the_answer_to_my_last_key_comes()
    {
        await using var visit = await demo.VisitAsync("/");
        var page = visit.Page;
        var done = new TaskCompletionSource();
        await page.RouteAsync("**/api/v1/suggest?prefix=postgr", async route =>
        {
            await done.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("postg");
        // The list of the first letter has it too, further down: whoever moved down in that one would be on something else.
        await page.Locator("#suggestions li:first-child", new() { HasText = "db:postgresql" }).WaitForAsync();
        await page.RunAndWaitForRequestAsync(() => page.Keyboard.PressAsync("r"), request => request.Url.EndsWith("prefix=postgr", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await page.RunAndWaitForResponseAsync(() => { done.SetResult(); return Task.CompletedTask; }, answer => answer.Url.EndsWith("prefix=postgr", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("db:postgresql ");
    }

    [Fact]
    public async Task I_walk_the_list_and_open_somebody_without_a_mouse()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var page = visit.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".hit.current")).ToHaveIdAsync("hit-2");
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.Locator("#hit-2 .explain")).ToHaveAttributeAsync("open", "");
        await Assertions.Expect(page.Locator("#hit-2 .tree li li").First).ToBeVisibleAsync();
        var name = await page.Locator("#hit-2 .hit-link").TextContentAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name!);
        await Assertions.Expect(page.Locator("#why .verdict")).ToContainTextAsync("Number 2 of the list");
    }

    [Fact]
    public async Task Undo_takes_back_one_change_of_the_query_after_the_other()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var page = visit.Page;
        for (var chips = 2; chips <= 3; chips++)
        {
            await page.Locator("a.facet-line:not([aria-current])").First.ClickAsync();
            await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(chips);
        }

        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await page.Locator("#undo").ClickAsync();
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#undo")).ToBeHiddenAsync();
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task Help_opens_and_closes_by_key()
    {
        await using var visit = await demo.VisitAsync("/harvests");
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("#help")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#help")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_query_that_is_none_is_told_when_I_stop_and_keeps_the_people_until_then()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var page = visit.Page;
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" lang2:go");
        await page.Locator(".trouble").WaitForAsync();
        await Assertions.Expect(page.Locator(".trouble mark")).ToContainTextAsync("lang2");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("lang:csharp lang2:go");
    }

    [Fact]
    public async Task A_weight_that_I_move_changes_the_order_at_once()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var page = visit.Page;
        await page.Locator(".weights summary").ClickAsync();
        var before = await page.Locator(".made").TextContentAsync();
        await page.Locator("#w-contribution").FillAsync("90");
        await Assertions.Expect(page.Locator(".made")).Not.ToHaveTextAsync(before!);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("w.contribution=90"));
        await Assertions.Expect(page.Locator(".weights")).ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task Without_a_script_I_search_narrow_turn_the_page_and_read_a_person()
    {
        await using var visit = await demo.VisitAsync("/", script: false);
        var page = visit.Page;
        await page.Locator("#q").FillAsync("lang:csharp");
        await page.Locator("#search button").ClickAsync();
        await Assertions.Expect(page.Locator(".chip")).ToContainTextAsync("C#");
        await page.Locator("a.facet-line:not([aria-current])").First.ClickAsync();
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await page.Locator(".chip-x").First.ClickAsync();
        await page.GotoAsync("/");
        await page.Locator(".pager [rel=next]").ClickAsync();
        await Assertions.Expect(page.Locator(".pager [aria-current=page]")).ToHaveTextAsync("2");
        var name = await page.Locator(".hit-link").First.TextContentAsync();
        await page.Locator(".hit-link").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name!);
        await page.Locator(".skill summary").First.ClickAsync();
        await Assertions.Expect(page.Locator(".skill .traces").First).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"\?q=lang%3Acsharp|\?q=lang:csharp")]
    private static partial Regex CsharpAddress();
}
