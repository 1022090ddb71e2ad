using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>One item, from the ledger to a result ready to be committed: from the store where it is fresh, else from the source.</summary>
internal sealed class ItemWork(StoreDatabase store, ISource source, HarvestJob job, TimeProvider clock, ILogger log)
{
    private readonly VisitPlanner _planner = new(store, job, clock);

    /// <returns>Null where it was cancelled.</returns>
    /// <exception cref="StoreException">The store cannot be read: not the item's fault.</exception>
    public async Task<LedgerEntry?> DoAsync(TakenItem taken, CancellationToken cancellationToken)
    {
        var suppressed = store.Suppressions.Version;
        try
        {
            var stored = await store.Documents.GetAsync(taken.Item.Key, cancellationToken);
            if (stored is not null && await IsFreshAsync(stored, cancellationToken) && source.Plan(taken.Item, job, stored) is { } known)
                return LedgerEntry.Of(taken, await _planner.PlanAsync(known, cancellationToken)) with { Fresh = true, SuppressedUpTo = suppressed };
            var result = await _planner.PlanAsync(await source.WorkAsync(taken.Item, job, stored, cancellationToken), cancellationToken);
            return Judge(taken, result) with { SuppressedUpTo = suppressed };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not StoreException)
        {
            // The edge of one unit of work: whatever this document did to the extractor, the run goes on.
            Log.ItemThrew(log, e, job.Name, taken.Id, taken.Item.Kind);
            return Judge(taken, new WorkResult(taken.Item, FetchOutcome.Failed($"{taken.Item.Kind}: {e.GetType().Name}")));
        }
    }

    private async Task<bool> IsFreshAsync(SourceDocument stored, CancellationToken cancellationToken) =>
        job.Budget.FreshHours > 0 && clock.GetUtcNow() - (stored.Confirmed ?? stored.Fetched) < await _planner.FreshForAsync(stored, cancellationToken);

    /// <summary>When it may be tried again: a limit costs no attempt, a failure does.</summary>
    private LedgerEntry Judge(TakenItem taken, WorkResult result)
    {
        var now = clock.GetUtcNow();
        switch (result.Outcome.Status)
        {
            case FetchStatus.Throttled:
                return LedgerEntry.Of(taken, result, result.Outcome.NotBefore ?? now + RetryTable.OfUndatedLimit);
            case FetchStatus.Failed when taken.Attempts + 1 < job.Budget.MaxAttempts:
                var wait = now + RetryTable.AfterFailure(taken.Attempts + 1);
                return LedgerEntry.Of(taken, result, result.Outcome.NotBefore is { } named && named > wait ? named : wait);
            case FetchStatus.Failed:
                Log.GivenUp(log, job.Name, taken.Id, taken.Item.Kind, taken.Attempts + 1);
                return LedgerEntry.Of(taken, result);
            default:
                return LedgerEntry.Of(taken, result);
        }
    }
}
