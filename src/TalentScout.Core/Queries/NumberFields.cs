using System.Globalization;

namespace TalentScout;

/// <summary>merged: months: followers:</summary>
internal static class NumberFields
{
    private const string Wanted = "a number or a range of numbers: 10, >10, <=10, 5..50";

    public static FieldReader Of(QueryField field) => (value, _) =>
    {
        var range = RangeText.Split(value.Text);
        if (range is { From: null, To: null } || !TryRead(range.From, out var from) || !TryRead(range.To, out var to))
            return FieldReading.Wrong(value, $"`{value.Text}` is no number of {value.Field}", Wanted);
        if (!range.FromIncluded)
            from++;
        if (!range.ToIncluded)
            to--;
        return to < 0 || from > to
            ? FieldReading.Wrong(value, $"nothing is in the range `{value.Text}`", Wanted)
            : new RangeNode(field, from, to);
    };

    /// <summary>Nine digits at most: enough for any count, and one more never overflows.</summary>
    private static bool TryRead(string? text, out int? number)
    {
        number = null;
        if (text is null)
            return true;
        if (text.Length > 9 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return true;
    }
}
