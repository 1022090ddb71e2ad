using Dapper;

namespace TalentScout.Store;

/// <summary>
/// What each run owes and has done. A run is keyed by job, night and pass; what it owes is kept until it is done, so that a killed one goes on.
/// </summary>
public sealed class Ledger
{
    /// <summary>Finished runs kept for the page, per job.</summary>
    private const int RunsKept = 100;
    private readonly StoreDatabase _store;

    internal Ledger(StoreDatabase store) => _store = store;

    /// <summary>
    /// The run of a job and night: a new one with its seeds, or the stored one. One that is done stays done; one that was interrupted or failed is
    /// running again. Unfinished runs of the job's other nights are closed, since the new one plans the same work from what they stored.
    /// </summary>
    /// <param name="again">Where the night's run is done: another pass, as if it were another night.</param>
    /// <param name="seeds">Called for a new run only, with its start.</param>
    public Task<HarvestRun> BeginAsync(string job, DateOnly night, bool again, Func<DateTimeOffset, IEnumerable<WorkItem>> seeds, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => RunBeginning.Begin(session, _store.Clock.GetUtcNow(), job, night, again, seeds), cancellationToken);

    /// <summary>Adds work to a run; what it already has, done or not, is left as it is.</summary>
    /// <returns>Items added.</returns>
    public Task<int> AddAsync(long run, IEnumerable<WorkItem> items, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var planning = new Planning(session, run);
            var added = items.Sum(planning.Add);
            RunRows.Add(session, run, new RunCounts { Planned = added });
            return added;
        },
        cancellationToken);

    /// <summary>Buckets that a run has pending items in.</summary>
    public Task<IReadOnlyList<string>> BucketsAsync(long run, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<string>>(
        connection => [.. connection.Query<string>("SELECT DISTINCT bucket FROM work_item WHERE run = @run AND state = 0 ORDER BY bucket", new { run })], cancellationToken);

    /// <summary>
    /// The next items of a bucket, by priority, then in the order they were found; without those that have to wait. Taking does not change them: whoever
    /// takes remembers what it holds, and asks for that many more.
    /// </summary>
    public Task<IReadOnlyList<TakenItem>> TakeAsync(long run, string bucket, int count, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => ItemRows.Take(connection, run, bucket, count, _store.Clock.GetUtcNow()), cancellationToken);

    /// <summary>
    /// A batch of results in one transaction: documents, evidence, follow-ups, states, limits met, counts. A result that was made under an older suppression
    /// list is left to be done again.
    /// </summary>
    /// <param name="use">Of the source, as it was after these; null keeps what is stored.</param>
    /// <returns>Items that were left pending because of that, and what was added to the counts.</returns>
    public Task<CommitSummary> CommitAsync(long run, IReadOnlyList<LedgerEntry> entries, SourceUse? use = null, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            if (use is not null && entries.Count > 0)
                UseRows.Save(session, entries[0].Taken.Item.Source, use);
            return new LedgerCommit(session, run, _store.Clock.GetUtcNow(), _store.Suppressions.Gate(session)).Commit(entries);
        },
        cancellationToken);

    /// <summary>What is left of a source's limits, as of the last batch; null where it has none or was not asked yet.</summary>
    public Task<SourceUse?> UseAsync(string source, CancellationToken cancellationToken = default) => _store.ReadAsync(connection => UseRows.Find(connection, source), cancellationToken);

    /// <summary>
    /// Said before these buckets are asked: nothing of them is asked again before then, by any run, whatever becomes of this process. A wait that is longer already stays.
    /// </summary>
    public Task ClaimAsync(string source, IReadOnlyCollection<(string Bucket, DateTimeOffset Until)> claims, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            foreach (var (bucket, until) in claims)
                HoldRows.Add(session, source, bucket, until, "asked a moment ago");
        },
        cancellationToken);

    /// <summary>Says how a run stands; Running and Parked leave it open.</summary>
    /// <param name="candidates">Candidates written by it since the last call.</param>
    public Task<HarvestRun> EndAsync(long run, RunState state, string reason, long candidates = 0, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            long? ended = state is RunState.Running or RunState.Parked ? null : Times.Ms(_store.Clock.GetUtcNow());
            session.Execute("UPDATE run SET state = @state, reason = @reason, ended = @ended WHERE id = @run", new { state = state.ToString(), reason, ended, run });
            RunRows.Add(session, run, new RunCounts { Candidates = candidates });
            if (state == RunState.Done)
                RunBeginning.Tidy(session, run, RunsKept);
            return RunRows.Read(session.Connection, "WHERE id = @run", new { run }).Single();
        },
        cancellationToken);

    /// <summary>Candidates that were written because of a run, before its end.</summary>
    public Task CountCandidatesAsync(long run, long candidates, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => RunRows.Add(session, run, new RunCounts { Candidates = candidates }), cancellationToken);

    /// <returns>Null where there is none.</returns>
    public Task<HarvestRun?> RunAsync(long run, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => RunRows.Read(connection, "WHERE id = @run", new { run }).SingleOrDefault(), cancellationToken);

    /// <summary>Latest first, of all jobs or of one.</summary>
    public Task<IReadOnlyList<HarvestRun>> RunsAsync(int take, string? job = null, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<HarvestRun>>(
        connection => [.. RunRows.Read(connection, $"{(job is null ? "" : "WHERE job = @job")} ORDER BY started DESC, id DESC LIMIT @take", new { job, take })], cancellationToken);

    /// <summary>Why items of a run wait to be tried again, most frequent first.</summary>
    public Task<IReadOnlyList<RunReason>> RetriesAsync(long run, int take, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<RunReason>>(
        connection =>
        [
            .. connection.Query<(string Reason, long Count)>(
                "SELECT reason, count(*) FROM work_item WHERE run = @run AND state = 0 AND reason IS NOT NULL GROUP BY reason ORDER BY count(*) DESC, reason LIMIT @take", new { run, take })
                .Select(r => new RunReason("waits", r.Reason, r.Count)),
        ],
        cancellationToken);

    /// <summary>What a run still owes.</summary>
    public Task<QueueState> QueueAsync(long run, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => ItemRows.Queue(connection, run, _store.Clock.GetUtcNow()), cancellationToken);

    /// <summary>Limits of a source that are still in force.</summary>
    public Task<IReadOnlyList<SourceHold>> HoldsAsync(string source, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<SourceHold>>(
        connection =>
        [
            .. connection.Query<(string Bucket, long Until, string Reason)>(
                "SELECT bucket, until, reason FROM hold WHERE source = @source AND until > @now ORDER BY until", new { source, now = Times.Ms(_store.Clock.GetUtcNow()) })
                .Select(h => new SourceHold(source, h.Bucket.Length == 0 ? null : h.Bucket, Times.At(h.Until), h.Reason)),
        ],
        cancellationToken);
}
