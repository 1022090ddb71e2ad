using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>The day of a sourcer without a mouse: find, understand, put aside, take back, compare, prepare.</summary>
public sealed partial class KeyboardTests(Demo demo)
{
    [Fact]
    public async Task From_an_empty_box_to_two_people_side_by_side()
    {
        await using var visit = await demo.VisitAsync("/");
        var page = visit.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("lang:csharp db:postgresql");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");

        // The second chip becomes a wish by its key, and goes back by undo.
        await page.Locator(".chip", new() { HasText = "PostgreSQL" }).Locator(".chip-x").FocusAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator(".chip-nice")).ToContainTextAsync("PostgreSQL");
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(page.Locator(".chip-nice")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator("input[name=id]:checked")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator(".compare-table thead th")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#brief-q")).ToHaveValueAsync("lang:csharp db:postgresql");
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task Putting_somebody_aside_is_one_key_and_a_reason_and_is_taken_back_by_another()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:java");
        var page = visit.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Locator("#hide[open]").WaitForAsync();
        await page.Locator("#hide-form button[value=Contacted]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#hit-2.is-hidden")).ToContainTextAsync("Contacted already");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Put aside");
        await page.Keyboard.PressAsync("z");
        // Others of the list may be put aside by other tests: it is one team.
        await Assertions.Expect(page.Locator("#hit-2")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#hit-2.is-hidden")).ToHaveCountAsync(0);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task A_change_that_the_server_does_not_take_is_told_and_taken_back_on_the_page()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:python");
        var page = visit.Page;
        await page.RouteAsync("**/hide", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Locator("#hide-form button[value=Other]").ClickAsync();
        await Assertions.Expect(page.Locator(".toast.failed")).ToContainTextAsync("nothing was changed");
        await Assertions.Expect(page.Locator("#hit-1.pending, #hit-1.is-hidden")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_palette_finds_every_action_of_a_page_and_does_it()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var page = visit.Page;
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette[open]").WaitForAsync();
        var listed = await page.Locator("#palette-list li").AllTextContentsAsync();
        Assert.Contains("Most merged", listed);
        Assert.Contains("Market", listed);
        await page.Keyboard.TypeAsync("most merg");
        await Assertions.Expect(page.Locator("#palette-list [aria-selected=true]")).ToHaveTextAsync("Most merged");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(SortedAddress());
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette[open]").WaitForAsync();
        await page.Keyboard.TypeAsync("nobody is called so");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("nobody is called so");
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task A_chip_is_dragged_to_another_group()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp+db:postgresql");
        var page = visit.Page;
        await page.Locator(".chip", new() { HasText = "C#" }).DispatchEventAsync("dragstart", new { dataTransfer = await page.EvaluateHandleAsync("new DataTransfer()") });
        await Assertions.Expect(page.Locator("[data-group=exclude]")).ToBeVisibleAsync();
        await page.Locator("[data-group=exclude]").DispatchEventAsync("drop", new { dataTransfer = await page.EvaluateHandleAsync("new DataTransfer()") });
        await Assertions.Expect(page.Locator(".chip-exclude")).ToContainTextAsync("C#");
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task Tab_passes_a_card_in_three_steps_and_the_arrow_keys_reach_everything_in_it()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:go+nice:postgresql");
        var page = visit.Page;
        await page.Locator("#hit-2 .hit-skills[data-roves]").WaitForAsync();
        // Two neighbours whom no other test has put aside or on a shortlist just now: it is one team, and who is there has other stops.
        var first = page.Locator(".hit:not(.is-hidden):not(:has(a.badge)):has(+ .hit:not(.is-hidden))").First;
        var (card, next) = ("#" + await first.GetAttributeAsync("id"), "#" + await first.EvaluateAsync<string>("hit => hit.nextElementSibling.id"));
        await page.Locator($"{card} .hit-link").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator($"{card} .hit-why :focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator($"{card} .hit-skills :focus")).ToHaveCountAsync(1);

        var links = await page.Locator($"{card} .hit-skills a").CountAsync();
        await page.EvaluateAsync("window.reached = new Set(); document.addEventListener('focusin', event => window.reached.add(event.target))");
        await page.Keyboard.PressAsync("End");
        for (var i = 1; i < links; i++)
            await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(links, await page.EvaluateAsync<int>($"[...document.querySelectorAll('{card} .hit-skills a')].filter(link => window.reached.has(link)).length"));

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator($"{next} .hit-link:focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Locator($"{card} .hit-skills :focus")).ToHaveCountAsync(1);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task The_tour_points_at_four_things_and_is_not_shown_again()
    {
        await using var visit = await demo.VisitAsync("/");
        var page = visit.Page;
        await page.Locator("#tour .primary").ClickAsync();
        await Assertions.Expect(page.Locator(".tour-bubble")).ToContainTextAsync("Ask in words or fields.");
        await Assertions.Expect(page.Locator("#search.pointed")).ToHaveCountAsync(1);
        for (var i = 0; i < 4; i++)
            await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#tour")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#tour")).ToHaveCountAsync(0);
        Assert.Empty(visit.Troubles);
    }

    [GeneratedRegex("sort=merged")]
    private static partial Regex SortedAddress();
}
