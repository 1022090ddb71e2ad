using System.Collections.Immutable;

namespace TalentScout;

internal static class MonthSums
{
    /// <summary>One entry per month, oldest first, every count added; months with nothing in them fall out.</summary>
    public static ImmutableArray<ActivityMonth> Add(IEnumerable<ActivityMonth> months) => Combine(months, static (a, b) => new ActivityMonth(
        a.Month, a.Commits + b.Commits, a.PullRequests + b.PullRequests, a.Reviews + b.Reviews, a.Issues + b.Issues)
    {
        TrivialCommits = a.TrivialCommits + b.TrivialCommits,
        // A day that two pages share counts in both: more days than the month has are none.
        Days = Math.Min(a.Days + b.Days, a.Month.LastDay.Day),
        BusiestDay = Math.Max(a.BusiestDay, b.BusiestDay),
    });

    /// <summary>One entry per month, the greater of each count: for two sources that tell of the same work.</summary>
    public static ImmutableArray<ActivityMonth> Greatest(IEnumerable<ActivityMonth> months) => Combine(months, static (a, b) => new ActivityMonth(
        a.Month, Math.Max(a.Commits, b.Commits), Math.Max(a.PullRequests, b.PullRequests), Math.Max(a.Reviews, b.Reviews), Math.Max(a.Issues, b.Issues))
    {
        TrivialCommits = Math.Max(a.TrivialCommits, b.TrivialCommits),
        Days = Math.Max(a.Days, b.Days),
        BusiestDay = Math.Max(a.BusiestDay, b.BusiestDay),
    });

    private static ImmutableArray<ActivityMonth> Combine(IEnumerable<ActivityMonth> months, Func<ActivityMonth, ActivityMonth, ActivityMonth> combine)
    {
        var sums = new SortedDictionary<int, ActivityMonth>();
        foreach (var m in months)
            sums[m.Month.Index] = sums.TryGetValue(m.Month.Index, out var had) ? combine(had, m) : m;
        return [.. sums.Values.Where(m => m.Commits > 0 || m.PullRequests > 0 || m.Reviews > 0 || m.Issues > 0)];
    }
}
