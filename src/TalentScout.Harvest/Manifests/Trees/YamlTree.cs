using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>YAML; each document is one item of the root. Aliases share their node, so that nothing is ever multiplied.</summary>
internal static class YamlTree
{
    public static TreeReading Read(string text)
    {
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
                    builder = new TreeBuilder();
                    reader = new DocumentReader();
                }
                else if (parser.Current is DocumentEnd && builder.Root is { } root)
                {
                    documents.Add(root);
                    builder = new TreeBuilder();
                }
                else
                {
                    reader.Take(builder, parser.Current, line);
                }
                if (builder.IsFull || documents.Items.Count > 1_000)
                    fault = new TreeFault(line, $"more than {TreeReading.MaxNodes} values");
            }
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // The library throws InvalidOperationException for some plain scalars that a flow collection cuts short.
            fault = new TreeFault(Math.Max(line, (int)((e as YamlException)?.Start.Line ?? 0)), "no YAML from here on");
        }
        // What was read before the fault is there to be used.
        if (builder.Root is { } rest)
            documents.Add(rest);
        return new TreeReading(documents, fault);
    }

    private sealed class DocumentReader
    {
        private readonly Dictionary<string, DataNode> _anchors = new(StringComparer.Ordinal);
        private readonly Stack<bool> _inMap = new();

        public void Take(TreeBuilder builder, ParsingEvent e, int line)
        {
            switch (e)
            {
                case Scalar scalar when builder.WantsKey(_inMap.TryPeek(out var inMap) && inMap):
                    builder.Key(scalar.Value, line);
                    break;
                case Scalar scalar:
                    builder.Attach(Named(scalar.Anchor, new DataNode(line) { Text = scalar.IsPlainImplicit && scalar.Value is "" or "~" or "null" ? null : scalar.Value }));
                    break;
                case MappingStart or SequenceStart:
                    // A map as a key has no name that we could ask for.
                    if (builder.WantsKey(_inMap.TryPeek(out var within) && within))
                        builder.Key("?", line);
                    builder.Open(Named(((NodeEvent)e).Anchor, new DataNode(line)));
                    _inMap.Push(e is MappingStart);
                    break;
                case MappingEnd or SequenceEnd:
                    builder.Close();
                    _inMap.TryPop(out _);
                    break;
                case AnchorAlias alias when builder.WantsKey(_inMap.TryPeek(out var inner) && inner):
                    builder.Key(alias.Value.Value, line);
                    break;
                case AnchorAlias alias:
                    builder.Attach(_anchors.GetValueOrDefault(alias.Value.Value) ?? new DataNode(line));
                    break;
            }
        }

        private DataNode Named(AnchorName anchor, DataNode node)
        {
            if (!anchor.IsEmpty)
                _anchors[anchor.Value] = node;
            return node;
        }
    }
}
