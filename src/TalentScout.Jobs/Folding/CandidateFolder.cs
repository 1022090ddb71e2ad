using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>How far a fold is. Total is what was marked when it began.</summary>
public sealed record FoldProgress(long Folded, long Changed, long Total);

/// <summary>
/// Folds whoever is marked, in batches, and stores who changed. One fold of everybody at a time; the people of a decision (<see cref="FoldAfterAsync"/>) are folded between two of its
/// batches, since whoever leaves must not wait for an hour of others.
/// </summary>
/// <param name="rules">See <see cref="FoldRules"/>: where it differs from what the store was folded by, everybody is folded anew.</param>
public sealed class CandidateFolder(StoreDatabase store, CandidateFold fold, string rules, TimeProvider clock, ILogger<CandidateFolder> log) : IDisposable
{
    /// <summary>People loaded at once: some megabytes of evidence, a few hundred for the widest.</summary>
    private const int Batch = 400;
    private readonly SemaphoreSlim _everybody = new(1, 1);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _turns;
    private CandidateId? _cursor;

    /// <summary>
    /// Folds everybody who is marked, people of changed repositories too: what is in the store afterwards is what a fold of everything would give.
    /// </summary>
    /// <param name="threads">Null: as many as there are processors; 1 beside those who search.</param>
    public Task<FoldProgress> FoldDirtyAsync(IProgress<FoldProgress>? progress = null, int? threads = null, CancellationToken cancellationToken = default) =>
        HoldingAsync(_everybody, () => FoldAllAsync(threads ?? Environment.ProcessorCount, progress, cancellationToken), cancellationToken);

    /// <summary>Folds at most so many of the marked, in turn: to show something while a harvest goes on. Shares may still be those of the repository so far.</summary>
    public Task<FoldProgress> FoldSomeAsync(int atMost, CancellationToken cancellationToken = default) =>
        HoldingAsync(_everybody, () => FoldTurnAsync(atMost, cancellationToken), cancellationToken);

    /// <summary>
    /// Does something that marks people, and folds those before it comes back, however many others are marked: they, and whom it concerns only by a repository (its shares), are
    /// left to the next fold of everybody.
    /// </summary>
    /// <param name="act">May be cancelled; what follows is not, since store and index have to say the same.</param>
    /// <returns>What the act gave.</returns>
    public Task<T> FoldAfterAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken = default) => InTurnAsync(
        async () =>
        {
            var before = await store.Candidates.NewestMarkAsync(cancellationToken);
            var done = await act();
            await store.Identities.JoinAsync(CancellationToken.None);
            await FoldNowAsync(before);
            // The fold may have brought the account that a post links, or have taken it away.
            if (await store.Identities.JoinAsync(CancellationToken.None) > 0)
                await FoldNowAsync(before);
            return done;
        },
        cancellationToken);

    public void Dispose()
    {
        _everybody.Dispose();
        _turn.Dispose();
    }

    private static async Task<T> HoldingAsync<T>(SemaphoreSlim held, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await held.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            held.Release();
        }
    }

    /// <summary>What is read and stored in one turn is not changed by another fold or decision of this process in between.</summary>
    private Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => HoldingAsync(
        _turn,
        () =>
        {
            _turns++;
            return work();
        },
        cancellationToken);

    /// <summary>Those whose mark is newer, in the turn that is held.</summary>
    private async Task FoldNowAsync(long after)
    {
        var profiles = new ProfileCache(store, fold.Catalogue);
        CandidateId? passed = null;
        while (await LoadAsync(Batch, passed, after, profiles, CancellationToken.None) is { } batch)
        {
            passed = batch.Dirty[^1].Id;
            await FoldAsync(batch, Environment.ProcessorCount, CancellationToken.None);
        }
    }

    private async Task<FoldProgress> FoldAllAsync(int threads, IProgress<FoldProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var marked = await InTurnAsync(
            async () =>
            {
                await store.Candidates.MarkEverybodyUnlessAsync(rules, cancellationToken);
                await store.Candidates.MarkPeopleOfChangedRepositoriesAsync(cancellationToken);
                await store.Identities.JoinAsync(cancellationToken);
                return await store.Candidates.DirtyCountAsync(cancellationToken);
            },
            cancellationToken);
        var state = await FoldMarkedAsync(new FoldProgress(0, 0, marked), threads, progress, cancellationToken);
        // The fold may have brought the account that a post links, or have taken it away.
        if (await store.Identities.JoinAsync(cancellationToken) > 0)
            state = await FoldMarkedAsync(state, threads, progress, cancellationToken);
        if (state.Folded > 0)
            Log.Folded(log, state.Folded, state.Changed, clock.GetElapsedTime(started).TotalMilliseconds);
        return state with { Total = Math.Max(state.Total, state.Folded) };
    }

    private async Task<FoldProgress> FoldMarkedAsync(FoldProgress state, int threads, IProgress<FoldProgress>? progress, CancellationToken cancellationToken)
    {
        var profiles = new ProfileCache(store, fold.Catalogue);
        CandidateId? passed = null;
        FoldBatch? ahead = null;
        await using var batches = new ReadAhead<FoldBatch?>();
        do
        {
            ahead = await InTurnAsync(
                async () =>
                {
                    if (ahead is not null && ahead.Turn != _turns - 1)
                    {
                        // Somebody had a turn since: what was read ahead may be of before it.
                        (ahead, profiles) = (null, new ProfileCache(store, fold.Catalogue));
                    }

                    if ((ahead ?? await LoadAsync(Batch, passed, 0, profiles, cancellationToken)) is not { } batch)
                        return null;
                    passed = batch.Dirty[^1].Id;
                    batches.Start(LoadAsync(Batch, passed, 0, profiles, cancellationToken));
                    state = state with { Folded = state.Folded + batch.Dirty.Count, Changed = state.Changed + await FoldAsync(batch, threads, cancellationToken) };
                    return await batches.TakeAsync();
                },
                cancellationToken);
            progress?.Report(state with { Total = Math.Max(state.Total, state.Folded) });
        }
        while (ahead is not null);

        return state;
    }

    private async Task<FoldProgress> FoldTurnAsync(int atMost, CancellationToken cancellationToken)
    {
        var state = new FoldProgress(0, 0, atMost);
        var profiles = new ProfileCache(store, fold.Catalogue);
        while (state.Folded < atMost)
        {
            var (folded, changed) = await InTurnAsync(
                async () =>
                {
                    var batch = await LoadAsync(Math.Min(Batch, atMost - (int)state.Folded), _cursor, 0, profiles, cancellationToken);
                    _cursor = batch?.Dirty[^1].Id;
                    // One thread: the harvest has the rest.
                    return batch is null ? (0, 0) : (batch.Dirty.Count, await FoldAsync(batch, 1, cancellationToken));
                },
                cancellationToken);
            if (folded == 0)
                break;
            state = state with { Folded = state.Folded + folded, Changed = state.Changed + changed };
        }

        return state;
    }

    /// <summary>The next who are marked, with all that they are folded from; null where nobody is left.</summary>
    /// <param name="passed">Null: from the first.</param>
    /// <param name="after">Only marks that are newer; 0: all.</param>
    private async Task<FoldBatch?> LoadAsync(int most, CandidateId? passed, long after, ProfileCache profiles, CancellationToken cancellationToken)
    {
        var turn = _turns;
        var dirty = await store.Candidates.DirtyAsync(most, passed, after, cancellationToken);
        if (dirty.Count == 0)
            return null;
        var identities = await store.Identities.MapAsync(cancellationToken);
        // Whoever somebody was merged into changes with them.
        var people = dirty.Concat(dirty.Select(d => identities.TargetOf(d.Id)).OfType<CandidateId>().Except(dirty.Select(d => d.Id)).Select(target => new DirtyPerson(target, 0))).ToList();
        var evidence = await store.Evidence.OfPeopleAsync([.. people.Select(p => p.Id).Concat(people.SelectMany(p => identities.MergedInto(p.Id))).Distinct()], cancellationToken);
        return new FoldBatch(turn, dirty, people, identities, evidence, await profiles.LoadAsync(evidence.SelectMany(e => e).Select(e => e.Repository).OfType<RepositoryId>().ToHashSet(), cancellationToken));
    }

    private Task<int> FoldAsync(FoldBatch batch, int threads, CancellationToken cancellationToken)
    {
        var folded = new FoldedPerson[batch.People.Count];
        Parallel.For(
            0, folded.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i => folded[i] = new FoldedPerson(batch.People[i], Fold(batch.People[i].Id, batch)));
        return store.Candidates.SaveAsync(folded, cancellationToken);
    }

    /// <summary>Null for who is folded into somebody else.</summary>
    private Candidate? Fold(CandidateId id, FoldBatch batch) => batch.Identities.TargetOf(id) is null
        ? fold.Fold(id, batch.Evidence[id], batch.Identities.MergedInto(id).Select(other => (other, batch.Evidence[other])), repository => batch.Profiles[repository])
        : null;

    /// <param name="Turn">the one in which it was read</param>
    /// <param name="Dirty">in the order of their ids</param>
    /// <param name="People">those, and whom they were merged into</param>
    private sealed record FoldBatch(
        long Turn,
        IReadOnlyList<DirtyPerson> Dirty,
        IReadOnlyList<DirtyPerson> People,
        IdentityMap Identities,
        ILookup<CandidateId, Evidence> Evidence,
        IReadOnlyDictionary<RepositoryId, RepositoryProfile?> Profiles);
}
