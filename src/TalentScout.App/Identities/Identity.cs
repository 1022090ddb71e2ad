using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Identities;

/// <summary>Decisions about who is one, with what follows: both are folded anew and the index knows it before the answer is given.</summary>
public sealed class Identity(StoreDatabase store, CandidateFolder folder, IndexFollower follower, CandidateIndex index)
{
    public Task<IdentityVerdict> MergeAsync(CandidateId one, CandidateId other, string reason, CancellationToken cancellationToken) =>
        ThenFoldAsync(() => store.Identities.MergeAsync(one, other, reason, cancellationToken), cancellationToken);

    public Task<IdentityVerdict> DistinctAsync(CandidateId one, CandidateId other, string reason, CancellationToken cancellationToken) =>
        store.Identities.DistinctAsync(one, other, reason, cancellationToken);

    public Task<IdentityVerdict> UndoAsync(long decision, CancellationToken cancellationToken) =>
        ThenFoldAsync(() => store.Identities.UndoAsync(decision, cancellationToken), cancellationToken);

    private async Task<IdentityVerdict> ThenFoldAsync(Func<Task<IdentityVerdict>> decide, CancellationToken cancellationToken)
    {
        var verdict = await folder.FoldAfterAsync(decide, cancellationToken);
        if (verdict.Decision is { Kind: DecisionKind.Merge } && index.CanWrite)
            // Nobody may stop half-way: store and index have to say the same.
            await follower.CatchUpAsync(cancellationToken: CancellationToken.None);
        return verdict;
    }
}
