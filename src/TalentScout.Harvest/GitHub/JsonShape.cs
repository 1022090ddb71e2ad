using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// What is kept of a JSON value; all else falls away unseen. Reads the tokens once and builds no tree: a page of commits is 350 kB, of which 20 kB stay.
/// A value of another kind than its shape becomes null.
/// </summary>
internal abstract class JsonShape
{
    /// <summary>How minimised bodies are written.</summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Text, number, true, false or null, as it stands.</summary>
    public static readonly JsonShape Value = new ScalarShape();

    /// <summary>Text after a change; null where the change gives null.</summary>
    public static JsonShape Text(Func<string, string?> change) => new TextShape(change);
    public static JsonShape Object(params (string Name, JsonShape Shape)[] members) => new ObjectShape(members);
    public static JsonShape List(JsonShape item) => new ListShape(item);

    /// <summary>Any names, numbers only: {"C#": 123}.</summary>
    public static readonly JsonShape Numbers = new NumbersShape();

    /// <summary>Null where the body is no JSON, is deeper than 64, or is not of this shape at its root.</summary>
    public byte[]? Keep(ReadOnlySpan<byte> body)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(256, body.Length / 8));
        using var writer = new Utf8JsonWriter(output, Compact);
        var reader = new Utf8JsonReader(body, Reading);
        try
        {
            if (!reader.Read() || reader.TokenType != Root)
                return null;
            Copy(ref reader, body, writer);
            if (reader.Read())
                return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: a name with half a surrogate pair in it.
            return null;
        }
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    protected abstract JsonTokenType Root { get; }

    /// <summary>The reader stands on the first token of the value, and afterwards on its last.</summary>
    protected abstract void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Utf8JsonWriter writer);

    private static void Skip(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        reader.Skip();
        writer.WriteNullValue();
    }

    private sealed class ScalarShape : JsonShape
    {
        protected override JsonTokenType Root => JsonTokenType.String;

        protected override void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Utf8JsonWriter writer)
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                Skip(ref reader, writer);
            else
                writer.WriteRawValue(body[(int)reader.TokenStartIndex..(int)reader.BytesConsumed], skipInputValidation: true);
        }
    }

    private sealed class TextShape(Func<string, string?> change) : JsonShape
    {
        protected override JsonTokenType Root => JsonTokenType.String;

        protected override void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Utf8JsonWriter writer)
        {
            if (reader.TokenType == JsonTokenType.String && Read(ref reader) is { } text && change(text) is { } changed)
                writer.WriteStringValue(changed);
            else
                Skip(ref reader, writer);
        }

        private static string? Read(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape.
                return null;
            }
        }
    }

    private sealed class ObjectShape((string Name, JsonShape Shape)[] members) : JsonShape
    {
        private readonly (JsonEncodedText Name, JsonShape Shape)[] _members = [.. members.Select(m => (JsonEncodedText.Encode(m.Name), m.Shape))];

        protected override JsonTokenType Root => JsonTokenType.StartObject;

        protected override void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Utf8JsonWriter writer)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Skip(ref reader, writer);
                return;
            }
            writer.WriteStartObject();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = Find(ref reader);
                reader.Read();
                if (member < 0)
                {
                    reader.Skip();
                    continue;
                }
                writer.WritePropertyName(_members[member].Name);
                _members[member].Shape.Copy(ref reader, body, writer);
            }
            writer.WriteEndObject();
        }

        private int Find(ref Utf8JsonReader reader)
        {
            for (var i = 0; i < _members.Length; i++)
                if (reader.ValueTextEquals(_members[i].Name.EncodedUtf8Bytes))
                    return i;
            return -1;
        }
    }

    private sealed class ListShape(JsonShape item) : JsonShape
    {
        protected override JsonTokenType Root => JsonTokenType.StartArray;

        protected override void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Utf8JsonWriter writer)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                Skip(ref reader, writer);
                return;
            }
            writer.WriteStartArray();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                item.Copy(ref reader, body, writer);
            writer.WriteEndArray();
        }
    }

    private sealed class NumbersShape : JsonShape
    {
        protected override JsonTokenType Root => JsonTokenType.StartObject;

        protected override void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Utf8JsonWriter writer)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Skip(ref reader, writer);
                return;
            }
            writer.WriteStartObject();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.Number)
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                }
                else
                {
                    reader.Skip();
                }
            }
            writer.WriteEndObject();
        }
    }
}
