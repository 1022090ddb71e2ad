using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>
/// YAML; each document is one item of the root. Aliases share their node, but count as all that they stand for: whoever walks the tree meets it again
/// at each of them, and a page of text can stand for any number of values.
/// </summary>
internal static class YamlTree
{
    /// <summary>Characters parsed: the parser takes some hundred times as long for one as a look at lines does. Generated lists of Kubernetes objects alone are longer.</summary>
    private const int MaxLength = 300_000;
    private const int MaxDocuments = 1_000;

    // A text that is referred to weighs as much as values of this length.
    private const int CharactersPerValue = 200;

    public static TreeReading Read(string text)
    {
        var cut = text.Length > MaxLength;
        if (cut)
            text = text[..(text.LastIndexOf('\n', MaxLength) is > 0 and var end ? end : MaxLength)];
        var documents = new DataNode(1);
        var builder = new TreeBuilder();
        TreeFault? fault = null;
        var line = 1;
        try
        {
            var parser = new Parser(new StringReader(text));
            var reader = new DocumentReader();
            while (fault is null && parser.MoveNext())
            {
                line = Math.Max(1, (int)parser.Current!.Start.Line);
                if (parser.Current is DocumentStart)
                {
                    builder = new TreeBuilder(builder.Nodes);
                    reader = new DocumentReader();
                }
                else if (parser.Current is DocumentEnd && builder.Root is { } root)
                {
                    documents.Add(root);
                    builder = new TreeBuilder(builder.Nodes);
                }
                else
                {
                    reader.Take(builder, parser.Current, line);
                }
                if (builder.IsFull || documents.Items.Count > MaxDocuments)
                    fault = new TreeFault(line, builder.IsFull ? TreeReading.TooMuch : $"more than {MaxDocuments} documents");
            }
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // The library throws InvalidOperationException for some plain scalars that a flow collection cuts short.
            fault = new TreeFault(Math.Max(line, (int)((e as YamlException)?.Start.Line ?? 0)), "no YAML from here on");
        }
        if (cut)
            fault ??= new TreeFault(line, $"more than {MaxLength} characters, the rest is not read as YAML");
        // What was read before the fault is there to be used.
        if (builder.Root is { } rest)
            documents.Add(rest);
        return new TreeReading(documents, fault);
    }

    private sealed class DocumentReader
    {
        private readonly Dictionary<string, (DataNode Node, int Weight)> _anchors = new(StringComparer.Ordinal);
        private readonly Stack<(bool IsMap, AnchorName Anchor, int Before)> _open = new();

        public void Take(TreeBuilder builder, ParsingEvent e, int line)
        {
            switch (e)
            {
                case Scalar scalar when builder.WantsKey(InMap):
                    builder.Key(scalar.Value, line);
                    break;
                case Scalar scalar:
                    var value = new DataNode(line) { Text = scalar.IsPlainImplicit && scalar.Value is "" or "~" or "null" ? null : scalar.Value };
                    Name(scalar.Anchor, value, 1 + scalar.Value.Length / CharactersPerValue);
                    builder.Attach(value);
                    break;
                case MappingStart or SequenceStart:
                    // A map as a key has no name that we could ask for.
                    if (builder.WantsKey(InMap))
                        builder.Key("?", line);
                    _open.Push((e is MappingStart, ((NodeEvent)e).Anchor, builder.Nodes));
                    builder.Open(new DataNode(line));
                    break;
                case MappingEnd or SequenceEnd:
                    if (builder.Close() is { } closed && _open.TryPop(out var opened))
                        Name(opened.Anchor, closed, builder.Nodes - opened.Before);
                    break;
                case AnchorAlias alias when builder.WantsKey(InMap):
                    builder.Key(alias.Value.Value, line);
                    break;
                case AnchorAlias alias:
                    // What is still open would stand in itself: it has no name yet.
                    if (_anchors.TryGetValue(alias.Value.Value, out var named))
                        builder.Attach(named.Node, named.Weight);
                    else
                        builder.Attach(new DataNode(line));
                    break;
            }
        }

        private bool InMap => _open.TryPeek(out var innermost) && innermost.IsMap;

        private void Name(AnchorName anchor, DataNode node, int weight)
        {
            if (!anchor.IsEmpty)
                _anchors[anchor.Value] = (node, weight);
        }
    }
}
