using System.Globalization;
using System.Text;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>A sitemap as it is kept: a line for each entry, the address and where it was told the time of its last change. The rest of the XML says nothing.</summary>
internal static class SitemapText
{
    public static byte[] Of(Sitemap map)
    {
        var text = new StringBuilder();
        foreach (var (address, modified) in map.Entries)
        {
            text.Append(address.AbsoluteUri);
            if (modified is { } at)
                text.Append(' ').Append(at.ToString("O", CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static IEnumerable<SitemapEntry> Read(ReadOnlyMemory<byte> kept)
    {
        foreach (var line in Encoding.UTF8.GetString(kept.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            if (Uri.TryCreate(words[0], UriKind.Absolute, out var address))
                yield return new SitemapEntry(address, words.Length > 1 && DateTimeOffset.TryParse(words[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null);
        }
    }
}
