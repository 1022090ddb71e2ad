using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout.Search;

/// <summary>
/// The facet "activity": last active within 1, 3, 6, 12, 24 months ("1m" ... "24m", each includes the shorter ones), longer ago ("older"),
/// or not known ("unknown"). Within n months: in the index's month or one of the n before it.
/// </summary>
public static class ActivityBuckets
{
    public const string Older = "older";
    public const string Unknown = "unknown";
    private static readonly ImmutableArray<int> Months = [1, 3, 6, 12, 24];

    /// <summary>All values in the order in which they are shown.</summary>
    public static readonly ImmutableArray<string> All = [.. Months.Select(Name), Older, Unknown];

    /// <summary>The earliest last-active month that belongs to "3m" and the like; null for older and unknown.</summary>
    public static Month? Since(string bucket, DateOnly asOf) =>
        Months.Where(m => Name(m) == bucket).Select(m => (Month?)Month.Of(asOf).Plus(-m)).FirstOrDefault();

    internal static int Order(string bucket) => All.IndexOf(bucket);

    /// <param name="hits">of the segment that the column is of</param>
    internal static void Count(MonthSets lastActive, DocBits hits, Month now, Dictionary<string, int> counts)
    {
        var known = hits.CardinalityWith(lastActive.From(0));
        var within = Months.Select(months => hits.CardinalityWith(lastActive.From(Math.Max(0, now.Index - months)))).ToArray();
        for (var i = 0; i < within.Length; i++)
            Add(Name(Months[i]), within[i]);
        Add(Older, known - within[^1]);
        Add(Unknown, hits.Cardinality() - known);

        void Add(string bucket, int count) => counts[bucket] = counts.GetValueOrDefault(bucket) + count;
    }

    private static string Name(int months) => string.Create(CultureInfo.InvariantCulture, $"{months}m");
}
