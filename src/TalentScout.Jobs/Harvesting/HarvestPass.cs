using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Works a run's items off. One loop owns the queue, the limits and the batch being committed; fetches run beside it, as many at once as the job allows;
/// so nothing here is locked. It ends when nothing is left, when the budget is used up, when the source is lost, or when it is cancelled;
/// whenever that is, what was fetched is committed, and the ledger knows the rest.
/// </summary>
internal sealed class HarvestPass(StoreDatabase store, ISource source, HarvestJob job, HarvestRun run, ProgressMeter meter, TimeProvider clock, ILogger log)
{
    /// <summary>A batch is committed at this size, or at this age, or when there is nothing else to do.</summary>
    private const int BatchSize = 256;
    private static readonly TimeSpan BatchAge = TimeSpan.FromMilliseconds(100);

    /// <summary>How long cancelled fetches are waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>A wait that is not worth telling: the run goes on as running.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(3);

    private readonly Channel<Finished> _finished = Channel.CreateUnbounded<Finished>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ReadyQueue _ready = new();
    private readonly Healths _health = new();
    private readonly Rests _rests = new(source.RestOf);
    private readonly ItemWork _work = new(store, source, job, clock, log);
    private readonly List<LedgerEntry> _batch = [];
    private Holds _holds = new([]);
    private Commit? _commit;
    private long _batchStarted;
    private long _requests = run.Counts.Counted;
    private int _inFlight;
    private bool _lookedBack;

    /// <summary>When items that failed are due again: all of them, since a bucket may stand idle while another has work for hours.</summary>
    private readonly SortedSet<DateTimeOffset> _retries = [];

    public async Task<PassEnd> RunAsync(CancellationToken cancellationToken)
    {
        _holds = new Holds(await store.Ledger.HoldsAsync(source.Name, cancellationToken));
        if (await store.Ledger.UseAsync(source.Name, cancellationToken) is { } use)
            source.Recall(use, job.Budget.Concurrency);
        foreach (var bucket in await store.Ledger.BucketsAsync(run.Id, cancellationToken))
            _ready.Expect(bucket);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                if (await StepAsync(stop.Token) is { } end)
                    return end;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await FinishInFlightAsync();
            return new PassEnd(RunState.Interrupted, "stopped; the next start goes on from here");
        }
        finally
        {
            // Where the store gave up, fetches are still under way, and nobody would take their results.
            await stop.CancelAsync();
        }
    }

    private async Task<PassEnd?> StepAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_commit is { Task.IsCompleted: true })
            await SettleAsync();
        Collect();
        await RefillAsync(cancellationToken);
        await DispatchAsync(cancellationToken);
        StartCommit();
        if (_inFlight > 0 || _commit is not null)
        {
            await AnythingAsync(cancellationToken);
            return null;
        }

        return _batch.Count > 0 ? null : await NothingMovesAsync(cancellationToken);
    }

    private bool IsOpen(string bucket) => clock.GetUtcNow() is var now && _holds.IsOpen(bucket, now) && _rests.IsOpen(bucket, now);

    /// <summary>When a bucket may be asked again and why not before; null where it may be now.</summary>
    private (DateTimeOffset Until, string Reason)? OpensAt(string bucket, DateTimeOffset now) =>
        _rests.OpensAt(bucket, now) is { } rested && (_holds.OpensAt(bucket, now) is not { } held || held.Until < rested) ? (rested, $"{bucket} rests between two requests") : _holds.OpensAt(bucket, now);

    /// <summary>One after the other, as GitHub asks for: then each answer is stored before the next is asked for, and a kill costs one request at most.</summary>
    private bool IsSerial => job.Budget.Concurrency == 1;

    private bool HasUnstoredAnswer => _batch.Any(e => e.IsRequest) || _commit?.Entries.Any(e => e.IsRequest) == true;

    private bool BudgetLeft => job.Budget.MaxRequests is not { } most || _requests + _inFlight < most;

    private async Task RefillAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_retries.RemoveWhere(at => at <= now) > 0)
            _ready.ExpectAll();

        foreach (var (bucket, count) in _ready.Wanted().Where(w => IsOpen(w.Bucket)))
            _ready.Refill(bucket, await store.Ledger.TakeAsync(run.Id, bucket, count, cancellationToken), count);
    }

    /// <summary>Starts what may be started. A bucket with a pace is claimed in the ledger before it is asked, so that a restart keeps the pace too.</summary>
    private async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (starting, claims) = (new List<TakenItem>(), new List<(string, DateTimeOffset)>());
        while (_inFlight < job.Budget.Concurrency && !(IsSerial && HasUnstoredAnswer) && BudgetLeft && !_health.IsLost && _ready.Next(IsOpen) is { } taken)
        {
            _inFlight++;
            if (_health.Refuse(taken.Item.Bucket) is { } lost)
            {
                _finished.Writer.TryWrite(new Finished(LedgerEntry.Of(taken, new WorkResult(taken.Item, FetchOutcome.Disallowed(lost))), null));
                continue;
            }
            if (_rests.Begin(taken.Item.Bucket, now) is { } until)
                claims.Add((taken.Item.Bucket, until));
            starting.Add(taken);
        }

        if (claims.Count > 0)
            await store.Ledger.ClaimAsync(source.Name, claims, CancellationToken.None);
        foreach (var taken in starting)
        {
            meter.Doing($"{taken.Item.Kind} {taken.Item.Address}");
            _ = Task.Run(() => WorkAsync(taken, cancellationToken), CancellationToken.None);
        }
    }

    private async Task WorkAsync(TakenItem taken, CancellationToken cancellationToken)
    {
        try
        {
            _finished.Writer.TryWrite(new Finished(await _work.DoAsync(taken, cancellationToken), null));
        }
        catch (StoreException e)
        {
            _finished.Writer.TryWrite(new Finished(null, e));
        }
    }

    private void Collect()
    {
        while (_finished.Reader.TryRead(out var finished))
        {
            _inFlight--;
            if (finished.Trouble is not null)
                throw finished.Trouble;
            if (finished.Entry is not { } entry)
                continue;
            if (_batch.Count == 0)
                _batchStarted = clock.GetTimestamp();
            _batch.Add(entry);
            _rests.End(entry.Taken.Item.Bucket, clock.GetUtcNow());
            Heed(entry);
        }
    }

    /// <summary>What the outcome says about the work to come.</summary>
    private void Heed(LedgerEntry entry)
    {
        var outcome = entry.Result.Outcome;
        _requests += entry.IsCounted ? 1 : 0;
        if (outcome.Status == FetchStatus.Throttled && entry.NotBefore is { } until)
            _holds.Add(outcome.Bucket, until, outcome.Reason);
        else if (!entry.Fresh)
            HeedFailure(_rests.HasPace(entry.Taken.Item.Bucket) ? entry.Taken.Item.Bucket : null, outcome);
        if (entry is { State: ItemState.Pending, NotBefore: { } retry })
            _retries.Add(retry);
    }

    /// <param name="bucket">A host among many, which fails for itself alone; null: the source.</param>
    private void HeedFailure(string? bucket, FetchOutcome outcome)
    {
        if (_health.After(bucket, outcome.Status) is { } pause)
            _holds.Add(bucket, clock.GetUtcNow() + pause, $"{bucket ?? source.Name} fails for everything ({outcome.Reason})");
    }

    private void StartCommit()
    {
        if (_commit is not null || _batch.Count == 0)
            return;
        var due = _batch.Count >= BatchSize || (IsSerial && HasUnstoredAnswer) || clock.GetElapsedTime(_batchStarted) >= BatchAge || !_ready.HasOpen(IsOpen) || !BudgetLeft;
        if (!due)
            return;
        List<LedgerEntry> entries = [.. _batch];
        _batch.Clear();
        _commit = new Commit(entries, store.Ledger.CommitAsync(run.Id, entries, source.Use, CancellationToken.None));
    }

    private async Task SettleAsync()
    {
        var (entries, task) = _commit!;
        _commit = null;
        var summary = await task;
        meter.Add(summary.Added);
        foreach (var entry in entries)
        {
            _ready.Committed(entry.Taken);
            _rests.Committed(entry.Taken.Item.Bucket);
            foreach (var bucket in entry.Result.FollowUps.Select(f => f.Bucket).Distinct())
                _ready.Expect(bucket);
        }

        foreach (var entry in entries.Where(e => summary.Again.Contains(e.Taken.Id)))
            _ready.Expect(entry.Taken.Item.Bucket);
    }

    /// <summary>Waits for a fetch, for the commit, or for the batch to be old enough.</summary>
    private async Task AnythingAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var any = new List<Task> { _finished.Reader.WaitToReadAsync(stop.Token).AsTask() };
        if (_commit is not null)
            any.Add(_commit.Task);
        else if (_batch.Count > 0)
            any.Add(Task.Delay(BatchAge, clock, stop.Token));
        if (_rests.NextAt(clock.GetUtcNow()) is { } rested)
            any.Add(Task.Delay(rested - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, clock, stop.Token));
        await Task.WhenAny(any);
        await stop.CancelAsync();
    }

    /// <summary>Nothing is in flight and nothing can be started now: done, out of budget, lost, or waiting.</summary>
    private async Task<PassEnd?> NothingMovesAsync(CancellationToken cancellationToken)
    {
        var queue = await store.Ledger.QueueAsync(run.Id, cancellationToken);
        if (queue.Pending == 0)
            return await LooksBackAsync(cancellationToken) ? null : new PassEnd(RunState.Done, "");
        if (_health.IsLost)
            return new PassEnd(RunState.Failed, $"{source.Name} has not answered for hours; {queue.Pending} items are left, the next start goes on from here");
        if (!BudgetLeft)
            return new PassEnd(RunState.Done, string.Create(CultureInfo.InvariantCulture, $"the budget of {job.Budget.MaxRequests} requests is used up; {queue.Pending} items are left for another night"));
        await ParkAsync(queue, cancellationToken);
        _ready.ExpectAll();
        return null;
    }

    /// <summary>When all that led anywhere is done: pages with open postings that nothing led to are work, too.</summary>
    private async Task<bool> LooksBackAsync(CancellationToken cancellationToken)
    {
        if (_lookedBack)
            return false;
        _lookedBack = true;
        var now = clock.GetUtcNow();
        var items = (await store.Postings.LeftOutAsync(source.Name, run.Id, cancellationToken)).Select(d => source.Revisit(job, now, d.Kind, d.Address)).OfType<WorkItem>().ToList();
        if (items.Count == 0)
            return false;
        meter.Add(new RunCounts { Planned = await store.Ledger.AddAsync(run.Id, items, cancellationToken) });
        foreach (var bucket in items.Select(i => i.Bucket).Distinct())
            _ready.Expect(bucket);
        return true;
    }

    private async Task ParkAsync(QueueState queue, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var buckets = await store.Ledger.BucketsAsync(run.Id, cancellationToken);
        var opening = buckets.Select(b => OpensAt(b, now)).ToList();
        // A bucket that is open has only items that wait for their own time.
        var (until, reason) = opening.Where(o => o is not null).Select(o => o!.Value).OrderBy(o => o.Until).FirstOrDefault((DateTimeOffset.MaxValue, ""));
        if (queue.NextAt is { } next && opening.Contains(null) && next < until)
            (until, reason) = (next, "items that failed are tried again");
        if (until == DateTimeOffset.MaxValue || until <= now)
            return;
        if (until - now <= ShortWait)
        {
            await Task.Delay(until - now, clock, cancellationToken);
            return;
        }
        var words = string.Create(CultureInfo.InvariantCulture, $"{queue.Pending} items wait until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {reason}");
        meter.Set(await store.Ledger.EndAsync(run.Id, RunState.Parked, words, cancellationToken: cancellationToken), queue.Pending);
        Log.RunParked(log, job.Name, run.Id, until);
        var left = until - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
        meter.Set(await store.Ledger.EndAsync(run.Id, RunState.Running, "", cancellationToken: cancellationToken), 0);
    }

    /// <summary>After a cancellation: what has come, or comes at once, is stored; the rest is still in the ledger.</summary>
    private async Task FinishInFlightAsync()
    {
        using var grace = new CancellationTokenSource(Grace, clock);
        try
        {
            while (_inFlight > 0 && await _finished.Reader.WaitToReadAsync(grace.Token))
                Collect();
        }
        catch (OperationCanceledException)
        {
            // A fetch that does not listen: its result is dropped, its item stays pending.
        }

        if (_commit is not null)
            await SettleAsync();
        if (_batch.Count > 0)
            meter.Add((await store.Ledger.CommitAsync(run.Id, _batch, source.Use, CancellationToken.None)).Added);
    }

    private sealed record Finished(LedgerEntry? Entry, StoreException? Trouble);

    private sealed record Commit(List<LedgerEntry> Entries, Task<CommitSummary> Task);
}

/// <summary>How a pass over the items ended.</summary>
internal sealed record PassEnd(RunState State, string Reason);
