using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// HTML to a tree, whatever the bytes: decoded, refused where it is nested deeper than any page is (AngleSharp's time is quadratic in nesting), and given up where it takes
/// too long. Throws for nothing that a page holds.
/// </summary>
internal static class PageParser
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 16 * 1024 * 1024;
    public const int MaxNesting = 512;

    /// <summary>Of the tree: what browsers close by themselves, which the estimate passes over, comes on top.</summary>
    internal const int MaxTreeDepth = 3 * MaxNesting;
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>Elements of a page; its tree takes some five hundred bytes for each.</summary>
    public const int MaxTags = 150_000;

    /// <summary>How many tokens lie between two looks at the clock.</summary>
    private const int TokensPerLook = 256;

    public static PageParse Parse(ReadOnlySpan<byte> body, string? contentType, string? charSet, Uri address, DateTimeOffset fetched) =>
        Charsets.IsBinary(body) ? new PageParse(null, "the body is no text") : Parse(Charsets.Decode(body, charSet, contentType), address, fetched);

    public static PageParse Parse(string text, Uri address, DateTimeOffset fetched)
    {
        if (text.Length > MaxLength)
            return new PageParse(null, $"the page is longer than {MaxLength} characters");
        if (Nesting.Refuse(text, MaxNesting, MaxTags) is { } refusal)
            return new PageParse(null, refusal);
        try
        {
            var document = Document(text);
            return IsTower(document) ? new PageParse(null, $"the page is nested deeper than {MaxNesting} elements") : new PageParse(new WebPage(address, text, document, fetched), "");
        }
        catch (TooLongException)
        {
            return new PageParse(null, $"the page has more than {MaxTags} tags, or takes longer than {Deadline.TotalSeconds} s to parse");
        }
    }

    private static IHtmlDocument Document(string text)
    {
        var (tokens, started) = (0, Stopwatch.GetTimestamp());
        var parser = new HtmlParser(new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            OnToken = (_, _) =>
            {
                if (++tokens > 2 * MaxTags || (tokens % TokensPerLook == 0 && Stopwatch.GetElapsedTime(started) > Deadline))
                    throw new TooLongException();
            },
        });
        return parser.ParseDocument(text);
    }

    /// <summary>
    /// How deep the tree really is: close tags that close nothing, and elements out of their place ("rb", "optgroup"), hide from the estimate. The parser flattens most such towers itself, not
    /// all, and what walks a tree by recursion must never meet one. Walks without recursion, and by index, since the next sibling of a node is searched for from the first.
    /// </summary>
    private static bool IsTower(INode root)
    {
        var open = new Stack<(INode Node, int Next)>();
        open.Push((root, 0));
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
                continue;
            open.Push((at.Node, at.Next + 1));
            open.Push((at.Node.ChildNodes[at.Next], 0));
            if (open.Count > MaxTreeDepth)
                return true;
        }
        return false;
    }

    private sealed class TooLongException : Exception;
}
