using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>
/// Who a candidate is: the numeric account id at GitHub, or a key scoped by another source ("referral:x1").
/// Text form: the bare number for GitHub, else "source:key". Never a login or a name, which change hands.
/// </summary>
[JsonConverter(typeof(CandidateIdJsonConverter))]
public readonly record struct CandidateId : IComparable<CandidateId>
{
    public const string GitHub = "github";

    private readonly string? _source;
    private readonly string? _key;

    public CandidateId(string source, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (source.AsSpan().ContainsAny(":/ "))
            throw new ArgumentException($"source '{source}' must have no colon, slash or space", nameof(source));
        if (source == GitHub && !(long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0))
            throw new ArgumentException($"a GitHub candidate is keyed by its numeric id, not '{key}'", nameof(key));
        _source = source;
        _key = key;
    }

    private CandidateId(long number) => (_source, _key) = (GitHub, number.ToString(CultureInfo.InvariantCulture));

    public static CandidateId OfGitHub(long id) => id > 0 ? new(id) : throw new ArgumentOutOfRangeException(nameof(id), id, "a GitHub candidate is keyed by its numeric id, from 1 on");

    public string Source => _source ?? "";
    public string Key => _key ?? "";
    public bool IsGitHub => _source == GitHub;

    /// <summary>Reads the text form; false where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CandidateId id)
    {
        id = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var colon = text.IndexOf(':');
        var (source, key) = colon < 0 ? (GitHub, text) : (text[..colon], text[(colon + 1)..]);
        if (source.Length == 0 || key.Length == 0 || source.AsSpan().ContainsAny("/ ") || string.IsNullOrWhiteSpace(key))
            return false;
        if (source == GitHub && !(long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0))
            return false;
        id = new CandidateId(source, key);
        return true;
    }

    public static CandidateId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no candidate id; wanted a GitHub number or source:key");

    /// <summary>GitHub ids first, by number; then by source and key, ordinal.</summary>
    public int CompareTo(CandidateId other)
    {
        if (IsGitHub != other.IsGitHub)
            return IsGitHub ? -1 : 1;
        if (IsGitHub)
            return Key.Length != other.Key.Length ? Key.Length.CompareTo(other.Key.Length) : string.CompareOrdinal(Key, other.Key);
        var bySource = string.CompareOrdinal(Source, other.Source);
        return bySource != 0 ? bySource : string.CompareOrdinal(Key, other.Key);
    }

    public override string ToString() => IsGitHub ? Key : $"{Source}:{Key}";
}

public sealed class CandidateIdJsonConverter : JsonConverter<CandidateId>
{
    public override CandidateId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CandidateId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("wanted a candidate id");

    public override void Write(Utf8JsonWriter writer, CandidateId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
