using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>A repository: the numeric id at GitHub, or a name scoped by another source ("referral:a/b"). Text form "source:key".</summary>
[JsonConverter(typeof(RepositoryIdJsonConverter))]
public readonly record struct RepositoryId(string Source, string Key) : IComparable<RepositoryId>
{
    /// <summary>Nearly all are of one source.</summary>
    public override int GetHashCode() => Key?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public static RepositoryId OfGitHub(long id) => new(CandidateId.GitHub, id.ToString(CultureInfo.InvariantCulture));

    public static RepositoryId Parse(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon < text.Length - 1
            ? new RepositoryId(text[..colon], text[(colon + 1)..])
            : throw new FormatException($"'{text}' is no repository id; wanted source:key");
    }

    public int CompareTo(RepositoryId other)
    {
        var bySource = string.CompareOrdinal(Source, other.Source);
        if (bySource != 0)
            return bySource;
        return Key.Length != other.Key.Length ? Key.Length.CompareTo(other.Key.Length) : string.CompareOrdinal(Key, other.Key);
    }

    public override string ToString() => $"{Source}:{Key}";
}

public sealed class RepositoryIdJsonConverter : JsonConverter<RepositoryId>
{
    public override RepositoryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RepositoryId.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, RepositoryId value, JsonSerializerOptions options)
    {
        // People who are stored name dozens: no string for each.
        Span<char> text = stackalloc char[128];
        if (text.TryWrite($"{value.Source}:{value.Key}", out var length))
            writer.WriteStringValue(text[..length]);
        else
            writer.WriteStringValue(value.ToString());
    }
}
