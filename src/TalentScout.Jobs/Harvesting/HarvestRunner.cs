using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Runs a harvest job for a night: begins or goes on, works its items off, folds who changed, and lets the index follow. The same night again is a no-op
/// once it is done.
/// </summary>
public sealed class HarvestRunner(StoreDatabase store, CandidateFolder folder, IndexFollower index, TimeProvider clock, ILogger<HarvestRunner> log)
{
    /// <summary>While a harvest goes on, how often, and how many people at most, are folded and shown.</summary>
    private static readonly TimeSpan FoldEvery = TimeSpan.FromSeconds(30);
    private const int FoldAtOnce = 2000;

    /// <param name="night">See <see cref="Night.Of"/>.</param>
    /// <param name="again">Where the night is done: harvest it once more.</param>
    /// <param name="progress">Told at least every second.</param>
    /// <returns>The run as it ended: done, interrupted (cancelled; not thrown), or failed.</returns>
    /// <exception cref="JobException">The job is running already, here or in another process.</exception>
    /// <exception cref="StoreException">The store gave up: disk full, damaged. What was committed is kept.</exception>
    public async Task<HarvestRun> RunAsync(HarvestJob job, ISource source, DateOnly night, bool again, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var held = store.TryLock($"job-{job.Name}") ?? throw new JobException($"job {job.Name} is running already, in this program or another one on {store.Directory}");
        var started = clock.GetTimestamp();
        var run = await store.Ledger.BeginAsync(job.Name, night, again, at => source.Seed(job, at), cancellationToken);
        if (run.State == RunState.Done)
        {
            progress?.Report(new RunProgress(run, "done before", clock.GetUtcNow()));
            return run;
        }

        if (run.Counts.Done == 0)
            Log.RunBegins(log, job.Name, run.Id, night, run.Counts.Planned);
        else
            Log.RunGoesOn(log, job.Name, run.Id, run.Counts.Planned - run.Counts.Done - run.Counts.GivenUp);
        await using var meter = new ProgressMeter(run, progress, clock);
        meter.Start();
        meter.Tell();
        var end = await FinishAsync(job, source, run, meter, cancellationToken);
        Log.RunEnds(
            log, job.Name, end.Id, end.State, clock.GetElapsedTime(started).TotalMilliseconds, end.Counts.Done, end.Counts.GivenUp, end.Counts.Requests, end.Counts.Candidates);
        return end;
    }

    private async Task<HarvestRun> FinishAsync(HarvestJob job, ISource source, HarvestRun run, ProgressMeter meter, CancellationToken cancellationToken)
    {
        try
        {
            var pass = await PassAsync(job, source, run, meter, cancellationToken);
            if (pass.State == RunState.Interrupted)
                return await EndAsync(run, meter, pass, 0);
            var candidates = await FoldAsync(meter, cancellationToken);
            return await EndAsync(run, meter, pass, candidates);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await EndAsync(run, meter, new PassEnd(RunState.Interrupted, "stopped while people were folded; the next start goes on from here"), 0);
        }
        catch (Exception e)
        {
            Log.RunFailed(log, e, job.Name, run.Id);
            await TryEndAsync(run, meter, e);
            throw;
        }
    }

    private async Task<PassEnd> PassAsync(HarvestJob job, ISource source, HarvestRun run, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var folding = FoldNowAndThenAsync(run, meter, stop.Token);
        try
        {
            return await new HarvestPass(store, source, job, run, meter, clock, log).RunAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await folding;
        }
    }

    /// <summary>So that a long harvest shows its first people early. What goes wrong here goes wrong again, and is told, at the end.</summary>
    private async Task FoldNowAndThenAsync(HarvestRun run, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(FoldEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var folded = await folder.FoldSomeAsync(FoldAtOnce, cancellationToken);
                await store.Ledger.CountCandidatesAsync(run.Id, folded.Changed, cancellationToken);
                meter.Add(new RunCounts { Candidates = folded.Changed });
                await index.CatchUpAsync(cancellationToken: cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The pass has ended; the rest is folded after it.
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            Log.FoldingFailed(log, e);
        }
    }

    private async Task<long> FoldAsync(ProgressMeter meter, CancellationToken cancellationToken)
    {
        meter.Doing("folding people");
        meter.Tell();
        var folded = await folder.FoldDirtyAsync(new Telling<FoldProgress>(p => meter.Doing($"folding people: {p.Folded} of {p.Total}")), cancellationToken: cancellationToken);
        meter.Doing("indexing");
        await index.SettleAsync(new Telling<long>(n => meter.Doing($"indexing: {n} people")), cancellationToken);
        return folded.Changed;
    }

    private async Task<HarvestRun> EndAsync(HarvestRun run, ProgressMeter meter, PassEnd end, long candidates)
    {
        var ended = await store.Ledger.EndAsync(run.Id, end.State, end.Reason, candidates, CancellationToken.None);
        meter.Doing("");
        meter.Set(ended, 0);
        return ended;
    }

    /// <summary>Where the store is the trouble, it may not take the run's end either; then the next start finds the run still open, and goes on.</summary>
    private async Task TryEndAsync(HarvestRun run, ProgressMeter meter, Exception e)
    {
        try
        {
            await EndAsync(run, meter, new PassEnd(RunState.Failed, e is StoreException ? e.Message : $"a fault of the program: {e.GetType().Name}"), 0);
        }
        catch (StoreException)
        {
            meter.Set(meter.Run with { State = RunState.Failed, Reason = e.Message }, 0);
        }
    }

    /// <summary>Unlike <see cref="Progress{T}"/> it tells at once and in order.</summary>
    private sealed class Telling<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
