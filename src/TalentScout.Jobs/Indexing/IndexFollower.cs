using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Brings the index to where the store is: by the change feed, or from nothing where that does not reach back. Whoever holds the index's write lock
/// applies; other processes only change over to what it committed. One at a time.
/// </summary>
public sealed class IndexFollower(StoreDatabase store, CandidateIndex index, TimeProvider clock, ILogger<IndexFollower> log) : IDisposable
{
    private const int Page = 500;

    /// <summary>Changes after which a long catch-up is committed, so that a kill does not lose all of it.</summary>
    private const int CommitEvery = 20_000;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Applies what is new, and makes it visible.</summary>
    /// <param name="progress">Changes applied so far.</param>
    /// <returns>Changes applied; 0 where another process has the write lock.</returns>
    public Task<long> CatchUpAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AloneAsync(() => CatchUpNowAsync(progress, cancellationToken), cancellationToken);

    /// <summary>The same; and where nothing is new, puts together in the background what many changes have left in pieces.</summary>
    public Task<long> KeepUpAsync(CancellationToken cancellationToken = default) => AloneAsync(
        async () =>
        {
            var applied = await CatchUpNowAsync(progress: null, cancellationToken);
            if (applied == 0)
                index.Gather();
            return applied;
        },
        cancellationToken);

    /// <summary>
    /// Catches up at the end of a harvest or an import; and where what is counted over everybody (the newest month, who works where) has become another,
    /// all of it anew: after the first harvest, seldom after a later one. Where most people are new or changed it is made anew at once, not followed first.
    /// </summary>
    public Task<long> SettleAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) => AloneAsync(
        async () =>
        {
            index.Refresh();
            if (index.CanWrite && await store.Candidates.ChangedCountAsync(index.Sequence, cancellationToken) > await store.Candidates.CountAsync(cancellationToken) / 2)
                return await RebuildNowAsync(progress, cancellationToken);
            var applied = await CatchUpNowAsync(progress, cancellationToken);
            return index is { CanWrite: true, IsOutdated: true } ? await RebuildNowAsync(progress, cancellationToken) : applied;
        },
        cancellationToken);

    /// <summary>Makes the index anew from the store, beside the one that serves.</summary>
    /// <returns>People indexed.</returns>
    public Task<long> RebuildAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AloneAsync(() => RebuildNowAsync(progress, cancellationToken), cancellationToken);

    public void Dispose() => _writing.Dispose();

    private async Task<long> AloneAsync(Func<Task<long>> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<long> CatchUpNowAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        index.Refresh();
        if (!index.CanWrite)
            return 0;
        var (from, last) = (index.Sequence, await store.Candidates.SequenceAsync(cancellationToken));
        // Nobody is in it, as after a change of the rules: who works where and the newest month have to be known before the first is ranked.
        if (from == 0 && last > 0)
            return await RebuildNowAsync(progress, cancellationToken);
        // Behind the last forgotten removal, or ahead of a store that was restored or begun anew: the feed cannot tell what is too much in the index.
        if (from > 0 && (from < await store.Candidates.TrimmedAsync(cancellationToken) || from > last))
        {
            Log.CannotFollow(log, from);
            return await RebuildNowAsync(progress, cancellationToken);
        }

        return from == last ? 0 : await FollowAsync(from, progress, cancellationToken);
    }

    private async Task<long> FollowAsync(long from, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var (applied, committed) = (0L, 0L);
        var reached = from;
        await foreach (var page in ChangesAsync(from, cancellationToken))
        {
            index.Apply(page);
            reached = page[^1].Sequence;
            applied += page.Count;
            progress?.Report(applied);
            if (applied - committed < CommitEvery)
                continue;
            index.Commit(reached);
            committed = applied;
        }

        index.Commit(reached);
        index.Refresh();
        await store.Candidates.TrimAsync(reached, cancellationToken);
        return applied;
    }

    private async Task<long> RebuildNowAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (applied, reached) = (0L, 0L);
        var everybody = new PeopleSurvey();
        await foreach (var outline in store.Candidates.OutlinesAsync(cancellationToken))
            everybody.See(outline);
        using (var rebuild = index.BeginRebuild(everybody))
        {
            await foreach (var page in ChangesAsync(0, cancellationToken))
            {
                rebuild.Apply(page);
                reached = page[^1].Sequence;
                applied += page.Count;
                progress?.Report(applied);
            }

            rebuild.Complete(Math.Max(reached, await store.Candidates.TrimmedAsync(cancellationToken)));
        }

        index.Refresh();
        Log.Rebuilt(log, applied, clock.GetElapsedTime(started).TotalMilliseconds);
        return applied;
    }

    /// <summary>Pages of the feed, the next one being read meanwhile; somebody who was suppressed a moment ago is a removal already.</summary>
    private async IAsyncEnumerable<IReadOnlyList<CandidateChange>> ChangesAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pages = new ReadAhead<IReadOnlyList<CandidateChange>>();
        pages.Start(store.Candidates.ChangesAsync(from, Page, cancellationToken));
        while (true)
        {
            var page = await pages.TakeAsync();
            if (page.Count == 0)
                yield break;
            pages.Start(store.Candidates.ChangesAsync(page[^1].Sequence, Page, cancellationToken));
            yield return [.. page.Select(c => c.Candidate is not null && store.Suppressions.Contains(c.Id) ? c with { Candidate = null } : c)];
        }
    }
}
