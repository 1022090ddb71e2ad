using System.Globalization;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub.Slicing;

/// <summary>The terms of a GitHub search, as far as slicing has to read them; see docs.github.com, "Understanding the search syntax".</summary>
internal static partial class SearchTerms
{
    /// <summary>Words, "phrases" and qualifiers with their quoted values, in their order.</summary>
    public static IEnumerable<string> Split(string terms) => Term().Matches(terms).Select(m => m.Value);

    /// <summary>The range of a created: term, in seconds since 1970, to exclusive; null where it is no such term or cannot be read.</summary>
    public static (long From, long To)? Created(string term)
    {
        if (Bounds(term, "created") is not { } bounds)
            return null;
        var (low, high) = (Day(bounds.Low), Day(bounds.High));
        if ((bounds.Low is not null && low is null) || (bounds.High is not null && high is null))
            return null;
        // Bounds that are not included begin after the whole day or second that they name, or end before it.
        var from = low is { } l ? (bounds.LowIn ? l.Start : l.End) : long.MinValue;
        var to = high is { } h ? (bounds.HighIn ? h.End : h.Start) : long.MaxValue;
        return (from, to);
    }

    /// <summary>The range of a followers: or stars: term, high exclusive; null where it is no such term or cannot be read.</summary>
    public static (int Low, int? High)? Count(string term, string word)
    {
        if (Bounds(term, word) is not { } bounds)
            return null;
        var (low, high) = (Number(bounds.Low), Number(bounds.High));
        if ((bounds.Low is not null && low is null) || (bounds.High is not null && high is null))
            return null;
        return (low is { } l ? (bounds.LowIn ? l : l + 1) : 0, high is { } h ? (bounds.HighIn ? h + 1 : h) : null);
    }

    private static (string? Low, bool LowIn, string? High, bool HighIn)? Bounds(string term, string word)
    {
        if (!term.StartsWith(word + ":", StringComparison.OrdinalIgnoreCase))
            return null;
        var value = term[(word.Length + 1)..].Trim('"');
        if (value.Split("..") is [var a, var b])
            return (a is "*" or "" ? null : a, true, b is "*" or "" ? null : b, true);
        return value switch
        {
            ['>', '=', .. var v] => (v, true, null, true),
            ['<', '=', .. var v] => (null, true, v, true),
            ['>', .. var v] => (v, false, null, true),
            ['<', .. var v] => (null, true, v, false),
            _ => (value, true, value, true),
        };
    }

    private static (long Start, long End)? Day(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (Seconds(day), Seconds(day.AddDays(1)));
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (Seconds(month), Seconds(month.AddMonths(1)));
        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year))
            return (Seconds(year), Seconds(year.AddYears(1)));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var at) ? (at.ToUnixTimeSeconds(), at.ToUnixTimeSeconds() + 1) : null;
    }

    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue ? number : null;

    [GeneratedRegex("""(?:[^\s"]+:)?"[^"]*"|\S+""")]
    private static partial Regex Term();
}
