using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Harvest.GitHub.Slicing;

/// <summary>
/// A part of a search that is small enough to be listed: GitHub lists a thousand results of any search. The job's own terms without their created: and followers: (or
/// stars:), and the ranges that stand for them. Ranges are halved on a fixed grid, so that other nights, with other numbers of results, ask for the same slices.
/// </summary>
internal sealed record SearchSlice
{
    /// <summary>GitHub lists no more of any search.</summary>
    public const int MaxResults = 1000;

    /// <summary>Parts are planned for so many results, since people are not spread evenly over the years.</summary>
    private const int Wanted = 600;
    private const int MostParts = 32;

    /// <summary>Seconds of the whole grid, so that halving ends at one second: from October 2007, before the first account, to October 2041.</summary>
    private const long GridLength = 1L << 30;
    private static readonly DateTimeOffset GridStart = new(2007, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where an account has more followers, or a repository more stars, it is in a slice of its own kind.</summary>
    private const int CountGrid = 1 << 20;

    /// <summary>Places by which what cannot be halved any more is split: those with the most developers first.</summary>
    private static readonly string[] Places =
        ["India", "China", "Brazil", "Germany", "United States", "USA", "France", "Canada", "United Kingdom", "Russia", "Japan", "Indonesia", "Spain", "Poland", "Netherlands", "London", "Berlin", "Nigeria", "Ukraine", "Turkey"];

    public required string Terms { get; init; }

    /// <summary>Seconds since 1970: from inclusive, to exclusive.</summary>
    public required long From { get; init; }
    public required long To { get; init; }

    /// <summary>Followers or stars: low inclusive, high exclusive; null: any number.</summary>
    public int Low { get; init; }
    public int? High { get; init; }

    /// <summary>How many of <see cref="Places"/> are excluded, and whether the next of them is asked for.</summary>
    public int PlacesOut { get; init; }
    public bool InPlace { get; init; }

    /// <summary>The whole of what a job's terms ask for. Terms that cannot be read are left as they are.</summary>
    public static SearchSlice Of(string terms, bool users)
    {
        var (from, to) = (GridStart.ToUnixTimeSeconds(), GridStart.ToUnixTimeSeconds() + GridLength);
        var (low, high) = (0, (int?)null);
        var rest = new List<string>();
        foreach (var term in SearchTerms.Split(terms))
            if (SearchTerms.Created(term) is { } created)
                (from, to) = (Math.Max(from, created.From), Math.Min(to, created.To));
            else if (SearchTerms.Count(term, CountWord(users)) is { } count)
                (low, high) = (Math.Max(low, count.Low), count.High is { } most ? Math.Min(high ?? int.MaxValue, most) : high);
            else
                rest.Add(term);
        return new SearchSlice { Terms = string.Join(' ', rest), From = from, To = Math.Max(from, to), Low = low, High = high };
    }

    /// <summary>Parts that together are this slice, each once; none where it cannot be split.</summary>
    /// <param name="total">Results that it has.</param>
    /// <param name="now">Nothing is created later: parts beyond are left out.</param>
    public ImmutableArray<SearchSlice> Split(int total, bool users, DateTimeOffset now)
    {
        var parts = PartsFor(total);
        if (To - From >= 2)
            return [.. SplitTime(Math.Min(parts, Power(To - From))).Where(s => s.From <= now.ToUnixTimeSeconds())];
        if (High is null)
            return [this with { High = Math.Max(CountGrid, Low + 1) }, this with { Low = Math.Max(CountGrid, Low + 1), High = int.MaxValue }];
        if (High - Low >= 2)
            return [.. SplitCount(2)];
        return users && !InPlace && PlacesOut < Places.Length ? [this with { InPlace = true }, this with { PlacesOut = PlacesOut + 1 }] : [];
    }

    /// <summary>As it is asked for.</summary>
    public string Query(bool users, DateTimeOffset now)
    {
        List<string> terms = Terms.Length > 0 ? [Terms] : [];
        var (start, end) = (GridStart.ToUnixTimeSeconds(), GridStart.ToUnixTimeSeconds() + GridLength);
        // A slice that is still growing is left open, so that its address stays the same while it does.
        if (To > now.ToUnixTimeSeconds() && To <= end)
            terms.Add(From > start ? $"created:>={Time(From)}" : "");
        else
            terms.Add(From > start || To < end ? $"created:{Time(From)}..{Time(To - 1)}" : "");
        if (High is { } high and < int.MaxValue)
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"{CountWord(users)}:{Low}..{high - 1}"));
        else if (Low > 0)
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"{CountWord(users)}:>={Low}"));
        terms.AddRange(Places.Take(PlacesOut).Select(place => $"-location:\"{place}\""));
        if (InPlace)
            terms.Add($"location:\"{Places[PlacesOut]}\"");
        return string.Join(' ', terms.Where(t => t.Length > 0));
    }

    private IEnumerable<SearchSlice> SplitTime(int parts)
    {
        for (var i = 0; i < parts; i++)
            yield return this with { From = From + ((To - From) * i / parts), To = From + ((To - From) * (i + 1) / parts) };
    }

    private IEnumerable<SearchSlice> SplitCount(int parts)
    {
        // Halved by magnitude: most accounts have few followers.
        var middle = Math.Clamp((int)Math.Sqrt((double)(Low + 1) * High!.Value) - 1, Low + 1, High.Value - 1);
        return parts < 2 ? [this] : [this with { High = middle }, this with { Low = middle }];
    }

    private static int PartsFor(int total) => (int)Math.Min(MostParts, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, (total / Wanted) + 1)));

    /// <summary>The greatest power of two that is not greater.</summary>
    private static int Power(long length) => (int)Math.Min(MostParts, 1L << (63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)length)));

    private static string CountWord(bool users) => users ? "followers" : "stars";

    private static string Time(long second) => DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
