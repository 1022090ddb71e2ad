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

    internal static void Count(ReadOnlySpan<int> lastActive, DocBits hits, Month now, Dictionary<string, int> counts)
    {
        const int BufferSize = 1024;
        Span<int> docs = stackalloc int[BufferSize];
        Span<int> within = stackalloc int[Months.Length];
        var (older, unknown) = (0, 0);
        for (var from = 0; from >= 0;)
        {
            from = hits.Next(from, docs, out var filled);
            foreach (var doc in docs[..filled])
            {
                var age = now.Index - lastActive[doc];
                if (lastActive[doc] < 0)
                    unknown++;
                else if (age > Months[^1])
                    older++;
                else
                    for (var i = Months.Length - 1; i >= 0 && age <= Months[i]; i--)
                        within[i]++;
            }
        }

        for (var i = 0; i < within.Length; i++)
            counts[Name(Months[i])] = counts.GetValueOrDefault(Name(Months[i])) + within[i];
        counts[Older] = counts.GetValueOrDefault(Older) + older;
        counts[Unknown] = counts.GetValueOrDefault(Unknown) + unknown;
    }

    private static string Name(int months) => string.Create(CultureInfo.InvariantCulture, $"{months}m");
}
