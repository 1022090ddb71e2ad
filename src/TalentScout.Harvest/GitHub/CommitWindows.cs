using System.Collections.Immutable;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// Where one window of a repository's commits ends and the next begins. A window is listed with fixed ends, so its pages never shift and need no second look; a later run
/// opens a new one where the repository was pushed to. Pure; see docs/decisions/0001-the-flow.md.
/// </summary>
internal static class CommitWindows
{
    /// <summary>The newest window ends a little before the run: our clock may be ahead of the source's.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    // Stands for "all of it".
    private static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    /// <param name="known">Of the run before; empty at the first.</param>
    /// <param name="years">How far back; null: all of it; 0: nothing is listed.</param>
    /// <param name="pushed">Last push to the repository; null is unknown.</param>
    public static ImmutableArray<DateTimeOffset> Plan(ImmutableArray<DateTimeOffset> known, DateTimeOffset started, int? years, DateTimeOffset? pushed)
    {
        if (years == 0)
            return known;
        var from = years is { } back ? new DateTimeOffset(started.UtcDateTime.Date.AddYears(-back), TimeSpan.Zero) : Beginning;
        var until = started - Margin;
        if (known.IsEmpty)
            return until > from ? [from, until] : [];
        if (from < known[0].AddDays(-1))
            known = known.Insert(0, from);
        return until > known[^1] && (pushed is null || pushed > known[^1]) ? known.Add(until) : known;
    }

    public static IEnumerable<(DateTimeOffset? Since, DateTimeOffset Until)> Of(ImmutableArray<DateTimeOffset> ends)
    {
        for (var i = ends.Length - 1; i > 0; i--)
            yield return (ends[i - 1] == Beginning ? null : ends[i - 1], ends[i]);
    }
}
