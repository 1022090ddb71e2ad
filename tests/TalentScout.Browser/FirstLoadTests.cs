using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>What the first visit costs, as Chromium counts it: compressed bytes and headers over the wire, of the page and of everything that it loads.</summary>
public sealed class FirstLoadTests(Demo demo)
{
    private const int Budget = 40 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=lang:csharp+nice:postgresql")]
    public async Task The_search_page_costs_at_most_40_KiB_over_the_wire_and_asks_nobody_else(string address)
    {
        await using var visit = await demo.VisitAsync("about:blank");
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("Network.enable");
        var (bytes, foreign) = (0L, new List<string>());
        session.Event("Network.loadingFinished").OnEvent += (_, e) => Interlocked.Add(ref bytes, (long)e!.Value.GetProperty("encodedDataLength").GetDouble());
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(demo.Address.ToString(), StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        await visit.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        TestContext.Current.TestOutputHelper?.WriteLine($"{address}: {bytes / 1024.0:F1} KiB");
        Assert.InRange(bytes, 1, Budget);
        Assert.Empty(foreign);
    }
}
