using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>What makes some of somebody's activity count for less, and is said so.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkRemarkKind>))]
public enum WorkRemarkKind
{
    /// <summary>Most of a repository's commits in one month: an import, a squashed history, a script.</summary>
    [JsonStringEnumMemberName("burst")] Burst,

    /// <summary>A commit a day, month after month, where nobody else works.</summary>
    [JsonStringEnumMemberName("streak")] Streak,

    /// <summary>Hardly anything but documentation, formatting, dependencies, repeated messages.</summary>
    [JsonStringEnumMemberName("trivial")] Trivial,

    /// <summary>Own work dated before the account existed: dates in git can be written by hand.</summary>
    [JsonStringEnumMemberName("backdated")] Backdated,
}

/// <param name="Text">In words, with the numbers.</param>
public sealed record WorkRemark(WorkRemarkKind Kind, string Repository, string Url, string Text);

internal static class WorkRemarks
{
    private const int BurstCommits = 200;
    private const double BurstShare = 0.6;
    private const int TrivialCommits = 50;
    private const double TrivialShare = 0.8;

    /// <summary>Months in a row with about a commit a day.</summary>
    public const int StreakMonths = 6;
    private const int StreakSlack = 3;

    /// <summary>More commits a day than this are work, whatever the calendar looks like.</summary>
    private const int StreakPerDay = 2;

    /// <summary>Commits of one day from which on nobody has typed them.</summary>
    public const int DayCommits = 100;
    private const double DayShare = 0.3;

    public static ImmutableArray<WorkRemark> Of(ImmutableArray<CandidateRepository> worked, DateOnly? accountSince) => [.. worked.SelectMany(r => In(r, accountSince))];

    /// <summary>Where nobody else works, months that belong to a stretch with a commit for nearly every day: kept by a machine, or for the picture of it.</summary>
    public static ImmutableHashSet<Month> Streak(bool lonely, IReadOnlyList<ActivityMonth> months)
    {
        if (!lonely)
            return [];
        var (found, run) = (ImmutableHashSet.CreateBuilder<Month>(), new List<Month>());
        foreach (var m in months)
        {
            if (!IsDaily(m) || (run.Count > 0 && m.Month - run[^1] != 1))
                run.Clear();
            if (!IsDaily(m))
                continue;
            run.Add(m.Month);
            if (run.Count >= StreakMonths)
                found.UnionWith(run);
        }

        return found.ToImmutable();
    }

    // Where the days are known they decide; where only sums are, a commit a day looks like as many commits as days.
    private static bool IsDaily(ActivityMonth m) => m.PullRequests == 0 && (m.Days > 0
        ? m.Days >= m.Month.LastDay.Day - StreakSlack && m.Commits <= StreakPerDay * m.Days
        : Math.Abs(m.Commits - m.Month.LastDay.Day) <= StreakSlack);

    private static IEnumerable<WorkRemark> In(CandidateRepository r, DateOnly? accountSince)
    {
        var most = r.Months.Length > 0 ? r.Months.MaxBy(m => (m.Commits, -m.Month.Index)) : default;
        if (most.Commits >= BurstCommits && most.Commits >= BurstShare * r.Commits)
            yield return Remark(WorkRemarkKind.Burst, r, FormattableString.Invariant($"{most.Commits} of {r.Commits} commits in {most.Month}"));
        else if (r.Months.Length > 0 && r.Months.MaxBy(m => (m.BusiestDay, -m.Month.Index)) is { BusiestDay: >= DayCommits } burst && burst.BusiestDay >= DayShare * r.Commits)
            yield return Remark(WorkRemarkKind.Burst, r, FormattableString.Invariant($"{burst.BusiestDay} of {r.Commits} commits on one day of {burst.Month}"));
        if (Streak(r.Own && r.Peers == 0, r.Months) is { Count: > 0 } streak)
            yield return Remark(WorkRemarkKind.Streak, r, FormattableString.Invariant($"about a commit a day for {streak.Count} months, with nobody else there"));
        else if (r.TrivialCommits >= TrivialCommits && r.TrivialCommits >= TrivialShare * r.Commits)
            yield return Remark(WorkRemarkKind.Trivial, r, FormattableString.Invariant($"{r.TrivialCommits} of {r.Commits} commits are documentation, formatting, dependencies or repeated"));
        if (r.Own && accountSince is { } since && r.Months.Where(m => m.Month < Month.Of(since)).Sum(m => m.Commits) is > 0 and var early)
            yield return Remark(WorkRemarkKind.Backdated, r, FormattableString.Invariant($"{early} commits dated before the account existed"));
    }

    private static WorkRemark Remark(WorkRemarkKind kind, CandidateRepository r, string text) => new(kind, r.FullName, r.Url, text);
}
