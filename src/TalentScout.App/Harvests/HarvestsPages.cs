using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Layout;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Harvests;

/// <summary>GET /harvests, and what its buttons send.</summary>
public sealed class HarvestsPages(JobsOverview jobs, RunFeed feed, StoreDatabase store, HarvestInsight insight, IEnumerable<ISource> sources, TimeProvider clock)
{
    private const int RunsShown = 30;

    /// <param name="said">What a button came to ("started"), as the address says it; anything else is not said.</param>
    public async Task<HarvestsPageModel> MakeAsync(string? job, string? said, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var list = await jobs.ListAsync(cancellationToken);
        var holds = new List<SourceHold>();
        foreach (var source in list.Select(j => j.Job.Source).OfType<string>().Distinct(StringComparer.Ordinal))
            holds.AddRange((await store.Ledger.HoldsAsync(source, cancellationToken)).Where(h => h.Until > now));
        return new HarvestsPageModel
        {
            Now = now,
            Jobs = list,
            Runs = await store.Ledger.RunsAsync(RunsShown, cancellationToken: cancellationToken),
            Live = [.. feed.Latest.Where(p => IsOn(p.Run))],
            Holds = holds,
            State = await insight.ReadAsync(jobs.Jobs, sources, cancellationToken),
            Notice = list.Any(j => j.Job.Name == job) ? Notice(job!, said) : null,
        };
    }

    internal static bool IsOn(HarvestRun run) => run.State is RunState.Running or RunState.Parked;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/harvests", async (HarvestsPages pages, CancellationToken cancellationToken, string? job = null, string? said = null) =>
            new RazorComponentResult<HarvestsPage>(new { Model = await pages.MakeAsync(job, said, cancellationToken) })).ExcludeFromDescription();
        app.MapPost("/harvests/{job}/run", RunAsync).ExcludeFromDescription();
        app.MapPost("/harvests/{job}/cancel", CancelAsync).ExcludeFromDescription();
    }

    private static async Task<RedirectHttpResult> RunAsync(string job, JobsOverview jobs, CancellationToken cancellationToken, bool again = false) =>
        Back(job, await jobs.RunNowAsync(job, again, cancellationToken) switch
        {
            RunNowAnswer.Started => "started",
            RunNowAnswer.AlreadyRunning => "running",
            _ => "unknown",
        });

    private static async Task<RedirectHttpResult> CancelAsync(string job, JobsOverview jobs, CancellationToken cancellationToken) =>
        Back(job, await jobs.CancelAsync(job, cancellationToken) ? "stopping" : "idle");

    private static RedirectHttpResult Back(string job, string said) => TypedResults.Redirect($"/harvests?job={Uri.EscapeDataString(job)}&said={said}");

    private static string? Notice(string job, string? said) => said switch
    {
        "started" => Wording.Format(Texts.Said_Started, job),
        "running" => Wording.Format(Texts.Said_Running, job),
        "stopping" => Wording.Format(Texts.Said_Stopping, job),
        "idle" => Wording.Format(Texts.Said_Idle, job),
        _ => null,
    };
}
