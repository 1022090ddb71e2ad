using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>A calendar month in UTC, counted from year 0 (Index = 12 * year + month - 1). Text form "2026-03".</summary>
[JsonConverter(typeof(MonthJsonConverter))]
public readonly record struct Month(int Index) : IComparable<Month>
{
    /// <summary>Of any index.</summary>
    public const int MostLetters = 16;

    public int Year => Index / 12;
    public int OfYear => (Index % 12) + 1;
    public DateOnly FirstDay => new(Year, OfYear, 1);
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static Month Of(int year, int month) => new((year * 12) + month - 1);
    public static Month Of(DateOnly day) => Of(day.Year, day.Month);
    public static Month Of(DateTimeOffset at) => Of(at.UtcDateTime.Year, at.UtcDateTime.Month);

    /// <summary>Reads "2026-03", and the month of "2026-03-14".</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Month month)
    {
        month = default;
        if (text is null || text.Length < 7 || text[4] != '-' || (text.Length > 7 && text[7] != '-'))
            return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var y) || y < 1)
            return false;
        if (!int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var m) || m is < 1 or > 12)
            return false;
        month = Of(y, m);
        return true;
    }

    public static Month Parse(string text) => TryParse(text, out var m) ? m : throw new FormatException($"'{text}' is no month; wanted yyyy-mm");
    public static int operator -(Month a, Month b) => a.Index - b.Index;
    public static bool operator <(Month a, Month b) => a.Index < b.Index;
    public static bool operator >(Month a, Month b) => a.Index > b.Index;
    public static bool operator <=(Month a, Month b) => a.Index <= b.Index;
    public static bool operator >=(Month a, Month b) => a.Index >= b.Index;
    public Month Plus(int months) => new(Index + months);
    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary>As <see cref="ToString"/>, without a string; false where there is too little room: at most <see cref="MostLetters"/> are needed.</summary>
    public bool TryFormat(Span<char> text, out int length) => text.TryWrite(CultureInfo.InvariantCulture, $"{Year:D4}-{OfYear:D2}", out length);

    public override string ToString()
    {
        Span<char> text = stackalloc char[MostLetters];
        TryFormat(text, out var length);
        return text[..length].ToString();
    }
}

public sealed class MonthJsonConverter : JsonConverter<Month>
{
    public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Month.TryParse(reader.GetString(), out var m) ? m : throw new JsonException("wanted a month, yyyy-mm");

    public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[Month.MostLetters];
        value.TryFormat(text, out var length);
        writer.WriteStringValue(text[..length]);
    }
}
