using System.Collections.Immutable;
using Quartz;

namespace TalentScout.Jobs;

/// <summary>The one class that Quartz knows: finds the job file by name, and hands over to its kind.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledJob(JobsOptions options, IEnumerable<IJobKind> kinds, RunningJobs running) : IJob
{
    public const string Again = "again";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (options.Jobs.FirstOrDefault(j => j.Name == name) is not { } job)
        {
            context.Result = JobRunReport.Skipped($"there is no job file {name} any more");
            return;
        }

        using var mark = running.Mark(name);
        var again = context.MergedJobDataMap.TryGetValue(Again, out var value) && value is "true";
        context.Result = Report(await RunAsync(job, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, again, cancellationToken));
    }

    private async Task<JobReport> RunAsync(HarvestJob job, DateTimeOffset due, bool again, CancellationToken cancellationToken)
    {
        try
        {
            return kinds.FirstOrDefault(k => k.Name == job.Kind) is { } kind
                ? await kind.RunAsync(new JobRequest(job, due, again), cancellationToken)
                : new JobReport(JobResult.Failed, $"unknown kind `{job.Kind}`");
        }
        catch (JobException e)
        {
            return new JobReport(JobResult.Skipped, e.Message);
        }
    }

    private static JobRunReport Report(JobReport report) => report.Counts.Aggregate(
        report.Result switch
        {
            JobResult.Succeeded => JobRunReport.Succeeded(report.Summary),
            JobResult.Skipped => JobRunReport.Skipped(report.Summary),
            _ => JobRunReport.Failed(report.Summary),
        },
        (sum, count) => sum.With(count.Key, count.Value));
}

/// <summary>Which jobs this process is at.</summary>
internal sealed class RunningJobs
{
    private ImmutableHashSet<string> _names = [];

    public bool Has(string job) => _names.Contains(job);

    public IDisposable Mark(string job)
    {
        ImmutableInterlocked.Update(ref _names, names => names.Add(job));
        return new Marked(this, job);
    }

    private sealed class Marked(RunningJobs owner, string job) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref owner._names, names => names.Remove(job));
    }
}
