using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>Whole days in a real browser: a sourcer with and without scripts, a hiring manager who must not know names, an operator.</summary>
public sealed class DayTests(Demo demo)
{
    [Fact]
    public async Task A_sourcer_goes_from_a_pasted_job_description_to_an_export()
    {
        await using var visit = await demo.VisitAsync("/briefs");
        var page = visit.Page;
        await page.Locator("textarea").First.FillAsync("Senior Backend Engineer\nYou must know C# and PostgreSQL. Nice to have: Kafka.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Find candidates" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Find candidates" })).First.ClickAsync();
        await page.Locator(".chip", new() { HasText = "PostgreSQL" }).First.WaitForAsync();

        // Understand the first, note something, prepare the interview.
        await page.Locator(".hit-link").First.ClickAsync();
        await Assertions.Expect(page.Locator("#why .verdict")).ToContainTextAsync("Number 1 of the list");
        await page.Locator("#note").FillAsync("Ask about the migration");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note-text")).ToHaveTextAsync("Ask about the migration");
        await page.GetByRole(AriaRole.Link, new() { Name = "Interview pack" }).ClickAsync();
        await Assertions.Expect(page.Locator(".questions .question").First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring back" }).ClickAsync();
        await Assertions.Expect(page.Locator(".note-text")).ToHaveCountAsync(1);

        // Back in the list the person is marked as seen; the list goes out as CSV.
        await page.Locator(".back a").ClickAsync();
        await Assertions.Expect(page.Locator("#hit-1 .seen")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".exports a", new() { HasText = "CSV" }).ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task Without_a_script_I_move_chips_put_aside_take_back_compare_and_list_a_facet_whole()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:go+db:postgresql", script: false);
        var page = visit.Page;
        await page.Locator(".chip", new() { HasText = "PostgreSQL" }).HoverAsync();
        await page.Locator(".chip", new() { HasText = "PostgreSQL" }).Locator("[data-to=nice]").ClickAsync();
        await Assertions.Expect(page.Locator(".chip-nice")).ToContainTextAsync("PostgreSQL");

        await page.Locator(".hide-link").First.ClickAsync();
        await page.Locator("input[name=note]").FillAsync("too far");
        await page.Locator("button[value=Elsewhere]").ClickAsync();
        await Assertions.Expect(page.Locator("#hit-1.is-hidden")).ToContainTextAsync("Wrong place · too far");
        await page.Locator("#hit-1 form button").ClickAsync();
        await Assertions.Expect(page.Locator("#hit-1.is-hidden")).ToHaveCountAsync(0);

        await page.Locator("a.facet-more").First.ClickAsync();
        await page.Locator("#find").FillAsync("s");
        await page.Locator("#find").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#find")).ToHaveValueAsync("s");

        await page.Locator("input[name=id]").Nth(0).CheckAsync();
        await page.Locator("input[name=id]").Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Assertions.Expect(page.Locator(".compare-table thead th")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_hiring_manager_reads_blind_and_in_another_language()
    {
        await using var visit = await demo.VisitAsync("/?q=lang:java");
        var page = visit.Page;
        var name = (await page.Locator("#hit-1 .hit-link").TextContentAsync())!;
        await page.GetByRole(AriaRole.Button, new() { Name = "Blind mode" }).ClickAsync();
        await Assertions.Expect(page.Locator("#hit-1 .hit-link")).ToContainTextAsync("Person ");
        Assert.DoesNotContain(name, await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await page.Locator("#hit-1 .hit-link").ClickAsync();
        await Assertions.Expect(page.Locator("#why .verdict")).ToContainTextAsync("Nummer 1 der Liste");
        Assert.DoesNotContain(name, await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Blindmodus verlassen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task An_operator_looks_how_it_stands_runs_a_job_and_sees_it_end()
    {
        await using var visit = await demo.VisitAsync("/harvests");
        var page = visit.Page;
        await Assertions.Expect(page.Locator("#state")).ToBeVisibleAsync();
        var runs = await page.Locator("#runs tbody tr").CountAsync();
        await page.Locator("#jobs button", new() { HasText = "Run" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("started");
        await Assertions.Expect(page.Locator("#runs tbody tr")).Not.ToHaveCountAsync(runs, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("#runs tbody tr").First).ToContainTextAsync("done", new() { Timeout = 60_000 });
        Assert.Empty(visit.Troubles);
    }

    /// <summary>A run may end while the page still fetches how it began; no later event would tell.</summary>
    [Fact]
    public async Task A_run_that_ends_while_the_page_draws_its_beginning_is_seen_to_have_ended()
    {
        await using var visit = await demo.VisitAsync("/harvests");
        var page = visit.Page;
        var runs = await page.Locator("#runs tbody tr").CountAsync();
        var first = true;
        await page.RouteAsync("**/harvests", async route =>
        {
            var answer = await route.FetchAsync();
            if (first)
            {
                first = false;
                while ((await (await page.APIRequest.GetAsync("/api/v1/harvests?take=1")).TextAsync()).Contains("\"state\":\"running\"", StringComparison.Ordinal))
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
                // The end is told to the page before it gets what was read before it.
                await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 500))");
            }

            await route.FulfillAsync(new() { Response = answer });
        });
        Assert.Equal(202, (await page.APIRequest.PostAsync("/api/v1/harvests/demo/trigger?again=true")).Status);
        await Assertions.Expect(page.Locator("#runs tbody tr")).Not.ToHaveCountAsync(runs, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("#runs tbody tr").First).ToContainTextAsync("done", new() { Timeout = 60_000 });
        Assert.False(first);
        Assert.Empty(visit.Troubles);
    }

    /// <summary>A short run can begin and end between the drawing of the page and its first listening: then its end is all that it hears.</summary>
    [Fact]
    public async Task A_run_that_ends_before_the_page_listens_is_seen_to_have_ended()
    {
        await using var visit = await demo.VisitAsync("about:blank");
        var page = visit.Page;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/api/v1/harvests/events", async route =>
        {
            await listening.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/harvests");
        var runs = await page.Locator("#runs tbody").CountAsync();
        Assert.Equal(202, (await page.APIRequest.PostAsync("/api/v1/harvests/demo/trigger?again=true")).Status);
        await EndedAsync(page, runs + 1);
        Assert.Equal(runs, await page.Locator("#runs tbody").CountAsync());
        listening.SetResult();
        await Assertions.Expect(page.Locator("#runs tbody")).ToHaveCountAsync(runs + 1, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("#runs tbody").First).ToContainTextAsync("done");
        Assert.Empty(visit.Troubles);
    }

    /// <summary>Until the program knows so many runs, none of them under way.</summary>
    private static async Task EndedAsync(IPage page, int runs)
    {
        while (true)
        {
            var answer = (await (await page.APIRequest.GetAsync("/api/v1/harvests")).JsonAsync())!.Value.GetProperty("runs");
            if (answer.GetArrayLength() == runs && answer.EnumerateArray().All(run => run.GetProperty("state").GetString() != "running"))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
