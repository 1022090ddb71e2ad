using System.Text;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.Boards.Reading;

/// <summary>The text of a body: by its byte order mark, else the header, else what the page says of itself, else UTF-8 where it is, else Windows-1252.</summary>
internal static partial class PageText
{
    /// <summary>Bytes read of one page; the rest is passed over.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;
    private const int HeadBytes = 2048;

    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Read(ReadOnlySpan<byte> body, string? contentType)
    {
        var bytes = body.Length > MaxBytes ? body[..MaxBytes] : body;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        var named = Named(Charset().Match(contentType ?? "")) ?? Named(Charset().Match(head)) ?? Named(XmlEncoding().Match(head));
        if (named is not (null or UTF8Encoding))
            return named.GetString(bytes);
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (named ?? Encoding.GetEncoding(1252)).GetString(bytes);
        }
    }

    private static Encoding? Named(Match match)
    {
        if (!match.Success)
            return null;
        try
        {
            return Encoding.GetEncoding(match.Groups[1].Value);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([\w:.-]{2,30})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[""']([\w:.-]{2,30})", RegexOptions.IgnoreCase)]
    private static partial Regex XmlEncoding();
}
