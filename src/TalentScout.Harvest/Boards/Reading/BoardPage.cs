using AngleSharp.Html.Dom;
using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Harvest.Boards.Reading;

/// <summary>One answer of a board, read once for all formats: as a tree of values, or as a page.</summary>
internal sealed class BoardPage
{
    private BoardPage(string url, BoardNode data, IHtmlDocument? html) => (Url, Data, Html) = (url, data, html);

    public string Url { get; }

    /// <summary>Of JSON and XML; nothing for a page.</summary>
    public BoardNode Data { get; }

    /// <summary>Null for JSON and XML, and for what no parser should be given.</summary>
    public IHtmlDocument? Html { get; }

    public string Host => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host : "";

    public static BoardPage Of(WebPage page) => new(page.Address.AbsoluteUri, BoardNode.Nothing, page.Dom);

    public static BoardPage Of(string url, string text, DateTimeOffset fetched)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        if (start.Length > 0 && start[0] is '{' or '[')
            return new BoardPage(url, LooseJson.Parse(text), null);
        if (IsXml(start))
            return new BoardPage(url, XmlNodes.Parse(text), null);
        var address = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : new Uri("https://invalid/");
        return new BoardPage(url, BoardNode.Nothing, PageParser.Parse(text, address, fetched).Page?.Dom);
    }

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
