using System.Diagnostics.Metrics;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Metrics;

/// <summary>
/// The harvests' state and the store's size as metrics. Read anew for each scrape (<see cref="RefreshAsync"/>), so that nobody who is not watched pays; between two
/// scrapes nothing is kept but the last reading.
/// </summary>
public sealed class HarvestMetrics : IDisposable
{
    public const string MeterName = "TalentScout.Harvest";

    private readonly Meter _meter = new(MeterName);
    private readonly JobsOverview _jobs;
    private readonly IEnumerable<ISource> _sources;
    private readonly HarvestInsight _insight;
    private readonly StoreDatabase _store;
    private readonly CandidateIndex _index;
    private Reading _reading = new(null, 0, 0, 0);

    public HarvestMetrics(JobsOverview jobs, IEnumerable<ISource> sources, HarvestInsight insight, StoreDatabase store, CandidateIndex index)
    {
        (_jobs, _sources, _insight, _store, _index) = (jobs, sources, insight, store, index);
        Gauge("talentscout.harvest.limit", "{request}", "Requests that a limit of the source allows in its window.", s => Limits(s, l => l.Limit));
        Gauge("talentscout.harvest.limit.remaining", "{request}", "Requests left in the window, as last told.", s => Limits(s, l => l.Remaining));
        Gauge("talentscout.harvest.held", "s", "Seconds until a limit that was met is open again.", Held);
        Gauge("talentscout.harvest.people", "{person}", "People by the age of their profile, in days (less than; inf: older).", Freshness);
        Gauge("talentscout.harvest.run", "{item}", "Counts of each job's last run.", Counts);
        Gauge("talentscout.harvest.run.state", "{run}", "1 for the state that a job's last run is in.", s => Runs(s, r => Tagged(1, ("job", r.Job), ("state", r.State.ToString().ToLowerInvariant()))));
        Gauge("talentscout.harvest.run.started", "s", "When a job's last run began, in seconds since 1970.", s => Runs(s, r => Tagged(r.Started.ToUnixTimeSeconds(), ("job", r.Job))));
        Gauge("talentscout.harvest.queue", "{item}", "Items of each job's last run by state, as far as the run still keeps them.", Queue);
        Gauge("talentscout.harvest.queue.reason", "{item}", "Pending items of each job's last run by kind and by why they are as urgent as they are.", QueueReasons);
        Gauge("talentscout.harvest.error", "1", "1 for each job whose last run met trouble, with the last error in words.", Errors);
        Gauge("talentscout.harvest.budget", "{request}", "Counted requests that a run may make; only where the job sets a bound.", Budget);
        Gauge("talentscout.harvest.gaps", "{gap}", "What the source did not tell in a job's last run, by reason.", s => Reasons(s, j => j.Gaps, "gap"));
        Gauge("talentscout.harvest.drift", "{entry}", "Entries without a field that they should have, in a job's last run.", s => Reasons(s, j => j.Drift, "field"));
        Gauge("talentscout.harvest.seed.coverage", "1", "Share of a seed repository's contributors whose profile is stored.", Seeds);
        Gauge("talentscout.archive.hours", "{hour}", "Hours of GH Archive from the first to the last imported one, by whether they were read.", s => Archive(s, a => [Tagged(a.Hours, ("state", "read")), Tagged(a.Missing, ("state", "missing"))]));
        Gauge("talentscout.archive.events", "{event}", "Events of GH Archive by what became of them.", ArchiveEvents);
        Gauge("talentscout.archive.skipped", "{line}", "Lines of GH Archive that were left out, by reason.", s => Archive(s, a => a.Counts.Skipped.Select(c => Tagged(c.Value, ("reason", c.Key)))));
        Gauge("talentscout.archive.drift", "{event}", "Events of GH Archive without a field that they should have.", s => Archive(s, a => a.Counts.Untold.Select(c => Tagged(c.Value, ("field", c.Key)))));
        _meter.CreateObservableGauge("talentscout.store.documents", () => _reading.Documents, "{document}", "Documents in the store.");
        _meter.CreateObservableGauge("talentscout.store.candidates", () => _reading.Candidates, "{person}", "Candidates in the store.");
        _meter.CreateObservableGauge("talentscout.index.behind", () => _reading.Behind, "{change}", "Changes of the store that the index does not have yet.");
    }

    public async Task RefreshAsync(CancellationToken cancellationToken) => _reading = new Reading(
        await _insight.ReadAsync(_jobs.Jobs, _sources, cancellationToken),
        await _store.Documents.CountAsync(cancellationToken),
        await _store.Candidates.CountAsync(cancellationToken),
        Math.Max(0, await _store.Candidates.SequenceAsync(cancellationToken) - _index.Sequence));

    public void Dispose() => _meter.Dispose();

    private void Gauge(string name, string unit, string description, Func<HarvestState, IEnumerable<Measurement<double>>> read) =>
        _meter.CreateObservableGauge<double>(name, () => _reading.State is { } state ? read(state) : [], unit, description);

    private static IEnumerable<Measurement<double>> Limits(HarvestState state, Func<BucketLimits, int?> value) =>
        from source in state.Sources
        from limit in source.Limits
        where value(limit) is not null
        select Tagged(value(limit)!.Value, ("source", source.Source), ("limit", limit.Bucket));

    private static IEnumerable<Measurement<double>> Held(HarvestState state) =>
        from source in state.Sources
        from hold in source.Holds
        select Tagged(Math.Max(0, (hold.Until - state.At).TotalSeconds), ("source", source.Source), ("limit", hold.Bucket ?? "all"));

    private static IEnumerable<Measurement<double>> Freshness(HarvestState state) =>
        from source in state.Sources
        from band in source.Freshness
        select Tagged(band.People, ("source", source.Source), ("days", band.UpToDays is { } days ? Wording(days) : "inf"));

    private static IEnumerable<Measurement<double>> Runs(HarvestState state, Func<HarvestRun, Measurement<double>> of) => state.Jobs.Select(j => j.Run).OfType<HarvestRun>().Select(of);

    private static IEnumerable<Measurement<double>> Counts(HarvestState state) =>
        from run in state.Jobs.Select(j => j.Run).OfType<HarvestRun>()
        from count in new (string Name, long Value)[]
        {
            ("planned", run.Counts.Planned), ("done", run.Counts.Done), ("requests", run.Counts.Requests), ("counted", run.Counts.Counted), ("fetched", run.Counts.Fetched),
            ("not_modified", run.Counts.NotModified), ("gone", run.Counts.Gone), ("disallowed", run.Counts.Disallowed), ("throttled", run.Counts.Throttled),
            ("failed", run.Counts.Failed), ("given_up", run.Counts.GivenUp), ("fresh", run.Counts.Fresh), ("evidence", run.Counts.Evidence), ("candidates", run.Counts.Candidates),
        }
        select Tagged(count.Value, ("job", run.Job), ("count", count.Name));

    private static IEnumerable<Measurement<double>> Queue(HarvestState state) =>
        from job in state.Jobs
        where job.Queue is not null
        from count in job.Queue!.States.Append(new KeyValuePair<string, long>("waiting", job.Queue.Waiting))
        select Tagged(count.Value, ("job", job.Job), ("state", count.Key));

    private static IEnumerable<Measurement<double>> QueueReasons(HarvestState state) =>
        from job in state.Jobs
        where job.Queue is not null
        from reason in job.Queue!.Reasons
        select Tagged(reason.Count, ("job", job.Job), ("kind", reason.Kind), ("why", reason.Why));

    private static IEnumerable<Measurement<double>> Errors(HarvestState state) =>
        from job in state.Jobs
        where job.LastError is not null
        select Tagged(1, ("job", job.Job), ("error", job.LastError!));

    private static IEnumerable<Measurement<double>> Budget(HarvestState state) => state.Jobs.Where(j => j.Budget is not null).Select(j => Tagged(j.Budget!.Value, ("job", j.Job)));

    private static IEnumerable<Measurement<double>> Reasons(HarvestState state, Func<JobState, IEnumerable<RunReason>> of, string tag) =>
        from job in state.Jobs
        from reason in of(job)
        select Tagged(reason.Count, ("job", job.Job), (tag, reason.Reason));

    private static IEnumerable<Measurement<double>> Seeds(HarvestState state) =>
        from job in state.Jobs
        from seed in job.Seeds
        where seed.Listed > 0
        select Tagged((double)seed.Visited / seed.Listed, ("job", job.Job), ("seed", seed.Seed));

    private static IEnumerable<Measurement<double>> Archive(HarvestState state, Func<ArchiveState, IEnumerable<Measurement<double>>> of) => state.Archive is { } archive ? of(archive) : [];

    private static IEnumerable<Measurement<double>> ArchiveEvents(HarvestState state) => Archive(state, a =>
    [
        Tagged(a.Counts.Counted, ("outcome", "counted")), Tagged(a.Counts.Uncounted, ("outcome", "uncounted")), Tagged(a.Counts.Robots, ("outcome", "robot")), Tagged(a.Counts.Duplicates, ("outcome", "duplicate")),
    ]);

    private static Measurement<double> Tagged(double value, params ReadOnlySpan<(string Name, string Value)> tags)
    {
        var list = new KeyValuePair<string, object?>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            list[i] = new(tags[i].Name, tags[i].Value);
        return new Measurement<double>(value, list);
    }

    private static string Wording(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Reading(HarvestState? State, long Documents, long Candidates, long Behind);
}
