using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace TalentScout.Jobs;

/// <summary>
/// Brings the stored schedule to what the job files say, before the scheduler starts. A trigger that has not changed is left alone: it remembers what it
/// missed while the program was off, and fires once for that. A changed one starts anew; jobs without a file go.
/// </summary>
internal sealed class JobPlanner(ISchedulerFactory schedulers, JobsOptions options, ILogger<JobPlanner> log) : IHostedService
{
    public const string Group = "jobs";

    public static JobKey Job(string name) => new(name, Group);
    public static TriggerKey Trigger(string name) => new(name, Group);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in options.Jobs)
            await PlanAsync(scheduler, job, cancellationToken);
        var stored = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(Group), Take = int.MaxValue }, cancellationToken);
        foreach (var gone in stored.Items.Select(j => j.Key).Where(key => options.Jobs.All(j => j.Name != key.Name)))
        {
            await scheduler.DeleteJob(gone, cancellationToken);
            Log.Unscheduled(log, gone.Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PlanAsync(IScheduler scheduler, HarvestJob job, CancellationToken cancellationToken)
    {
        // Durable, so that it can be run by hand without a trigger.
        var detail = JobBuilder.Create<ScheduledJob>().WithIdentity(Job(job.Name)).WithDescription(job.Description).StoreDurably().Build();
        await scheduler.AddJob(detail, AddJobOptions.Replacing, cancellationToken);
        var had = await scheduler.GetTrigger(Trigger(job.Name), cancellationToken) as ICronTrigger;
        if (job.Cron is null || !job.Enabled)
        {
            if (had is not null && await scheduler.UnscheduleJob(had.Key, cancellationToken))
                Log.Unscheduled(log, job.Name);
            return;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone);
        if (had is not null && had.CronExpressionString == job.Cron && had.TimeZone.Id == zone.Id)
            return;
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(Trigger(job.Name))
            .ForJob(Job(job.Name))
            .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        var next = had is null ? await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken) : await scheduler.RescheduleJob(had.Key, trigger, cancellationToken);
        Log.Scheduled(log, job.Name, next);
    }
}
