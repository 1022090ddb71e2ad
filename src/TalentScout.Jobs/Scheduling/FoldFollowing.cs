using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TalentScout.Search;

namespace TalentScout.Jobs;

/// <summary>
/// When the program begins to serve: folds whom today's rules see differently, as after an upgrade, and whom a fold that was broken off has left, by one thread beside those who search.
/// The index follows. Where another process has the index (a harvest by hand), that one folds.
/// </summary>
internal sealed class FoldFollowing(CandidateFolder folder, IndexFollower follower, CandidateIndex index, ILogger<FoldFollowing> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!index.CanWrite)
            return;
        try
        {
            var folded = await folder.FoldDirtyAsync(threads: 1, cancellationToken: stoppingToken);
            if (folded.Changed > 0)
                await follower.SettleAsync(cancellationToken: stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: who is still marked is folded at its next start.
        }
        catch (Exception e)
        {
            // Whatever it is, a full disk or evidence that new rules cannot read: who searches is served by what there is, and the next harvest tries again and tells.
            Log.FoldingFailed(log, e);
        }
    }
}
