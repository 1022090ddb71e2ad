using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Small readings of XML: the line of a node, and attributes and elements in text that is not parsed.</summary>
internal static class XmlScan
{
    public static int LineOf(XmlReader reader) => Math.Max(1, ((IXmlLineInfo)reader).LineNumber);

    /// <summary>The value of an attribute in a piece of text that looks like XML, for comments and broken files; null where there is none.</summary>
    public static string? Attribute(ReadOnlySpan<char> text, string name)
    {
        var at = text.IndexOf(name + "=\"", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = text[(at + name.Length + 2)..];
        var end = rest.IndexOf('"');
        return end < 0 ? null : rest[..end].ToString();
    }

    /// <summary>The text of an element that stands on one line; null where there is none.</summary>
    public static string? Element(ReadOnlySpan<char> line, string name)
    {
        var at = line.IndexOf($"<{name}>", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = line[(at + name.Length + 2)..];
        var end = rest.IndexOf('<');
        return end < 0 ? null : rest[..end].Trim().ToString();
    }
}
