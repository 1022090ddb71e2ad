using System.Collections.Immutable;

namespace TalentScout.Jobs;

/// <summary>How long failures keep things waiting, in tables one can check.</summary>
internal static class RetryTable
{
    /// <summary>An item that failed once, twice, ...: the last entry holds from there on.</summary>
    public static readonly ImmutableArray<TimeSpan> OfItem = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    /// <summary>A source that fails for everything: how long it is left alone. After the last one the run ends as failed.</summary>
    public static readonly ImmutableArray<TimeSpan> OfSource = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    /// <summary>Failures in a row, of different items, that speak for the source being down.</summary>
    public const int SourceIsDownAfter = 12;

    /// <summary>Where a limit names no time.</summary>
    public static readonly TimeSpan OfUndatedLimit = TimeSpan.FromMinutes(1);

    /// <param name="attempts">Failures so far, at least 1.</param>
    public static TimeSpan AfterFailure(int attempts) => OfItem[Math.Clamp(attempts - 1, 0, OfItem.Length - 1)];
}
