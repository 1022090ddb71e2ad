using System.Text;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// Bytes to text. The encoding is that of a byte order mark, else of the header, else what the document says of itself, else what the bytes look like. A claim of UTF-8 that the
/// bytes do not keep falls back on Windows-1252, and bytes that are valid UTF-8 with letters outside ASCII are UTF-8 whatever the document (not the header) says.
/// </summary>
internal static partial class Charsets
{
    /// <summary>Browsers look for a meta element in so many bytes; pages put it later, so we look in more.</summary>
    private const int PrescanLength = 8 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Western;

    static Charsets()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Western = Encoding.GetEncoding(1252);
    }

    /// <summary>No page, whatever it claims: a zero byte where no UTF-16 or UTF-32 explains it.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> body) => Marked(body) is null && body[..Math.Min(body.Length, 1024)].Contains((byte)0) && Utf16WithoutMark(body) is null;

    /// <param name="charSet">Of the Content-Type header; null where it names none.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charSet, string? contentType = null)
    {
        if (Marked(body) is { } marked)
            return marked.Encoding.GetString(body[marked.Length..]);
        if (Find(charSet) is { } told)
            return Tolerant(body, told, told is UTF8Encoding);
        if (Utf16WithoutMark(body) is { } wide)
            return wide.GetString(body);
        var own = Find(Said(body, contentType));
        if (own is not UTF8Encoding && !System.Text.Ascii.IsValid(body) && TryStrict(body, out var text))
            return text;
        return Tolerant(body, own ?? Utf8, own is null or UTF8Encoding);
    }

    /// <summary>The encoding of a text of which only the beginning is at hand, for a reader that looks for byte order marks itself.</summary>
    public static Encoding Guess(ReadOnlySpan<byte> head, string? charSet, string? contentType) =>
        Marked(head)?.Encoding ?? Find(charSet) ?? Utf16WithoutMark(head) ?? Find(Said(head, contentType)) ?? Utf8;

    private static string Tolerant(ReadOnlySpan<byte> body, Encoding encoding, bool check) =>
        check ? TryStrict(body, out var text) ? text : MostlyUtf8(body) ? Utf8.GetString(body) : Western.GetString(body) : encoding.GetString(body);

    /// <summary>A slip in a long page of UTF-8 must not turn all of it into another encoding.</summary>
    private static bool MostlyUtf8(ReadOnlySpan<byte> body)
    {
        var (good, bad) = (0, 0);
        while (!body.IsEmpty)
        {
            var ascii = body.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (ascii < 0)
                break;
            body = body[ascii..];
            if (Rune.DecodeFromUtf8(body, out _, out var length) == System.Buffers.OperationStatus.Done)
                good++;
            else
                bad++;
            body = body[Math.Max(1, length)..];
        }
        return good > 10 * bad;
    }

    private static bool TryStrict(ReadOnlySpan<byte> body, out string text)
    {
        text = "";
        if (!System.Text.Unicode.Utf8.IsValid(body))
            return false;
        text = Strict.GetString(body);
        return true;
    }

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>"&lt;" and a zero byte, in either order.</summary>
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> body) => body switch
    {
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>What the document says: the XML declaration, or a meta element.</summary>
    private static string? Said(ReadOnlySpan<byte> body, string? contentType)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, PrescanLength)]);
        if (head.AsSpan().TrimStart().StartsWith("<?xml") && XmlDeclaration().Match(head) is { Success: true } xml)
            return xml.Groups[1].Value;
        if (contentType?.EndsWith("xml", StringComparison.OrdinalIgnoreCase) == true && !contentType.Contains("xhtml", StringComparison.OrdinalIgnoreCase))
            return null;
        return Meta().Match(head) is { Success: true } meta ? meta.Groups[1].Value : null;
    }

    /// <summary>Names as browsers take them (encoding.spec.whatwg.org): what claims to be Latin-1 or ASCII is Windows-1252, and what a document claims to be UTF-16 cannot be.</summary>
    private static Encoding? Find(string? name)
    {
        var label = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        switch (label)
        {
            case null or "":
                return null;
            case "utf-8" or "utf8" or "unicode-1-1-utf-8" or "utf-16" or "utf-16le" or "utf-16be" or "unicode":
                return Utf8;
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "ansi" or "cp1252" or "x-cp1252" or "iso_8859-1":
                return Western;
            case "iso-8859-9" or "latin5":
                return Encoding.GetEncoding(1254);
            case "gb2312" or "gbk" or "x-gbk" or "chinese":
                return Encoding.GetEncoding("gb18030");
            case "shift-jis" or "sjis" or "x-sjis" or "windows-31j" or "ms_kanji":
                return Encoding.GetEncoding(932);
            case "ks_c_5601-1987" or "ksc5601" or "euc-kr":
                return Encoding.GetEncoding(949);
        }
        try
        {
            return Encoding.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            // The platform has no other way to say that it knows no such encoding.
            return null;
        }
    }

    [GeneratedRegex(@"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[""']([A-Za-z0-9._:-]{1,40})[""']", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(@"<meta\s[^>]{0,400}?charset\s*=\s*[""']?\s*([A-Za-z0-9._:-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();
}
