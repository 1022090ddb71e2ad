using System.Globalization;

namespace TalentScout.Search;

/// <summary>tz:Europe/Berlin (the zone), tz:Europe (its region), tz:utc+1 or tz:+01:00 (zones of that standard offset, summer time apart).</summary>
internal static class TimeZoneMatch
{
    public static bool Matches(string asked, string zone)
    {
        if (string.Equals(asked, zone, StringComparison.OrdinalIgnoreCase) || zone.StartsWith(asked + "/", StringComparison.OrdinalIgnoreCase))
            return true;
        return Offset(asked) is { } offset && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.BaseUtcOffset == offset;
    }

    private static TimeSpan? Offset(string asked)
    {
        var text = asked.Trim();
        foreach (var prefix in (string[])["utc", "gmt"])
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                text = text[prefix.Length..];
        if (text.Length == 0)
            return text.Length < asked.Trim().Length ? TimeSpan.Zero : null;
        var sign = text[0] switch { '+' => 1, '-' => -1, _ => 0 };
        if (sign == 0)
            return null;
        var parts = text[1..].Split(':');
        return parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 14
            && int.TryParse(parts.Length == 2 ? parts[1] : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 60
                ? sign * new TimeSpan(hours, minutes, 0)
                : null;
    }
}
