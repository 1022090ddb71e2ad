using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>How far a fold is. Total is what was marked when it began.</summary>
public sealed record FoldProgress(long Folded, long Changed, long Total);

/// <summary>Folds whoever is marked, in batches, and stores who changed. One fold at a time.</summary>
/// <param name="rules">See <see cref="FoldRules"/>: where it differs from what the store was folded by, everybody is folded anew.</param>
public sealed class CandidateFolder(StoreDatabase store, CandidateFold fold, string rules, TimeProvider clock, ILogger<CandidateFolder> log) : IDisposable
{
    /// <summary>People loaded at once: some megabytes of evidence, a few hundred for the widest.</summary>
    private const int Batch = 400;
    private readonly SemaphoreSlim _folding = new(1, 1);
    private CandidateId? _cursor;

    /// <summary>
    /// Folds everybody who is marked, people of changed repositories too: what is in the store afterwards is what a fold of everything would give.
    /// </summary>
    public Task<FoldProgress> FoldDirtyAsync(IProgress<FoldProgress>? progress = null, CancellationToken cancellationToken = default) =>
        AloneAsync(() => FoldAllAsync(progress, cancellationToken), cancellationToken);

    /// <summary>Folds at most so many of the marked, in turn: to show something while a harvest goes on. Shares may still be those of the repository so far.</summary>
    public Task<FoldProgress> FoldSomeAsync(int atMost, CancellationToken cancellationToken = default) =>
        AloneAsync(() => FoldTurnAsync(atMost, cancellationToken), cancellationToken);

    public void Dispose() => _folding.Dispose();

    private async Task<FoldProgress> AloneAsync(Func<Task<FoldProgress>> work, CancellationToken cancellationToken)
    {
        await _folding.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _folding.Release();
        }
    }

    private async Task<FoldProgress> FoldAllAsync(IProgress<FoldProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        await store.Candidates.MarkEverybodyUnlessAsync(rules, cancellationToken);
        await store.Candidates.MarkPeopleOfChangedRepositoriesAsync(cancellationToken);
        await store.Identities.JoinAsync(cancellationToken);
        var state = await FoldMarkedAsync(new FoldProgress(0, 0, await store.Candidates.DirtyCountAsync(cancellationToken)), progress, cancellationToken);
        // The fold may have brought the account that a post links, or have taken it away.
        if (await store.Identities.JoinAsync(cancellationToken) > 0)
            state = await FoldMarkedAsync(state, progress, cancellationToken);
        if (state.Folded > 0)
            Log.Folded(log, state.Folded, state.Changed, clock.GetElapsedTime(started).TotalMilliseconds);
        return state with { Total = Math.Max(state.Total, state.Folded) };
    }

    private async Task<FoldProgress> FoldMarkedAsync(FoldProgress state, IProgress<FoldProgress>? progress, CancellationToken cancellationToken)
    {
        var profiles = new ProfileCache(store, fold.Catalogue);
        await using var batches = new ReadAhead<FoldBatch?>();
        batches.Start(LoadAsync(Batch, null, profiles, cancellationToken));
        while (await batches.TakeAsync() is { } batch)
        {
            batches.Start(LoadAsync(Batch, batch.Dirty[^1].Id, profiles, cancellationToken));
            state = state with { Folded = state.Folded + batch.Dirty.Count, Changed = state.Changed + await FoldAsync(batch, Environment.ProcessorCount, cancellationToken) };
            progress?.Report(state with { Total = Math.Max(state.Total, state.Folded) });
        }

        return state;
    }

    private async Task<FoldProgress> FoldTurnAsync(int atMost, CancellationToken cancellationToken)
    {
        var state = new FoldProgress(0, 0, atMost);
        var profiles = new ProfileCache(store, fold.Catalogue);
        while (state.Folded < atMost)
        {
            var batch = await LoadAsync(Math.Min(Batch, atMost - (int)state.Folded), _cursor, profiles, cancellationToken);
            _cursor = batch?.Dirty[^1].Id;
            if (batch is null)
                break;
            // One thread: the harvest has the rest.
            state = state with { Folded = state.Folded + batch.Dirty.Count, Changed = state.Changed + await FoldAsync(batch, 1, cancellationToken) };
        }

        return state;
    }

    /// <summary>The next who are marked, with all that they are folded from; null where nobody is left.</summary>
    private async Task<FoldBatch?> LoadAsync(int most, CandidateId? after, ProfileCache profiles, CancellationToken cancellationToken)
    {
        var dirty = await store.Candidates.DirtyAsync(most, after, cancellationToken);
        if (dirty.Count == 0)
            return null;
        var identities = await store.Identities.MapAsync(cancellationToken);
        // Whoever somebody was merged into changes with them.
        var people = dirty.Concat(dirty.Select(d => identities.TargetOf(d.Id)).OfType<CandidateId>().Except(dirty.Select(d => d.Id)).Select(target => new DirtyPerson(target, 0))).ToList();
        var evidence = await store.Evidence.OfPeopleAsync([.. people.Select(p => p.Id).Concat(people.SelectMany(p => identities.MergedInto(p.Id))).Distinct()], cancellationToken);
        return new FoldBatch(dirty, people, identities, evidence, await profiles.LoadAsync(evidence.SelectMany(e => e).Select(e => e.Repository).OfType<RepositoryId>().ToHashSet(), cancellationToken));
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

    /// <param name="Dirty">in the order of their ids</param>
    /// <param name="People">those, and whom they were merged into</param>
    private sealed record FoldBatch(
        IReadOnlyList<DirtyPerson> Dirty,
        IReadOnlyList<DirtyPerson> People,
        IdentityMap Identities,
        ILookup<CandidateId, Evidence> Evidence,
        IReadOnlyDictionary<RepositoryId, RepositoryProfile?> Profiles);
}
