namespace TalentScout.Harvest.Fetching;

/// <summary>The paces of all hosts that a process asks, whichever job or source it is for.</summary>
/// <param name="floor">The least rest of a host, by <see cref="HostKey"/>.</param>
internal sealed class HostPaces(Func<string, TimeSpan> floor, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HostPace> _hosts = new(StringComparer.Ordinal);

    /// <summary>As far as is known now: a Crawl-delay counts from when it was read.</summary>
    public TimeSpan RestOf(string host)
    {
        lock (_lock)
            return Of(host).Rest;
    }

    /// <summary>Null where a request may start now: then <see cref="End"/> must follow. Else when to come again.</summary>
    /// <param name="asked">What source and robots.txt ask for; null leaves what is known, for the request that is to find out.</param>
    /// <param name="seen">When the host was asked by an earlier process; null: not known.</param>
    public DateTimeOffset? Begin(string host, TimeSpan? asked, DateTimeOffset? seen)
    {
        lock (_lock)
        {
            var pace = Of(host);
            if (asked is { } rest)
                pace.Rule = rest > floor(host) ? rest : floor(host);
            if (seen is { } at)
                pace.Seen(at);
            return pace.Begin(clock.GetUtcNow());
        }
    }

    public void End(string host, TimeSpan took, HostMood mood)
    {
        lock (_lock)
            Of(host).End(clock.GetUtcNow(), took, mood);
    }

    private HostPace Of(string host)
    {
        if (!_hosts.TryGetValue(host, out var pace))
            _hosts.Add(host, pace = new HostPace { Rule = floor(host) });
        return pace;
    }
}
