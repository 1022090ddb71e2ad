using System.Collections.Immutable;

namespace TalentScout.Jobs;

/// <summary>What a job file's "kind" names. A new kind is a class and one line of registration.</summary>
public interface IJobKind
{
    string Name { get; }

    /// <exception cref="OperationCanceledException">The job was cancelled, or the program ends.</exception>
    Task<JobReport> RunAsync(JobRequest request, CancellationToken cancellationToken);
}

/// <param name="Due">When it was to run; by hand: when that was asked.</param>
/// <param name="Again">Even where this night is done.</param>
public sealed record JobRequest(HarvestJob Job, DateTimeOffset Due, bool Again);

/// <summary>What a job did, in one line, with counts.</summary>
public sealed record JobReport(JobResult Result, string Summary)
{
    public ImmutableSortedDictionary<string, long> Counts { get; init; } = ImmutableSortedDictionary<string, long>.Empty;
}

public enum JobResult
{
    Succeeded,
    Failed,
    Cancelled,

    /// <summary>There was nothing to do, or somebody else is at it.</summary>
    Skipped,
}
