using System.Buffers;
using System.Collections.Frozen;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// How deep a page nests and how many elements it has, estimated from its tags alone, before anything is parsed: open tags minus close tags, and open tags. Elements that browsers close by themselves, and those without
/// content, do not count: a list of a thousand items is no tower.
/// </summary>
internal static class Nesting
{
    private const int LongTag = 20_000, MaxAttributes = 2000;

    private static readonly FrozenSet<string> NotCounted = new[]
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
        "li", "dt", "dd", "p", "rb", "rt", "rtc", "rp", "optgroup", "option", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "head", "body",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Raw = new[] { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Why a page is not to be parsed, in words; null where nothing speaks against it.</summary>
    public static string? Refuse(ReadOnlySpan<char> text, int deepest, int mostTags)
    {
        var (depth, tags) = (0, 0);
        var notCounted = NotCounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        while (text.IndexOf('<') is >= 0 and var open && open + 1 < text.Length)
        {
            text = text[(open + 1)..];
            if (text.StartsWith("!--"))
            {
                text = After(text, "-->");
                continue;
            }
            var closing = text[0] == '/';
            var rest = closing ? text[1..] : text;
            if (rest.IsEmpty || !char.IsAsciiLetter(rest[0]))
                continue;
            var end = rest.IndexOfAny(EndOfName);
            var name = end < 0 ? rest : rest[..end];
            text = rest[name.Length..];
            if (!closing && (++tags > mostTags || HasTooManyAttributes(text)))
                return $"the page has more than {mostTags} tags, or a tag of more than {MaxAttributes} attributes";
            if (notCounted.Contains(name))
                continue;
            if (!closing && raw.Contains(name))
                text = AfterRaw(text, name);
            else if (!closing && ++depth > deepest)
                return $"the page is nested deeper than {deepest} elements";
            else if (closing && depth > 0)
                depth--;
        }
        return null;
    }

    /// <summary>A tag of so many attributes is as dear as a tower.</summary>
    private static bool HasTooManyAttributes(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('>');
        var tag = end < 0 ? text : text[..end];
        return tag.Length > LongTag && tag.Count('=') + (tag.Count(' ') / 8) > MaxAttributes;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, ReadOnlySpan<char> mark) => text.IndexOf(mark) is >= 0 and var at ? text[(at + mark.Length)..] : [];

    /// <summary>Script and the like hold no tags up to their own close tag.</summary>
    private static ReadOnlySpan<char> AfterRaw(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        while (text.IndexOf("</") is >= 0 and var at)
        {
            text = text[(at + 2)..];
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return text;
        }
        return [];
    }
}
