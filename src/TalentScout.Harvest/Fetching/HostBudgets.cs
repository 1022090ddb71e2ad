using System.Collections.Concurrent;

namespace TalentScout.Harvest.Fetching;

/// <summary>A budget for each host: what one asks for (Retry-After, a limit that is used up) concerns no other.</summary>
internal sealed class HostBudgets(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RateBudget> _hosts = new(StringComparer.Ordinal);

    public RateBudget Of(HttpRequestMessage request) => _hosts.GetOrAdd(HostKey.Of(request.RequestUri!), static (host, clock) => new RateBudget(clock, host), clock);
}
