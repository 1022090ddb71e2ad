using System.Globalization;

namespace TalentScout;

/// <summary>Time zones given instead of places: "Europe/Berlin", "UTC+2". They say when somebody works, not where.</summary>
internal static class PlaceClock
{
    private static readonly string[] Areas = ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/", "Etc/"];

    /// <summary>Is the whole text an IANA name? The zone is null where we do not know it.</summary>
    public static bool IsZone(Gazetteer gazetteer, ReadOnlySpan<char> text, out string? zone)
    {
        zone = null;
        text = text.Trim();
        var slash = text.IndexOf('/');
        if (slash < 0 || text.IndexOfAnyExcept(ZoneCharacters) >= 0)
            return false;
        foreach (var area in Areas)
        {
            if (!text.StartsWith(area, StringComparison.OrdinalIgnoreCase))
                continue;
            zone = gazetteer.Zone(text);
            // "Europe/Germany" is a list of places.
            return zone is not null || text.Contains('_');
        }
        return false;
    }

    /// <summary>The zone of the first "UTC+2" or "GMT-5" in the text; whole hours only, as the zones Etc/GMT±n are. Null where there is none.</summary>
    public static string? Offset(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("utc", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = text.IndexOf("gmt", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetter(text[at - 1])))
            return null;
        var rest = text[(at + 3)..].TrimStart();
        if (rest.IsEmpty || rest[0] is not ('+' or '-' or '−' or '±'))
            return rest.IsEmpty || !char.IsLetterOrDigit(rest[0]) ? "Etc/UTC" : null;
        var west = rest[0] is '-' or '−';
        rest = rest[1..].TrimStart();
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        var number = digits < 0 ? rest : rest[..digits];
        var minutes = digits < 0 ? [] : rest[digits..];
        if (minutes.Length > 2 && minutes[0] is ':' or '.' && !minutes[1..].StartsWith("00"))
            return null;
        if (number.Length == 4 && number.EndsWith("00"))
            number = number[..2];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > (west ? 12 : 14))
            return null;
        // The names of these zones count the other way round.
        return hours == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(west ? '+' : '-')}{hours}");
    }

    private const string ZoneCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/-+0123456789";
}
