using System.Globalization;
using System.Text;
using System.Xml;

namespace TalentScout.App.Saved;

/// <summary>Alerts as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(SavedSearch search, IReadOnlyList<SearchAlert> alerts, string address)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, $"urn:talentscout:search:{search.Id}");
            xml.WriteElementString("title", Namespace, Plain(search.Name));
            xml.WriteElementString("subtitle", Namespace, Plain(search.Canonical));
            xml.WriteElementString("updated", Namespace, Time(alerts.Count > 0 ? alerts[0].At : search.Asked ?? search.Made));
            Link(xml, "self", $"{address}/searches/{search.Id}/feed.atom");
            Link(xml, "alternate", $"{address}/searches/{search.Id}");
            Author(xml, "TalentScout");
            foreach (var alert in alerts)
                Entry(xml, search, alert, address);
            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void Entry(XmlWriter xml, SavedSearch search, SearchAlert alert, string address)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, $"urn:talentscout:search:{search.Id}:alert:{alert.Id}");
        xml.WriteElementString("title", Namespace, Plain($"{alert.Kind.ToString().ToLowerInvariant()}: {alert.Name ?? alert.Login ?? search.Name}"));
        xml.WriteElementString("updated", Namespace, Time(alert.At));
        Link(xml, "alternate", alert.Candidate is { } person ? $"{address}/candidates/{Uri.EscapeDataString(person.ToString())}" : $"{address}/searches/{search.Id}");
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", alert.Kind.ToString().ToLowerInvariant());
        xml.WriteEndElement();
        // Text, not HTML: names and sentences come from outside.
        xml.WriteStartElement("summary", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Plain(alert.Because));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>XML cannot hold every character that a profile can.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                plain.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                plain.Append(text[i]);
        return plain.ToString();
    }
}
