using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>While the program serves: keeps the index with the store, whoever changes that (a command in another process, too).</summary>
internal sealed class IndexFollowing(IndexFollower follower, JobsOptions options, TimeProvider clock, ILogger<IndexFollowing> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.FollowEvery, clock);
        try
        {
            do
            {
                await KeepUpAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task KeepUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await follower.KeepUpAsync(cancellationToken);
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            // A full disk or a locked file may pass: the next beat tries again.
            Log.FollowingFailed(log, e);
        }
    }
}
