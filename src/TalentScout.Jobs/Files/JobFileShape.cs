using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TalentScout.Jobs;

/// <summary>
/// Compares a job file with the shape of <see cref="HarvestJob"/> before it is read, so that an error speaks of the file and not of our types.
/// </summary>
internal static class JobFileShape
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameIsTheFiles, OnlyWhatIsRead } },
    };

    /// <returns>The line of each key, by its path ("budget.concurrency").</returns>
    public static Dictionary<string, int> Check(ReadOnlySpan<byte> json, string file)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json["\uFEFF"u8.Length..];
        var walk = new Walk(json, file);
        walk.Document();
        return walk.Lines;
    }

    private static void NameIsTheFiles(JsonTypeInfo info)
    {
        if (info.Type != typeof(HarvestJob))
            return;
        foreach (var property in info.Properties.Where(p => p.Name == "name").ToList())
        {
            property.IsRequired = false;
            info.Properties.Remove(property);
        }
    }

    /// <summary>What a type keeps for itself is no key of the file.</summary>
    private static void OnlyWhatIsRead(JsonTypeInfo info)
    {
        foreach (var property in info.Properties.Where(p => p.Get is null && p.Set is null).ToList())
            info.Properties.Remove(property);
    }

    private ref struct Walk(ReadOnlySpan<byte> json, string file)
    {
        private readonly ReadOnlySpan<byte> _json = json;
        private Utf8JsonReader _reader = new(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

        public Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

        public void Document()
        {
            Read();
            if (_reader.TokenType != JsonTokenType.StartObject)
                throw Trouble("wanted an object: { \"kind\": \"harvest\", ... }");
            Object(typeof(HarvestJob), "");
            try
            {
                _reader.Read();
            }
            catch (JsonException e)
            {
                throw new JobException($"{file}, line {e.LineNumber + 1}: something follows the closing brace", e);
            }
        }

        private void Object(Type type, string path)
        {
            var properties = Options.GetTypeInfo(type).Properties;
            while (Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = _reader.GetString()!;
                var here = path.Length == 0 ? key : $"{path}.{key}";
                var property = properties.FirstOrDefault(p => p.Name == key)
                    ?? throw Trouble($"unknown key `{here}`, want one of {string.Join(", ", properties.Select(p => p.Name))}");
                if (!Lines.TryAdd(here, Line(_reader.TokenStartIndex)))
                    throw Trouble($"`{here}` is there twice");
                Read();
                Value(property.PropertyType, here);
            }
        }

        private void Value(Type type, string path)
        {
            if (_reader.TokenType == JsonTokenType.Null && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null) && IsOptional(path))
                return;
            var plain = Nullable.GetUnderlyingType(type) ?? type;
            if (plain == typeof(string))
                Want(_reader.TokenType == JsonTokenType.String, path, "a text in quotes");
            else if (plain == typeof(bool))
                Want(_reader.TokenType is JsonTokenType.True or JsonTokenType.False, path, "true or false");
            else if (plain == typeof(int))
                Want(_reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out _), path, "a whole number");
            else if (plain == typeof(ImmutableArray<string>))
                Texts(path);
            else
            {
                Want(_reader.TokenType == JsonTokenType.StartObject, path, "an object in braces");
                Object(plain, path);
            }
        }

        private void Texts(string path)
        {
            Want(_reader.TokenType == JsonTokenType.StartArray, path, "a list of texts in brackets");
            while (Read() && _reader.TokenType != JsonTokenType.EndArray)
                Want(_reader.TokenType == JsonTokenType.String, path, "a list of texts in brackets");
        }

        private readonly void Want(bool right, string path, string wanted)
        {
            if (!right)
                throw Trouble($"`{path}` must be {wanted}");
        }

        private bool Read()
        {
            try
            {
                return _reader.Read();
            }
            catch (JsonException e)
            {
                throw new JobException($"{file}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: this is no JSON; a comma, quote or bracket is missing or too much before here", e);
            }
        }

        /// <summary>Where null says something: by hand only, no bound, all of the history.</summary>
        private static bool IsOptional(string path) => path is "cron" or "source" or "budget.maxRequests" or "depth.commitYears";

        private readonly JobException Trouble(string wanted) => new($"{file}, line {Line(_reader.TokenStartIndex)}: {wanted}");

        private readonly int Line(long position) => 1 + _json[..(int)position].Count((byte)'\n');
    }
}
