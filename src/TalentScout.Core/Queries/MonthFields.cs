using System.Globalization;

namespace TalentScout;

/// <summary>active: since: - months, and years as the twelve months they are.</summary>
internal static class MonthFields
{
    public const int FirstYear = 1970;
    public const int LastYear = 2100;
    private const string Wanted = "a year or month, or a range of them: 2026, >=2026-01, <2018, 2019..2021-06";

    public static FieldReader Of(QueryField field) => (value, _) =>
    {
        var range = RangeText.Split(value.Text);
        if (range is { From: null, To: null } || !TryRead(range.From, out var start) || !TryRead(range.To, out var end))
            return FieldReading.Wrong(value, $"`{value.Text}` is no month of the years {FirstYear} to {LastYear}", Wanted);
        var from = range.FromIncluded ? start?.First : start?.Last + 1;
        var to = range.ToIncluded ? end?.Last : end?.First - 1;
        return from > to || from > LastMonth || to < FirstMonth
            ? FieldReading.Wrong(value, $"no month is in the range `{value.Text}`", Wanted)
            : new RangeNode(field, from, to);
    };

    private static int FirstMonth => Month.Of(FirstYear, 1).Index;
    private static int LastMonth => Month.Of(LastYear, 12).Index;

    private static bool TryRead(string? text, out (int First, int Last)? months)
    {
        months = null;
        if (text is null)
            return true;
        var isYear = text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        // Days are refused and not rounded: work is dated by month.
        if (!Month.TryParse(isYear ? text + "-01" : text, out var month) || (!isYear && text.Length != 7) || month.Year is < FirstYear or > LastYear)
            return false;
        months = (month.Index, isYear ? month.Index + 11 : month.Index);
        return true;
    }
}
