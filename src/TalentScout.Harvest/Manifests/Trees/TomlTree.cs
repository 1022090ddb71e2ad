using Tomlyn;
using Tomlyn.Parsing;

namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>TOML; a broken line is passed over and the rest is read.</summary>
internal static class TomlTree
{
    // A file with more broken lines than this, or one so long, is no manifest that a person left with a conflict marker in it.
    private const int MaxBroken = 5;
    private const int MaxLengthToMend = 100_000;

    public static TreeReading Read(string text)
    {
        var reading = ReadOnce(text);
        var first = reading.Fault;
        for (var broken = 1; reading.Fault is { } fault && broken <= MaxBroken && text.Length <= MaxLengthToMend; broken++)
        {
            if (Without(text, fault.Line) is not { } mended)
                break;
            text = mended;
            reading = ReadOnce(text);
        }
        return reading with { Fault = first };
    }

    private static TreeReading ReadOnce(string text)
    {
        var builder = new TreeBuilder();
        TreeFault? fault = null;
        try
        {
            var parser = TomlParser.Create(text, new TomlParserOptions { Mode = TomlParserMode.Tolerant, DecodeScalars = true, EagerStringValues = true });
            while (fault is null && parser.MoveNext())
            {
                Take(builder, parser);
                if (builder.IsFull)
                    fault = new TreeFault(parser.Current.Line, TreeReading.TooMuch);
            }
            if (parser.HasErrors)
                fault ??= parser.Diagnostics.Select(d => new TreeFault(d.Span.Start.Line + 1, d.Message)).First();
        }
        catch (TomlException e)
        {
            fault = new TreeFault((e.Line ?? 0) + 1, e.Message);
        }
        return new TreeReading(builder.Root ?? new DataNode(1), fault);
    }

    private static string? Without(string text, int line)
    {
        var lines = text.Split('\n');
        if (line < 1 || line > lines.Length || lines[line - 1].Length == 0)
            return null;
        lines[line - 1] = "";
        return string.Join('\n', lines);
    }

    private static void Take(TreeBuilder builder, TomlParser parser)
    {
        var current = parser.Current;
        var line = Math.Max(1, current.Line);
        switch (current.Kind)
        {
            case TomlParseEventKind.PropertyName:
                builder.Key(current.PropertyName ?? parser.GetPropertyName(), line);
                break;
            case TomlParseEventKind.StartTable or TomlParseEventKind.StartArray:
                builder.Open(new DataNode(line));
                break;
            case TomlParseEventKind.EndTable or TomlParseEventKind.EndArray:
                builder.Close();
                break;
            case TomlParseEventKind.String:
                builder.Attach(new DataNode(line) { Text = current.StringValue ?? parser.GetString() });
                break;
            case TomlParseEventKind.Boolean:
                builder.Attach(new DataNode(line) { Text = current.GetBoolean() ? "true" : "false" });
                break;
            case TomlParseEventKind.Integer or TomlParseEventKind.Float or TomlParseEventKind.DateTime:
                builder.Attach(new DataNode(line) { Text = "" });
                break;
        }
    }
}
