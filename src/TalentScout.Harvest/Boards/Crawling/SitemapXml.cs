using System.Globalization;
using System.Text;
using System.Xml;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>
/// The XML forms: urlset, sitemapindex, RSS and Atom. Names are compared without their prefix, since half of all sitemaps get the namespace wrong; an address counts where its element
/// stands in an entry, so that an image's is not taken for a page's. What comes before a fault counts.
/// </summary>
internal sealed class SitemapXml(SitemapEntries entries)
{
    private readonly Stack<string> _path = new();
    private readonly StringBuilder _text = new();
    private string _entryName = "";
    private int? _entry;

    public Sitemap Read(TextReader text)
    {
        var root = "";
        try
        {
            SkipBlanks(text);
            using var reader = new XmlTextReader(text)
            {
                Namespaces = false,
                DtdProcessing = DtdProcessing.Ignore,
                // Without document types nothing is declared: an entity ends the reading.
                EntityHandling = EntityHandling.ExpandEntities,
                XmlResolver = null,
                WhitespaceHandling = WhitespaceHandling.None,
                Normalization = false,
            };
            while (!entries.IsFull && reader.Read())
            {
                if (root.Length == 0 && reader.NodeType == XmlNodeType.Element)
                {
                    root = Local(reader.Name);
                    _entryName = root switch { "urlset" => "url", "sitemapindex" => "sitemap", "rss" or "rdf" => "item", "feed" => "entry", _ => "" };
                    if (_entryName.Length == 0)
                        return entries.Done(false, $"this is no sitemap: its root is {(root.Length > 40 ? root[..40] : root)}");
                }
                Take(reader);
            }
        }
        catch (XmlException e)
        {
            return entries.Done(root == "sitemapindex", $"the XML breaks off in line {e.LineNumber}");
        }
        return entries.Done(root == "sitemapindex", root.Length == 0 ? "this is no sitemap: it is empty" : "");
    }

    private void Take(XmlTextReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Begin(reader);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when _text.Length < 16 * 1024:
                _text.Append(reader.Value);
                break;
            case XmlNodeType.EndElement:
                _path.TryPop(out _);
                End(Local(reader.Name));
                break;
        }
    }

    private void Begin(XmlTextReader reader)
    {
        var name = Local(reader.Name);
        _text.Clear();
        if (IsEntry(name))
            _entry = null;
        // Atom: <link rel="alternate" href="..."/>; "self" and the like are no pages.
        else if (name == "link" && InEntry && reader.GetAttribute("href") is { } href && reader.GetAttribute("rel") is (null or "alternate"))
            _entry = entries.Add(href, null) ?? _entry;
        if (!reader.IsEmptyElement)
            _path.Push(name);
    }

    private void End(string name)
    {
        var text = _text.ToString();
        _text.Clear();
        if (IsEntry(name) && _entry is null && text.Contains("://", StringComparison.Ordinal))
            entries.Add(text, null);
        else if (InEntry && (name is "loc" or "link" || (name == "guid" && _entry is null && text.Contains("://", StringComparison.Ordinal))))
            _entry = entries.Add(text, null) ?? _entry;
        else if (InEntry && _entry is { } entry && name is ("lastmod" or "pubdate" or "updated" or "date") && DateOf(text) is { } date)
            entries.Date(entry, date);
    }

    private bool InEntry => _path.TryPeek(out var parent) && IsEntry(parent);

    private bool IsEntry(string name) => name == _entryName;

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..].ToLowerInvariant();

    private static DateTimeOffset? DateOf(string text) =>
        DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    /// <summary>The declaration must come first, and often does not.</summary>
    private static void SkipBlanks(TextReader text)
    {
        while (text.Peek() is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            text.Read();
    }
}
