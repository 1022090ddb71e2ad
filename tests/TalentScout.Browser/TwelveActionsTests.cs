using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>
/// Somebody who has never been here pastes a job description and leaves with five people who fit it, in at most twelve actions: a click, a key, or a text put in, each counts as one.
/// The script of it, with the pictures that are taken here, is docs/first-five.md.
/// </summary>
public sealed class TwelveActionsTests(Demo demo)
{
    private const int Most = 12;
    private const int Wanted = 5;

    private const string JobDescription =
        """
        Senior Backend Engineer (C#)

        About the role
        You will build the services behind our payments, together with a team of six.

        What you bring
        - Strong experience with C# and .NET
        - You have worked with PostgreSQL
        Nice to have: Kafka, Docker
        """;

    [Fact]
    public async Task From_a_pasted_job_description_to_a_file_of_five_people()
    {
        await using var visit = await demo.VisitAsync("about:blank");
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"], new() { Origin = demo.Address.GetLeftPart(UriPartial.Authority) });
        await visit.Page.GotoAsync("/");
        // What the job description was copied with, elsewhere.
        await visit.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", JobDescription);
        var hand = new Hand(visit.Page);
        await hand.ClickAsync(visit.Page.Locator("#q"));
        await hand.PressAsync("Control+V");
        await Assertions.Expect(visit.Page.Locator("#text")).ToHaveValueAsync(JobDescription);
        await TakeAsync(visit.Page, "first-five-brief");
        await GoOnAsync(visit.Page, hand, pictures: true);
        Assert.InRange(hand.Actions, 1, Most);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task The_same_without_a_script_and_by_the_page_of_briefs()
    {
        await using var visit = await demo.VisitAsync("/", width: 390, script: false);
        var hand = new Hand(visit.Page);
        await hand.ClickAsync(visit.Page.Locator("nav a[href='/briefs']"));
        await hand.FillAsync(visit.Page.Locator("#text"), JobDescription);
        await hand.ClickAsync(visit.Page.Locator("button[value=read]"));
        await GoOnAsync(visit.Page, hand, pictures: false);
        Assert.InRange(hand.Actions, 1, Most);
    }

    /// <summary>From the brief, read: the list and its people, why the first of them is first, five of them ticked, put on the list, and the file.</summary>
    private static async Task GoOnAsync(IPage page, Hand hand, bool pictures)
    {
        await Assertions.Expect(page.Locator(".wishes").First).ToContainTextAsync("C#");
        await Assertions.Expect(page.Locator(".said").First).ToBeVisibleAsync();
        await hand.ClickAsync(page.Locator("button[value=shortlist]"));
        await Assertions.Expect(page.Locator(".chip", new() { HasText = "PostgreSQL" })).ToHaveCountAsync(1);

        await hand.ClickAsync(page.Locator("#hit-1 .explain > summary"));
        await Assertions.Expect(page.Locator("#hit-1 .explain .tree, #hit-1 .explain ul").First).ToBeVisibleAsync();
        if (pictures)
            await TakeAsync(page, "first-five-why");
        var names = new List<string>();
        for (var i = 1; i <= Wanted; i++)
        {
            names.Add((await page.Locator($"#hit-{i} .hit-link").TextContentAsync())!);
            await hand.ClickAsync(page.Locator($"#hit-{i} .like-tick"));
        }

        if (pictures)
            await TakeAsync(page, "first-five-ticked");
        await hand.ClickAsync(page.Locator("#like button[formaction='/shortlists/add']"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Senior Backend Engineer (C#)");
        await Assertions.Expect(page.Locator(".lead")).ToHaveCountAsync(Wanted);
        if (pictures)
            await TakeAsync(page, "first-five-shortlist");

        var download = await page.RunAndWaitForDownloadAsync(() => hand.ClickAsync(page.Locator(".board-acts a", new() { HasText = "CSV" })));
        // A record ends with CR LF; within a cell there are line feeds alone.
        var rows = (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.Equal(Wanted, rows.Count);
        Assert.All(names, name => Assert.Contains(rows, row => row.Contains(name, StringComparison.Ordinal)));
        // Fitting: each has what the description calls required.
        Assert.All(rows, row => Assert.Contains("C#", row, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains("PostgreSQL", row, StringComparison.Ordinal));
    }

    private static Task TakeAsync(IPage page, string name) => Screenshots.TakeAsync(page, name, fullPage: false);

    /// <summary>The visitor's hand: counts what it does.</summary>
    private sealed class Hand(IPage page)
    {
        public int Actions { get; private set; }

        public Task ClickAsync(ILocator what)
        {
            Actions++;
            return what.ClickAsync();
        }

        public Task FillAsync(ILocator what, string text)
        {
            Actions++;
            return what.FillAsync(text);
        }

        public Task PressAsync(string key)
        {
            Actions++;
            return page.Keyboard.PressAsync(key);
        }
    }
}
