using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>While the program serves: looks whether something is due to be sent.</summary>
internal sealed class AlertSending(AlertSender sender, TimeProvider clock, ILogger<AlertSending> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SendAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendDueAsync(cancellationToken);
        }
        catch (StoreException e)
        {
            // A locked file or a full disk may pass: the next beat tries again.
            Log.SendingFailed(log, e);
        }
    }
}
