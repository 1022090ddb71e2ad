using System.Globalization;
using System.Text;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Times as the archive has written them: "2015-01-01T15:00:00Z", before that "2014-06-10T19:07:44-07:00" and "2012/04/01 00:00:00 -0700".</summary>
internal static class EventTime
{
    /// <summary>GitHub opened in 2008; a later year than this is a broken line.</summary>
    private const int FirstYear = 2008, LastYear = 2100;

    /// <param name="text">Exactly "yyyy-MM-ddTHH:mm:ssZ".</param>
    /// <param name="seconds">Since 1970.</param>
    public static bool TryUtc(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
            return false;
        int year = (Two(text, 0) * 100) + Two(text, 2), month = Two(text, 5), day = Two(text, 8), hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17);
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
            return false;
        seconds = ((Days(year, month, day) * 24L + hour) * 60 + minute) * 60 + Math.Min(second, 59);
        return true;
    }

    public static bool TryAny(ReadOnlySpan<byte> text, out long seconds)
    {
        if (TryUtc(text, out seconds))
            return true;
        if (text.Length is < 19 or > 40 || !DateTimeOffset.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return false;
        seconds = at.ToUnixTimeSeconds();
        return at.UtcDateTime.Year is >= FirstYear and <= LastYear;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return tens is < 0 or > 9 || ones is < 0 or > 9 ? -10_000 : (tens * 10) + ones;
    }

    private static int Days(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - 719_162;
}
