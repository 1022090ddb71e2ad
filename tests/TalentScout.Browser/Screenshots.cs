using Microsoft.Playwright;

namespace TalentScout.Browser;

/// <summary>
/// The pictures of docs/screenshots, from the demo. They are always taken, so that the way to them stays open; into the documentation only where asked:
/// TALENTSCOUT_SCREENSHOTS=docs dotnet run --project tests/TalentScout.Browser -- -class TalentScout.Browser.Screenshots
/// </summary>
public sealed class Screenshots(Demo demo)
{
    private const string Query = "lang:csharp db:postgresql nice:(kafka docker)";

    public static TheoryData<string, int, ColorScheme> Pictures() => new()
    {
        { "search", 1440, ColorScheme.Light },
        { "search-dark", 1440, ColorScheme.Dark },
        { "search-phone", 390, ColorScheme.Light },
        { "candidate", 1440, ColorScheme.Light },
        { "candidate-dark", 1440, ColorScheme.Dark },
        { "candidate-phone", 390, ColorScheme.Light },
        { "compare", 1440, ColorScheme.Light },
        { "shortlist", 1440, ColorScheme.Light },
        { "harvests", 1440, ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task Take(string name, int width, ColorScheme colours)
    {
        var query = "?q=" + Uri.EscapeDataString(Query);
        var path = name.Split('-')[0] switch
        {
            "search" => "/" + query,
            "candidate" => await demo.SomebodyAsync(query),
            "compare" => await demo.ComparedAsync("&" + query[1..]),
            "shortlist" => (await demo.SeedAsync("Backend engineer")).Board,
            _ => "/harvests",
        };
        await using var visit = await demo.VisitAsync(path, width, colours);
        await TakeAsync(visit.Page, name, fullPage: name.StartsWith("candidate", StringComparison.Ordinal) && width > 390);
    }

    /// <summary>Into the documentation where asked, else looked at and forgotten.</summary>
    internal static async Task TakeAsync(IPage page, string name, bool fullPage)
    {
        var wanted = Environment.GetEnvironmentVariable("TALENTSCOUT_SCREENSHOTS") == "docs";
        var file = wanted ? Demo.Checkout("docs", "screenshots", name + ".png") : Path.Combine(Path.GetTempPath(), $"talentscout-{Guid.NewGuid():N}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await page.ScreenshotAsync(new() { Path = file, FullPage = fullPage });
        Assert.True(new FileInfo(file).Length > 0);
        if (!wanted)
            File.Delete(file);
    }
}
