using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>A way for alerts to somebody: sends, or says in a sentence why it could not.</summary>
public interface IAlertWay
{
    /// <summary>As deliveries name it.</summary>
    string Name { get; }

    /// <returns>Null once it is there; else why not.</returns>
    Task<AlertTrouble?> SendAsync(Delivery delivery, SavedSearch search, IReadOnlyList<SearchAlert> alerts, CancellationToken cancellationToken);
}

/// <summary>Why something was not sent. Final: trying again would be no use.</summary>
public sealed record AlertTrouble(string Reason, bool Final);

/// <summary>Sends what is due, and tries again by a table what could not be sent.</summary>
public sealed class AlertSender(StoreDatabase store, IEnumerable<IAlertWay> ways, ILogger<AlertSender> log)
{
    private const int AtOnce = 50;

    /// <summary>After the first failure, the second, ...; after the last it is given up.</summary>
    public static readonly ImmutableArray<TimeSpan> Retries = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    private readonly ImmutableArray<IAlertWay> _ways = [.. ways];

    /// <returns>Deliveries that arrived.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken = default)
    {
        var sent = 0;
        foreach (var delivery in await store.Saved.DueAsync(AtOnce, cancellationToken))
        {
            var search = await store.Saved.GetAsync(delivery.Search, cancellationToken);
            var alerts = await store.Saved.AlertsAsync(delivery, cancellationToken);
            var trouble = search is null || alerts.Count == 0 ? null
                : _ways.FirstOrDefault(w => w.Name == delivery.Way) is { } way ? await way.SendAsync(delivery, search, alerts, cancellationToken)
                : new AlertTrouble($"there is no way '{delivery.Way}'", Final: true);
            if (trouble is null)
            {
                await store.Saved.SentAsync(delivery.Id, cancellationToken);
                sent++;
                continue;
            }

            TimeSpan? again = trouble.Final || delivery.Attempts >= Retries.Length ? null : Retries[delivery.Attempts];
            await store.Saved.FailedAsync(delivery.Id, trouble.Reason, again, cancellationToken);
            Log.AlertNotSent(log, delivery.Id, delivery.Way, delivery.Attempts + 1, trouble.Reason);
        }

        return sent;
    }
}
