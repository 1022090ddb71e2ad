using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Suppressions;

/// <summary>Somebody leaves: their traces go from the store, those who shared documents with them are folded anew, and the index forgets them, before the answer is given.</summary>
public sealed class Leaving(StoreDatabase store, Redact redact, CandidateFolder folder, IndexFollower follower, CandidateIndex index)
{
    /// <param name="who">Handle or id at the source.</param>
    public async Task<PurgeReport> SuppressAsync(string source, string who, string reason, CancellationToken cancellationToken)
    {
        var report = await folder.FoldAfterAsync(() => store.SuppressAsync(source, who, reason, redact, cancellationToken), cancellationToken);
        // Nobody may stop half-way: what is gone from the store must not stay in the index.
        if (index.CanWrite)
            await follower.CatchUpAsync(cancellationToken: CancellationToken.None);
        return report;
    }
}
