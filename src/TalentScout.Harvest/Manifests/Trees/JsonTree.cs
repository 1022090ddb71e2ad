using System.Text;
using System.Text.Json;

namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>JSON as people write it: comments and trailing commas are fine.</summary>
internal static class JsonTree
{
    public static TreeReading Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = TreeReading.MaxDepth,
        });
        var builder = new TreeBuilder();
        var line = 1;
        var counted = 0;
        TreeFault? fault = null;
        try
        {
            while (reader.Read())
            {
                var at = (int)reader.TokenStartIndex;
                line += bytes.AsSpan(counted, at - counted).Count((byte)'\n');
                counted = at;
                Take(builder, ref reader, line);
                if (builder.IsFull)
                {
                    fault = new TreeFault(line, TreeReading.TooMuch);
                    break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A JsonException counts lines from 0; an InvalidOperationException is a string with half a surrogate in it.
            fault = new TreeFault((int)((e as JsonException)?.LineNumber ?? line - 1) + 1, "no JSON from here on");
        }
        return new TreeReading(builder.Root ?? new DataNode(1), fault);
    }

    private static void Take(TreeBuilder builder, ref Utf8JsonReader reader, int line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                builder.Key(reader.GetString() ?? "", line);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                builder.Open(new DataNode(line));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                builder.Close();
                break;
            case JsonTokenType.String:
                builder.Attach(new DataNode(line) { Text = reader.GetString() });
                break;
            case JsonTokenType.Null:
                builder.Attach(new DataNode(line));
                break;
            default:
                builder.Attach(new DataNode(line) { Text = Encoding.UTF8.GetString(reader.ValueSpan) });
                break;
        }
    }
}
