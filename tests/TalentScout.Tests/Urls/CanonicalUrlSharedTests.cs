using TalentScout.Harvest.Fetching.Urls;

namespace TalentScout.Tests.Urls;

[Trait("Category", "Shared")]
public sealed class CanonicalUrlSharedTests(ITestOutputHelper output)
{
    // What the source of the cases wants otherwise, and why we do not.
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["http:////"] = "has no host; it keeps a path without one",
        ["?co=0&sk=0&pg=1"] = "leaves the query as written when it resolves; our canonical form sorts it always",
    };

    [Theory]
    [InlineData("normalize", "url", "normalized")]
    [InlineData("resolve", "ref", "resolved")]
    public void Addresses_come_out_as_other_crawlers_spell_them(string file, string text, string want)
    {
        var lines = SharedFolder.JsonLines($"real/urls/{file}.jsonl").ToList();
        var different = lines
            .Where(l => CanonicalUrl.Of(l.GetProperty(text).GetString()!, l.TryGetProperty("base", out var at) ? at.GetString() : null).Text != l.GetProperty(want).GetString())
            .ToList();
        output.WriteLine($"{file}: {lines.Count - different.Count} of {lines.Count}");
        foreach (var line in different)
            output.WriteLine(line.ToString());
        Assert.All(different, l => Assert.Contains(l.GetProperty(text).GetString()!, Otherwise.Keys));
    }
}
