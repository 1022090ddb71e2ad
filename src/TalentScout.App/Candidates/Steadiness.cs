using System.Collections.Immutable;

namespace TalentScout.App.Candidates;

/// <summary>How steady somebody's work is: active months of those since the first one, the longest stretch and the longest pause.</summary>
/// <param name="Span">Months from the first active one to the last, both counted.</param>
public sealed record Steadiness(int Active, int Span, Month First, int LongestRun, int LongestPause)
{
    /// <summary>Null where no month is active.</summary>
    public static Steadiness? Of(ImmutableArray<ActivityMonth> activity)
    {
        var months = activity.Where(m => Timeline.Amount(m) > 0).Select(m => m.Month).Distinct().Order().ToList();
        if (months.Count == 0)
            return null;
        var (run, longest, pause) = (1, 1, 0);
        for (var i = 1; i < months.Count; i++)
        {
            var step = months[i] - months[i - 1];
            run = step == 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
            pause = Math.Max(pause, step - 1);
        }

        return new Steadiness(months.Count, months[^1] - months[0] + 1, months[0], longest, pause);
    }
}
