using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// Walks the nodes of an XML text; stops, with a fault, where it is broken. Fetches nothing and expands nothing: a document type is an
/// error, which also rules out entities.
/// </summary>
internal sealed class XmlNodes(string text)
{
    private const int MaxDepth = 128;

    public (int Line, string What)? Fault { get; private set; }

    /// <summary>The reader at each node; it is the same reader, moved on.</summary>
    public IEnumerable<XmlReader> Read()
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = ManifestSource.MaxLength,
        });
        while (MoveNext(reader))
            yield return reader;
    }

    private bool MoveNext(XmlReader reader)
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
        Fault = (XmlScan.LineOf(reader), $"more than {MaxDepth} levels");
        return false;
    }
}
