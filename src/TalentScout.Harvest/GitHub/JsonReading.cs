using System.Globalization;
using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>Tolerant reading: what is missing, null, of another type or out of range is null, never 0 and never an exception.</summary>
internal static class JsonReading
{
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? child : null;

    public static string? Text(this JsonElement element, string name) => element.Child(name)?.AsText();

    /// <summary>Null where empty or blank, or where it is no valid Unicode.</summary>
    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            var text = element.GetString();
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return null;
        }
    }

    public static long? Number(this JsonElement element, string name) => element.Child(name) is { ValueKind: JsonValueKind.Number } n && n.TryGetInt64(out var value) ? value : null;

    public static int? Count(this JsonElement element, string name) => element.Number(name) is >= 0 and <= int.MaxValue and var n ? (int)n : null;

    public static bool? Flag(this JsonElement element, string name) => element.Child(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Text(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is > 1970 and < 9000
            ? at
            : null;

    public static DateOnly? Day(this JsonElement element, string name) => element.Time(name) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    /// <summary>The members of an array; none where it is none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Child(name)?.Items() ?? [];
}
