using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>An hour of the archive in UTC, counted from 1970. Text form as its files are named: "2024-03-05-7".</summary>
[JsonConverter(typeof(ArchiveHourJsonConverter))]
public readonly record struct ArchiveHour(int Index) : IComparable<ArchiveHour>
{
    public const string FileEnd = ".json.gz";

    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeSeconds(Index * 3600L);
    public Month Month => Month.Of(Start);
    public string FileName => ToString() + FileEnd;

    public static ArchiveHour Of(DateTimeOffset at) => new((int)Math.Floor(at.ToUnixTimeSeconds() / 3600.0));

    /// <summary>Reads "2024-03-05-7", "2024-03-05-07" and "2024-03-05T07".</summary>
    public static bool TryParse(string? text, out ArchiveHour hour)
    {
        hour = default;
        if (text is null || text.Length is < 12 or > 13 || text[10] is not ('-' or 'T'))
            return false;
        if (!DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        if (!int.TryParse(text.AsSpan(11), NumberStyles.None, CultureInfo.InvariantCulture, out var ofDay) || ofDay > 23)
            return false;
        hour = Of(new DateTimeOffset(day, new TimeOnly(ofDay, 0), TimeSpan.Zero));
        return true;
    }

    /// <summary>The hour that a file of the archive is named after; null for any other name.</summary>
    public static ArchiveHour? OfFile(string fileName)
    {
        var dot = fileName.IndexOf(".json", StringComparison.OrdinalIgnoreCase);
        return dot > 0 && TryParse(fileName[..dot], out var hour) ? hour : null;
    }

    public static bool operator <(ArchiveHour a, ArchiveHour b) => a.Index < b.Index;
    public static bool operator >(ArchiveHour a, ArchiveHour b) => a.Index > b.Index;
    public static bool operator <=(ArchiveHour a, ArchiveHour b) => a.Index <= b.Index;
    public static bool operator >=(ArchiveHour a, ArchiveHour b) => a.Index >= b.Index;
    public int CompareTo(ArchiveHour other) => Index.CompareTo(other.Index);
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd}-{Start.Hour}");
}

public sealed class ArchiveHourJsonConverter : JsonConverter<ArchiveHour>
{
    public override ArchiveHour Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ArchiveHour.TryParse(reader.GetString(), out var hour) ? hour : throw new JsonException("wanted an hour, yyyy-mm-dd-h");

    public override void Write(Utf8JsonWriter writer, ArchiveHour value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
