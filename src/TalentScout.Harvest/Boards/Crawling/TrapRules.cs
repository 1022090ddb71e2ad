using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>Addresses that machines make without end. What is refused here is never planned.</summary>
internal static partial class TrapRules
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 1000;
    public const int MaxSegments = 14;
    public const int MaxParameters = 8;

    /// <summary>How often one segment, or run of segments, may come in a path.</summary>
    public const int MaxRepeats = 2;

    /// <summary>Calendars go on for ever; openings are dated this year or the last, or carry no date.</summary>
    public const int CalendarYears = 1;

    private static readonly string[] NoPages =
    [
        ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".ico", ".css", ".js", ".mjs", ".json", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".gz", ".tar",
        ".7z", ".rar", ".mp3", ".mp4", ".avi", ".mov", ".webm", ".woff", ".woff2", ".ttf", ".eot", ".exe", ".dmg", ".iso", ".apk", ".ics", ".rss", ".atom",
    ];

    /// <summary>Why not, as a sentence; null where nothing speaks against it.</summary>
    public static string? Refuse(Uri address, DateTimeOffset now)
    {
        if (address.AbsoluteUri.Length > MaxLength)
            return $"address longer than {MaxLength} characters";
        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length > MaxSegments)
            return $"path deeper than {MaxSegments}";
        if (segments.Length > 0 && NoPages.Any(e => segments[^1].EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            return "no page by its name";
        if (Loops(segments))
            return "the path goes round in circles";
        if (address.Query.Count(c => c == '&') >= MaxParameters)
            return $"more than {MaxParameters} parameters";
        return IsFarDate(address.PathAndQuery, now) ? "a calendar" : null;
    }

    /// <summary>The form that addresses of one maker share: every number is the same number.</summary>
    public static string Template(Uri address) => Digits().Replace(address.PathAndQuery, "0");

    /// <summary>Does the form speak of days or months?</summary>
    public static bool IsCalendar(Uri address) => Dated().IsMatch(address.PathAndQuery) || CalendarWord().IsMatch(address.PathAndQuery);

    private static bool Loops(string[] segments)
    {
        for (var length = 1; length <= segments.Length / (MaxRepeats + 1); length++)
        {
            for (var start = 0; start + (length * (MaxRepeats + 1)) <= segments.Length; start++)
            {
                var repeats = 1;
                while (start + (length * (repeats + 1)) <= segments.Length && Same(segments, start, start + (length * repeats), length))
                    repeats++;
                if (repeats > MaxRepeats)
                    return true;
            }
        }
        return segments.Length > 6 && segments.GroupBy(s => s, StringComparer.Ordinal).Any(g => g.Count() > MaxRepeats + 1);
    }

    private static bool Same(string[] segments, int a, int b, int length) => segments.AsSpan(a, length).SequenceEqual(segments.AsSpan(b, length));

    private static bool IsFarDate(string pathAndQuery, DateTimeOffset now)
    {
        foreach (Match match in Dated().Matches(pathAndQuery))
        {
            var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            if (year > now.Year + CalendarYears || (CalendarWord().IsMatch(pathAndQuery) && year < now.Year - CalendarYears))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    // 2027-05, 2027/05, 2027-5-17, year=2027&month=5.
    [GeneratedRegex(@"(?<![\d.])(?<y>(?:19|20|21)\d\d)(?:[-/](?:0?[1-9]|1[0-2])(?!\d)|\b[^\d]{1,3}month)|[?&](?:year|y)=(?<y>\d{4})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"(?:^|[/?&=_-])(?:calendar|kalender|calendrier|calendario|events?|month|day|week|date|tribe-bar)(?:[/?&=_-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CalendarWord();
}
