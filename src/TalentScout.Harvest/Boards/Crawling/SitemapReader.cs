using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// Reads sitemaps as a stream: XML (sitemap, index, RSS, Atom), plain text, and either in gzip. Bounded in bytes after decompression and in entries; entities and document types are
/// not looked at. Addresses that are none are left out.
/// </summary>
internal static class SitemapReader
{
    /// <summary>gzip in gzip is a mistake that happens; more is none.</summary>
    private const int MaxLayers = 2;
    private const int HeadLength = 1024;

    public static Sitemap Read(ReadOnlyMemory<byte> body, string? charSet, Uri address)
    {
        var entries = new SitemapEntries(address);
        try
        {
            using var plain = Plain(body);
            var head = new byte[HeadLength];
            var length = plain.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
            using var whole = new PrependedStream(head.AsMemory(0, length), plain);
            using var reader = new StreamReader(whole, Charsets.Guess(head.AsSpan(0, length), charSet, "text/xml"), detectEncodingFromByteOrderMarks: true);
            return IsXml(head.AsSpan(0, length)) ? new SitemapXml(entries).Read(reader) : Text(reader, entries);
        }
        catch (Exception e) when (e is BodyTooLongException || ContentCoding.IsDamage(e))
        {
            return entries.Done(false, e is BodyTooLongException ? e.Message : "the compressed body is damaged or cut short");
        }
    }

    private static Stream Plain(ReadOnlyMemory<byte> body)
    {
        Stream stream = MemoryMarshal.TryGetArray(body, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(body.ToArray());
        for (var layer = 0; layer < MaxLayers; layer++)
        {
            var magic = new byte[2];
            var length = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
            stream = new PrependedStream(magic.AsMemory(0, length), stream);
            if (magic is not [0x1F, 0x8B])
                break;
            stream = new CountedStream(new GZipStream(stream, CompressionMode.Decompress), Sitemap.MaxBytes);
        }
        return stream;
    }

    private static bool IsXml(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\uFEFF \t\r\n"u8);
        // UTF-16 has a zero beside the bracket.
        return head is [(byte)'<', ..] or [0, (byte)'<', ..] or [0xFF, 0xFE, (byte)'<', ..] or [0xFE, 0xFF, 0, (byte)'<', ..];
    }

    private static Sitemap Text(StreamReader reader, SitemapEntries entries)
    {
        var lines = new BoundedLines(reader);
        while (!entries.IsFull && lines.Next() is { } line)
            entries.Add(line, null);
        return entries.Done(false, entries.Count == 0 ? "this is no sitemap: neither XML nor a list of addresses" : "");
    }
}

/// <summary>Lines of a text, each cut at a length that no address has.</summary>
internal sealed class BoundedLines(TextReader reader)
{
    private const int MaxLine = 16 * 1024;
    private readonly StringBuilder _line = new();

    /// <summary>Null at the end.</summary>
    public string? Next()
    {
        _line.Clear();
        var any = false;
        while (reader.Read() is >= 0 and var next)
        {
            any = true;
            if (next is '\n' or '\r')
                break;
            if (_line.Length < MaxLine)
                _line.Append((char)next);
        }
        return any ? _line.ToString() : null;
    }
}

/// <summary>The entries read so far.</summary>
internal sealed class SitemapEntries(Uri sitemap)
{
    private readonly ImmutableArray<SitemapEntry>.Builder _entries = ImmutableArray.CreateBuilder<SitemapEntry>();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public int Count => _entries.Count;
    public bool IsFull => _entries.Count >= Sitemap.MaxEntries;

    /// <summary>Null where the text is no address, or is there already.</summary>
    public int? Add(string text, DateTimeOffset? modified)
    {
        // "<" and blanks within are no address but what is left of a page.
        var trimmed = text.Trim().Trim('\uFEFF', '\u00A0', '\u200B').Trim();
        if (trimmed.Length == 0 || trimmed.AsSpan().IndexOfAny(" <>\"") >= 0 || IsFull)
            return null;
        if (PageAddress.Of(trimmed, trimmed.Contains("://", StringComparison.Ordinal) || !trimmed.StartsWith('/') ? null : sitemap.AbsoluteUri) is not { } address || !_seen.Add(address.AbsoluteUri))
            return null;
        _entries.Add(new SitemapEntry(address, modified));
        return _entries.Count - 1;
    }

    public void Date(int entry, DateTimeOffset modified) => _entries[entry] = _entries[entry] with { Modified = modified };

    public Sitemap Done(bool isIndex, string trouble) => new(isIndex, _entries.ToImmutable(), trouble.Length == 0 && IsFull ? $"more than {Sitemap.MaxEntries} entries" : trouble);
}
