using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>
/// Days as adverts write them: ISO 8601, RFC 1123, "2020-10-20 20:28:32 UTC", "20.10.2020", "October 20, 2020", Unix time in seconds or milliseconds, and
/// "3 days ago" where it is known from when. The day is the one written, in the writer's own offset.
/// </summary>
public static partial class DayText
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    private static readonly string[] _worded =
    [
        "d MMMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "d. MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "ddd, d MMM yyyy", "ddd MMM d yyyy", "d-MMM-yyyy",
    ];

    /// <returns>Null where the text is no day, or leaves open which.</returns>
    public static DateOnly? Read(string? text, DateOnly? seen = null)
    {
        var read = text?.Trim() ?? "";
        if (read.Length is 0 or > 60)
            return null;
        if (Iso().Match(read) is { Success: true } iso)
            return Day(iso, "y", "m", "d");
        if (UnixTime(read) is { } epoch)
            return Sound(DateOnly.FromDateTime(epoch.UtcDateTime));
        if (Dotted().Match(read) is { Success: true } dotted)
            return Day(dotted, "y", "m", "d");
        if (Slashed().Match(read) is { Success: true } slashed)
            return Number(slashed, "a") > 12 ? Day(slashed, "y", "b", "a") : Day(slashed, "y", "a", "b");
        if (Ago().Match(read) is { Success: true } ago)
            return Before(ago, seen);
        return Worded(read);
    }

    private static DateOnly? Worded(string text)
    {
        var plain = Ordinal().Replace(Words().Replace(text, ""), "").Trim();
        if (DateOnly.TryParseExact(plain, _worded, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
            return Sound(day);
        return AnyYear().IsMatch(plain) && DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Sound(DateOnly.FromDateTime(time.DateTime))
            : null;
    }

    private static DateTimeOffset? UnixTime(string text) => long.TryParse(Fraction().Replace(text, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        ? n switch
        {
            >= 600_000_000 and < 4_200_000_000 => DateTimeOffset.FromUnixTimeSeconds(n),
            >= 600_000_000_000 and < 4_200_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(n),
            _ => null,
        }
        : null;

    private static DateOnly? Before(Match ago, DateOnly? seen)
    {
        if (seen is not { } today || ago.Groups["more"].Success)
            return null;
        if (ago.Groups["today"].Success)
            return today;
        if (ago.Groups["yesterday"].Success)
            return today.AddDays(-1);
        var n = Math.Min(Number(ago, "n") ?? 1, 1000);
        return ago.Groups["unit"].Value.ToLowerInvariant()[0] switch
        {
            'h' => today,
            'd' => today.AddDays(-n),
            'w' => today.AddDays(-7 * n),
            _ => today.AddMonths(-n),
        };
    }

    private static DateOnly? Day(Match match, string year, string month, string day) =>
        Number(match, year) is { } y && Number(match, month) is { } m and >= 1 and <= 12 && Number(match, day) is { } d and >= 1 && y is >= 1 and <= 9999 && d <= DateTime.DaysInMonth(y, m)
            ? Sound(new DateOnly(y, m, d))
            : null;

    private static int? Number(Match match, string group) => int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static DateOnly? Sound(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? day : null;

    [GeneratedRegex(@"^(?<y>\d{4})[-/.]?(?<m>\d{2})[-/.]?(?<d>\d{2})(?=$|[T\s])", RegexOptions.IgnoreCase)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})\b")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(?<a>\d{1,2})/(?<b>\d{1,2})/(?<y>\d{4})\b")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b((?<today>today|just now|just posted)|(?<yesterday>yesterday)|(?<n>\d{1,3}|an?|one)(?<more>\s?\+)?\s?(?<unit>h(ou)?rs?|d(ays?)?|w(eeks?)?|mo(nths?)?)\s+ago)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ago();

    [GeneratedRegex(@"^(posted|published|updated|valid through|closes|apply by|on|until|since)(\s+on)?\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=\d)(st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\b(19|20|21)\d\d\b")]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"\.\d+$")]
    private static partial Regex Fraction();
}
