using System.Collections.Immutable;
using Quartz;
using Quartz.Extensibility;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>A job as shown: from its file, the schedule, and what it did last.</summary>
public sealed record JobStatus
{
    public required HarvestJob Job { get; init; }

    /// <summary>Null where it runs on command only.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>This process is at it now.</summary>
    public bool Running { get; init; }

    /// <summary>The last run of a harvest, perhaps under way.</summary>
    public HarvestRun? LastRun { get; init; }

    /// <summary>The last execution by this scheduler, of any kind.</summary>
    public JobExecution? LastExecution { get; init; }
}

/// <summary>A line of the scheduler's history.</summary>
public sealed record JobExecution(string Job, DateTimeOffset At, TimeSpan Took, JobResult Result, string Summary, bool ByHand);

/// <summary>What came of asking for a run.</summary>
public enum RunNowAnswer
{
    Started,
    AlreadyRunning,
    NoSuchJob,
}

/// <summary>The jobs, for a page: what there is, when it runs next, what it did; run now, cancel.</summary>
public sealed class JobsOverview
{
    private readonly ISchedulerFactory _schedulers;
    private readonly IExecutionHistoryStore _history;
    private readonly JobsOptions _options;
    private readonly RunningJobs _running;
    private readonly StoreDatabase _store;

    internal JobsOverview(ISchedulerFactory schedulers, IExecutionHistoryStore history, JobsOptions options, RunningJobs running, StoreDatabase store) =>
        (_schedulers, _history, _options, _running, _store) = (schedulers, history, options, running, store);

    public ImmutableArray<HarvestJob> Jobs => _options.Jobs;

    public async Task<IReadOnlyList<JobStatus>> ListAsync(CancellationToken cancellationToken = default)
    {
        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        var list = new List<JobStatus>();
        foreach (var job in _options.Jobs)
        {
            var trigger = await scheduler.GetTrigger(JobPlanner.Trigger(job.Name), cancellationToken);
            list.Add(new JobStatus
            {
                Job = job,
                Next = trigger?.NextFireTimeUtc,
                Running = _running.Has(job.Name),
                LastRun = (await _store.Ledger.RunsAsync(1, job.Name, cancellationToken)).FirstOrDefault(),
                LastExecution = (await HistoryAsync(1, job.Name, cancellationToken)).FirstOrDefault(),
            });
        }

        return list;
    }

    /// <summary>Executions by this scheduler, latest first.</summary>
    public async Task<IReadOnlyList<JobExecution>> HistoryAsync(int take, string? job = null, CancellationToken cancellationToken = default)
    {
        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        var query = new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, Take = take };
        var page = await _history.QueryExecutions(job is null ? query : query with { Job = JobPlanner.Job(job) }, cancellationToken);
        return [.. page.Items.Select(e => new JobExecution(e.JobName, e.FiredAtUtc, e.Duration, ResultOf(e.EffectiveResult), e.Summary ?? e.ExceptionMessage ?? "", e.Manual))];
    }

    /// <param name="again">Even where this night is done.</param>
    public async Task<RunNowAnswer> RunNowAsync(string job, bool again = false, CancellationToken cancellationToken = default)
    {
        if (_options.Jobs.All(j => j.Name != job))
            return RunNowAnswer.NoSuchJob;
        if (_running.Has(job))
            return RunNowAnswer.AlreadyRunning;
        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        var data = new JobDataMap();
        if (again)
            data[ScheduledJob.Again] = "true";
        await scheduler.TriggerJob(JobPlanner.Job(job), data, cancellationToken);
        return RunNowAnswer.Started;
    }

    /// <returns>False where this process is not at it.</returns>
    public async Task<bool> CancelAsync(string job, CancellationToken cancellationToken = default)
    {
        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        return await scheduler.Interrupt(JobPlanner.Job(job), cancellationToken);
    }

    private static JobResult ResultOf(JobRunResult result) => result switch
    {
        JobRunResult.Succeeded => JobResult.Succeeded,
        JobRunResult.Cancelled => JobResult.Cancelled,
        JobRunResult.Skipped => JobResult.Skipped,
        _ => JobResult.Failed,
    };
}
