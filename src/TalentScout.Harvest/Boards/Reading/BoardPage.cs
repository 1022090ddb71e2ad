using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TalentScout.Harvest.Boards.Reading;

/// <summary>One answer of a board, read once for all formats: as a tree of values, or as a page.</summary>
internal sealed class BoardPage
{
    /// <summary>Elements open within each other; the parser's time grows with their square.</summary>
    private const int MaxNesting = 400;

    private static readonly HtmlParser _parser = new(new HtmlParserOptions { IsScripting = false, IsEmbedded = false });

    private BoardPage(string url, BoardNode data, IHtmlDocument? html) => (Url, Data, Html) = (url, data, html);

    public string Url { get; }

    /// <summary>Of JSON and XML; nothing for a page.</summary>
    public BoardNode Data { get; }

    /// <summary>Null for JSON and XML.</summary>
    public IHtmlDocument? Html { get; }

    public string Host => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host : "";

    public static BoardPage Read(string url, string? contentType, ReadOnlySpan<byte> body)
    {
        var text = PageText.Read(body, contentType);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        if (start.Length > 0 && start[0] is '{' or '[')
            return new BoardPage(url, LooseJson.Parse(text), null);
        if (IsXml(start))
            return new BoardPage(url, XmlNodes.Parse(text), null);
        return new BoardPage(url, BoardNode.Nothing, Nesting.Of(text) > MaxNesting ? null : Parse(text));
    }

    public static IHtmlDocument Parse(string html) => _parser.ParseDocument(html);

    /// <summary>The visible text of some HTML, a line for each block.</summary>
    public static string TextOf(string html) => string.Join('\n', Parse(html).Body?.ChildNodes.Select(n => n.TextContent.Trim()).Where(t => t.Length > 0) ?? []);

    /// <summary>XHTML is read as the page it is.</summary>
    private static bool IsXml(ReadOnlySpan<char> start)
    {
        if (!start.StartsWith("<"))
            return false;
        var head = start[..Math.Min(start.Length, 1000)];
        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return false;
        return start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<rss", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<feed", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<jobs", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<source", StringComparison.Ordinal);
    }
}
