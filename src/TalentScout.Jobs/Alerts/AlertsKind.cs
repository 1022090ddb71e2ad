using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>"alerts": every saved search is asked again, and what is different is told.</summary>
internal sealed class AlertsKind(StoreDatabase store, SavedSearchRunner runner, AlertSender sender, ILogger<AlertsKind> log) : IJobKind
{
    public string Name => JobRules.Alerts;

    public async Task<JobReport> RunAsync(JobRequest request, CancellationToken cancellationToken)
    {
        var (asked, found, failed) = (0, 0, 0);
        foreach (var search in await store.Saved.AllAsync(cancellationToken))
        {
            try
            {
                found += (await runner.RunAsync(search, cancellationToken)).Length;
                asked++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One search that cannot be asked must not silence the others.
                failed++;
                Log.SavedSearchFailed(log, e, search.Id);
            }
        }

        await sender.SendDueAsync(cancellationToken);
        return new JobReport(failed > 0 ? JobResult.Failed : JobResult.Succeeded, string.Create(CultureInfo.InvariantCulture, $"{asked} saved searches asked, {found} alerts{(failed > 0 ? $", {failed} failed" : "")}"))
        {
            Counts = ImmutableSortedDictionary<string, long>.Empty.Add("searches", asked).Add("alerts", found),
        };
    }
}
