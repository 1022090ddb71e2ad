using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>XML readers that fetch nothing and expand nothing.</summary>
internal static class XmlScan
{
    /// <summary>A document type is an error, which also rules out entities; namespaces are not resolved.</summary>
    public static XmlTextReaderLike Open(string text) => new(text);

    /// <summary>Walks elements, with attributes, text and line; stops with a fault where the file is broken.</summary>
    internal sealed class XmlTextReaderLike(string text)
    {
        private const int MaxDepth = 128;

        public (int Line, string What)? Fault { get; private set; }

        public IEnumerable<XmlReader> Nodes()
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreWhitespace = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = ManifestSource.MaxLength,
            });
            while (TryRead(reader))
                yield return reader;
        }

        private bool TryRead(XmlReader reader)
        {
            try
            {
                if (!reader.Read())
                    return false;
            }
            catch (XmlException e)
            {
                Fault = (Math.Max(1, e.LineNumber), "no XML from here on");
                return false;
            }
            if (reader.Depth <= MaxDepth)
                return true;
            Fault = (((IXmlLineInfo)reader).LineNumber, $"more than {MaxDepth} levels");
            return false;
        }
    }

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
