using System.Collections.Immutable;
using System.Text.Json;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>How the harvests stand, for page, command and metrics alike.</summary>
public sealed record HarvestState
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Harvest jobs, in the order of their files.</summary>
    public required ImmutableArray<JobState> Jobs { get; init; }
    public required ImmutableArray<SourceState> Sources { get; init; }

    /// <summary>Null where no hour of GH Archive was imported.</summary>
    public ArchiveState? Archive { get; init; }
}

/// <summary>What was imported of GH Archive. An hour that is missing is a gap, and nobody is taken for idle in it.</summary>
/// <param name="First">As the archive names its files: "2024-03-05-7", in UTC.</param>
/// <param name="Hours">Read to their end.</param>
/// <param name="Missing">Between first and last, not read or not to their end.</param>
/// <param name="Counts">Lines by what became of them, those left out by reason, and fields that events did not have.</param>
public sealed record ArchiveState(string First, string Last, long Hours, long Missing, ArchiveFileCounts Counts)
{
    internal static ArchiveState? Of(ArchiveCoverage coverage) => coverage is { First: { } first, Last: { } last }
        ? new ArchiveState(first.ToString(), last.ToString(), coverage.Hours, coverage.GapCount, coverage.Counts)
        : null;
}

/// <summary>What a source allows us now, and how old what we have of it is.</summary>
public sealed record SourceState
{
    public required string Source { get; init; }
    public ImmutableArray<BucketLimits> Limits { get; init; } = [];
    public ImmutableArray<SourceHold> Holds { get; init; } = [];

    /// <summary>People by the age of their profile, freshest first.</summary>
    public ImmutableArray<FreshnessBand> Freshness { get; init; } = [];
}

/// <summary>A job's last run: what it used, owes, and could not see.</summary>
public sealed record JobState
{
    public required string Job { get; init; }
    public required string Source { get; init; }

    /// <summary>Null before the first.</summary>
    public HarvestRun? Run { get; init; }

    /// <summary>Counted requests of the run, and at most how many it may make; null: no bound of ours.</summary>
    public long BudgetUsed { get; init; }
    public int? Budget { get; init; }
    public QueueView? Queue { get; init; }

    /// <summary>Why items wait to be tried again.</summary>
    public ImmutableArray<RunReason> Retries { get; init; } = [];
    public ImmutableArray<RunReason> Gaps { get; init; } = [];

    /// <summary>Fields that payloads did not have, with the number of entries.</summary>
    public ImmutableArray<RunReason> Drift { get; init; } = [];

    /// <summary>In words; null where nothing went wrong.</summary>
    public string? LastError { get; init; }
    public ImmutableArray<SeedCoverage> Seeds { get; init; } = [];
}

/// <summary>What is left of a run's work. Reasons: most urgent first. States: "pending", "done", "gone", "disallowed", "givenUp", as far as the run still keeps them.</summary>
public sealed record QueueView(long Pending, long Waiting, DateTimeOffset? NextAt, ImmutableArray<QueueReason> Reasons, ImmutableSortedDictionary<string, long> States)
{
    internal static QueueView Of(QueueState queue) => new(
        queue.Pending, queue.Waiting, queue.NextAt, queue.Reasons, queue.States.ToImmutableSortedDictionary(s => JsonNamingPolicy.CamelCase.ConvertName(s.Key.ToString()), s => s.Value, StringComparer.Ordinal));
}

/// <summary>Reads how the harvests stand from the store and the sources; asks nobody outside.</summary>
public sealed class HarvestInsight(StoreDatabase store, TimeProvider clock)
{
    private const int RetriesShown = 5;

    /// <summary>Of a job with thousands of seeds the first.</summary>
    private const int SeedsShown = 50;

    public async Task<HarvestState> ReadAsync(IEnumerable<HarvestJob> jobs, IEnumerable<ISource> sources, CancellationToken cancellationToken = default)
    {
        var harvests = jobs.Where(j => j.Kind == JobRules.Harvest && j.Source is not null).ToList();
        var limits = sources.ToDictionary(s => s.Name, s => s.Limits);
        var states = new List<JobState>();
        foreach (var job in harvests)
            states.Add(await OfAsync(job, cancellationToken));
        var named = new List<SourceState>();
        foreach (var source in harvests.Select(j => j.Source!).Distinct(StringComparer.Ordinal))
            named.Add(new SourceState
            {
                Source = source,
                Limits = limits.GetValueOrDefault(source, []) is { IsEmpty: false } told ? told : await LastToldAsync(source, cancellationToken),
                Holds = [.. await store.Ledger.HoldsAsync(source, cancellationToken)],
                Freshness = await store.Coverage.FreshnessAsync(source, cancellationToken),
            });
        return new HarvestState { At = clock.GetUtcNow(), Jobs = [.. states], Sources = [.. named], Archive = ArchiveState.Of(await store.Archive.CoverageAsync(cancellationToken)) };
    }

    /// <summary>Of a source that another process harvests, or that this one has not asked yet: as of the last work that was stored, where that window still runs.</summary>
    private async Task<ImmutableArray<BucketLimits>> LastToldAsync(string source, CancellationToken cancellationToken) =>
        await store.Ledger.UseAsync(source, cancellationToken) is { } use ? [.. use.Buckets.Where(b => b.Reset > clock.GetUtcNow()).Select(b => b with { InFlight = 0 })] : [];

    private async Task<JobState> OfAsync(HarvestJob job, CancellationToken cancellationToken)
    {
        var seeds = await store.Coverage.OfRepositoriesAsync(job.Source!, [.. job.Seeds.Repositories.Take(SeedsShown)], cancellationToken);
        var empty = new JobState { Job = job.Name, Source = job.Source!, Budget = job.Budget.MaxRequests, Seeds = seeds };
        if ((await store.Ledger.RunsAsync(1, job.Name, cancellationToken)).FirstOrDefault() is not { } run)
            return empty;
        var retries = await store.Ledger.RetriesAsync(run.Id, RetriesShown, cancellationToken);
        return empty with
        {
            Run = run,
            BudgetUsed = run.Counts.Counted,
            Queue = QueueView.Of(await store.Ledger.QueueAsync(run.Id, cancellationToken)),
            Retries = [.. retries],
            Gaps = Of(run, "gap"),
            Drift = Of(run, "drift"),
            LastError = run.State == RunState.Failed ? run.Reason : Of(run, "given up") is [var first, ..] ? first.Reason : retries.FirstOrDefault()?.Reason,
        };
    }

    private static ImmutableArray<RunReason> Of(HarvestRun run, string outcome) => [.. run.Reasons.Where(r => r.Outcome == outcome)];
}
