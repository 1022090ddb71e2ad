using System.Xml;

namespace TalentScout.Harvest.Boards.Reading;

/// <summary>XML as nodes: elements and attributes are fields by their local name. No document type, no entities of its own; what was read before a fault is kept.</summary>
internal static class XmlNodes
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings _settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false };

    public static BoardNode Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t')), _settings);
        var open = new Stack<Builder>([new Builder("")]);
        try
        {
            while (reader.Read())
                Read(reader, open);
        }
        catch (XmlException)
        {
            // The rest is not to be had.
        }

        while (open.Count > 1)
            Close(open);
        return open.Pop().ToNode();
    }

    private static void Read(XmlReader reader, Stack<Builder> open)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when open.Count < MaxDepth:
                var builder = new Builder(reader.LocalName);
                var isEmpty = reader.IsEmptyElement;
                while (reader.MoveToNextAttribute())
                    if (reader.Prefix != "xmlns")
                        builder.Fields.Add(new(reader.LocalName, BoardNode.Of(reader.Value)));
                open.Push(builder);
                if (isEmpty)
                    Close(open);
                break;
            case XmlNodeType.Element:
                reader.Skip();
                break;
            case XmlNodeType.EndElement when open.Count > 1:
                Close(open);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                open.Peek().Text.Append(reader.Value);
                break;
        }
    }

    private static void Close(Stack<Builder> open)
    {
        var closed = open.Pop();
        open.Peek().Fields.Add(new(closed.Name, closed.ToNode()));
    }

    private sealed class Builder(string name)
    {
        public string Name => name;
        public System.Text.StringBuilder Text { get; } = new();
        public List<KeyValuePair<string, BoardNode>> Fields { get; } = [];

        /// <summary>Elements of one name are one field: a list.</summary>
        public BoardNode ToNode() => new()
        {
            Text = Text.ToString().Trim(),
            Fields = [.. Fields.GroupBy(f => f.Key, f => f.Value).Select(g => new KeyValuePair<string, BoardNode>(g.Key, g.Count() == 1 ? g.First() : new BoardNode { Items = [.. g] }))],
        };
    }
}
