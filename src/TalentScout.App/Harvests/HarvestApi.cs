using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Harvests;

/// <summary>/api/v1/harvests: the jobs, their runs, live progress, run now, cancel.</summary>
internal static class HarvestApi
{
    private const int MaxRuns = 200;

    public static void MapHarvests(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/harvests").WithTags("Harvests");
        group.MapGet("", ListAsync).WithName("harvests").WithSummary("Jobs with their next times, and the last runs.").ProducesProblem(400);
        group.MapGet("/state", async (JobsOverview jobs, HarvestInsight insight, IEnumerable<ISource> sources, CancellationToken cancellationToken) =>
            TypedResults.Ok(await insight.ReadAsync(jobs.Jobs, sources, cancellationToken)))
            .WithName("harvestState").WithSummary("How the harvests stand: budget used, limits, queue by state and reason, freshness, coverage of seeds, gaps, drift of fields, last error.");
        group.MapGet("/events", Events).WithName("harvestEvents").WithSummary("Live progress as server-sent events \"progress\"; begins with the latest of each job.");
        group.MapPost("/{job}/trigger", TriggerAsync).WithName("triggerHarvest").WithSummary("Runs a job now.").ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{job}/cancel", CancelAsync).WithName("cancelHarvest").WithSummary("Stops a running job; the next start goes on where it was.").ProducesProblem(409);
    }

    private static async Task<Results<Ok<HarvestsAnswer>, ProblemHttpResult>> ListAsync(
        JobsOverview jobs, StoreDatabase store, CancellationToken cancellationToken, [Description("Runs, 1 to 200, newest first.")] int take = 30) =>
        take is < 1 or > MaxRuns
            ? Problems.Bad("take", $"1 to {MaxRuns}")
            : TypedResults.Ok(new HarvestsAnswer(await jobs.ListAsync(cancellationToken), await store.Ledger.RunsAsync(take, cancellationToken: cancellationToken)));

    private static ServerSentEventsResult<RunProgress?> Events(RunFeed feed, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(Each(feed, cancellationToken));

    private static async IAsyncEnumerable<SseItem<RunProgress?>> Each(RunFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // At once, so that whoever listens knows that somebody speaks: the next event may be a night away.
        yield return new SseItem<RunProgress?>(null, "ready");
        await foreach (var progress in feed.WatchAsync(cancellationToken))
            yield return new SseItem<RunProgress?>(progress, "progress");
    }

    private static async Task<Results<Accepted<JobAsked>, ProblemHttpResult>> TriggerAsync(
        string job, JobsOverview jobs, CancellationToken cancellationToken, [Description("Even where this night is done.")] bool again = false) =>
        await jobs.RunNowAsync(job, again, cancellationToken) switch
        {
            RunNowAnswer.Started => TypedResults.Accepted("/api/v1/harvests", new JobAsked(job, "started")),
            RunNowAnswer.AlreadyRunning => Problems.Conflict($"{job} is running already"),
            _ => Problems.NotFound($"there is no job '{job}', want one of {string.Join(", ", jobs.Jobs.Select(j => j.Name))}"),
        };

    private static async Task<Results<Accepted<JobAsked>, ProblemHttpResult>> CancelAsync(string job, JobsOverview jobs, CancellationToken cancellationToken) =>
        await jobs.CancelAsync(job, cancellationToken)
            ? TypedResults.Accepted("/api/v1/harvests", new JobAsked(job, "stopping"))
            : Problems.Conflict($"{job} is not running here");
}

internal sealed record HarvestsAnswer(IReadOnlyList<JobStatus> Jobs, IReadOnlyList<HarvestRun> Runs);

internal sealed record JobAsked(string Job, string State);
