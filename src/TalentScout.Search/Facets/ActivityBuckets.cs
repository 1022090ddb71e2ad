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

    private static readonly ImmutableArray<int> Numbers = [.. All.Select(ValueCounts.NumberOf)];

    /// <summary>The earliest last-active month that belongs to "3m" and the like; null for older and unknown.</summary>
    public static Month? Since(string bucket, DateOnly asOf) =>
        Months.Where(m => Name(m) == bucket).Select(m => (Month?)Month.Of(asOf).Plus(-m)).FirstOrDefault();

    internal static int Order(string bucket) => All.IndexOf(bucket);

    /// <param name="hits">of the segment that the column is of</param>
    internal static void Count(MonthSets lastActive, DocBits hits, Month now, ValueCounts counts)
    {
        var (known, within) = (hits.CardinalityWith(lastActive.From(0)), 0);
        for (var i = 0; i < Months.Length; i++)
            Add(i, within = hits.CardinalityWith(lastActive.From(Math.Max(0, now.Index - Months[i]))));
        Add(Months.Length, known - within);
        Add(Months.Length + 1, hits.Cardinality() - known);

        void Add(int bucket, int count) => counts.Add(All[bucket], Numbers[bucket], count);
    }

    private static string Name(int months) => string.Create(CultureInfo.InvariantCulture, $"{months}m");
}
