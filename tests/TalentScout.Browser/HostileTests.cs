using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>What strangers wrote runs nowhere: every payload in every harvested field, on every page that shows people, and in what is typed.</summary>
public sealed class HostileTests(Demo demo, HostilePeople people) : IClassFixture<HostilePeople>
{
    private static readonly string[] Pages = ["/candidates/{0}?q=lang:csharp+skill:kafka", "/candidates/{0}/interview?q=lang:csharp", "/candidates/{0}/hide"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_harvested_text_runs_on_the_page_of_a_person()
    {
        await using var watch = await WatchAsync();
        for (var i = 0; i < HostilePayloads.All.Length; i++)
            foreach (var page in Pages)
                await watch.GoAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, page, HostilePeople.IdOf(i)));
        watch.AssertNothingRan();
    }

    [Fact]
    public async Task No_harvested_text_runs_in_lists_comparisons_notes_and_the_palette()
    {
        await using var watch = await WatchAsync();
        for (var i = 0; i < HostilePayloads.All.Length; i++)
        {
            await people.Store.Desk.AddNoteAsync(HostilePeople.IdOf(i), HostilePayloads.All[i], Token);
            if (DeskLimits.Tag(HostilePayloads.All[i]) is { } tag)
                await people.Store.Desk.TagAsync(HostilePeople.IdOf(i), tag, Token);
        }

        await watch.GoAsync("/?q=lang:csharp&size=100");
        Assert.Equal(HostilePayloads.All.Length, await watch.Page.Locator(".hit").CountAsync());
        await watch.Page.Keyboard.PressAsync("Control+k");
        await watch.Page.Locator("#palette-list li").First.WaitForAsync();
        foreach (var five in Enumerable.Range(0, HostilePayloads.All.Length).Chunk(5))
            await watch.GoAsync("/compare?q=lang:csharp&" + string.Join('&', five.Select(i => $"id={HostilePeople.IdOf(i)}")));
        for (var i = 0; i < HostilePayloads.All.Length; i++)
            await people.Store.Desk.HideAsync(HostilePeople.IdOf(i), HideReason.Other, HostilePayloads.All[i], Token);
        await watch.GoAsync("/?q=lang:csharp&size=100");
        await watch.GoAsync("/history?tag=" + Uri.EscapeDataString(HostilePayloads.All[0]));
        await watch.GoAsync("/identities");
        watch.AssertNothingRan();
    }

    [Fact]
    public async Task Nothing_that_is_typed_or_linked_runs()
    {
        await using var watch = await WatchAsync();
        foreach (var payload in HostilePayloads.All.Where((_, i) => i % 2 == 0))
            await watch.GoAsync("/?q=" + Uri.EscapeDataString(payload));
        foreach (var payload in HostilePayloads.All.Where((_, i) => i % 2 == 1))
            await watch.GoAsync("/compare?id=7001&id=7002&q=" + Uri.EscapeDataString(payload));
        await watch.GoAsync("/");
        await watch.Page.Locator("#q").PressSequentiallyAsync("<img src=x onerror=alert(1)> repo:<");
        watch.AssertNothingRan();
    }

    private async Task<Watch> WatchAsync()
    {
        Assert.SkipWhen(Chromium.Executable is null, "no Chromium on this machine: install one, or name it in TALENTSCOUT_CHROMIUM");
        var context = await demo.Browser.NewContextAsync(new() { BaseURL = people.Address });
        // Whatever would run calls alert; so that nothing waits for an answer to it, it is counted instead.
        var watch = new Watch(context);
        await context.ExposeFunctionAsync("ran", (string where) => watch.Ran.Add(where));
        await context.AddInitScriptAsync("window.alert = () => window.ran(location.href)");
        watch.Page = await context.NewPageAsync();
        watch.Page.Console += (_, message) =>
        {
            // The policy is the second wall: something that only it stopped has got through the first.
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                watch.Ran.Add(message.Text);
        };
        return watch;
    }

    private sealed class Watch(IBrowserContext context) : IAsyncDisposable
    {
        public List<string> Ran { get; } = [];
        public IPage Page { get; set; } = null!;

        public async Task GoAsync(string path)
        {
            var answer = await Page.GotoAsync(path);
            Assert.True(answer!.Status is 200, $"{path}: {answer.Status}");
            Assert.StartsWith(new Uri(Page.Url).GetLeftPart(UriPartial.Authority), Page.Url, StringComparison.Ordinal);
        }

        public void AssertNothingRan() => Assert.Empty(Ran);

        public async ValueTask DisposeAsync() => await context.CloseAsync();
    }
}
