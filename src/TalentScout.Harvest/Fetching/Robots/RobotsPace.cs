using System.Globalization;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>At most so many requests in that time, at the given hours (UTC) where hours are given: "Request-rate: 1/10s 0600-0845".</summary>
public sealed record RequestRate(int Requests, TimeSpan Per, VisitTime? Between)
{
    /// <summary>Null where the text is no rate. Without a unit it is seconds.</summary>
    public static RequestRate? Parse(string text)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var slash = words.Length == 0 ? -1 : words[0].IndexOf('/');
        if (slash <= 0)
            return null;
        var per = words[0][(slash + 1)..];
        var unit = per.Length == 0 ? 0 : char.ToLowerInvariant(per[^1]) switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        if (!int.TryParse(words[0].AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var requests) || requests == 0
            || !int.TryParse(unit == 0 ? per : per[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        var hours = words.Length > 1 ? VisitTime.Parse(words[1]) : null;
        return words.Length > 1 && hours is null ? null : new RequestRate(requests, TimeSpan.FromSeconds((double)count * Math.Max(unit, 1)), hours);
    }
}

/// <summary>The hours (UTC) in which a site wants to be visited; over midnight where the end is before the start.</summary>
public sealed record VisitTime(TimeOnly From, TimeOnly To)
{
    /// <summary>"0200 0630", "0600-0845"; null where the text is neither.</summary>
    public static VisitTime? Parse(string text)
    {
        var ends = text.Split([' ', '\t', '-'], StringSplitOptions.RemoveEmptyEntries);
        return ends.Length == 2 && TryTime(ends[0], out var from) && TryTime(ends[1], out var to) ? new VisitTime(from, to) : null;
    }

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["HHmm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
