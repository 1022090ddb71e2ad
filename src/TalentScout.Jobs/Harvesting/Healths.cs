namespace TalentScout.Jobs;

/// <summary>The health of the source, and of each host among many that has a pace of its own: one host that is down stops no other. Not thread-safe: the pass owns it.</summary>
internal sealed class Healths
{
    private readonly SourceHealth _source = new();
    private readonly Dictionary<string, SourceHealth> _hosts = new(StringComparer.Ordinal);

    /// <summary>The source as a whole has not answered for hours.</summary>
    public bool IsLost => _source.IsLost;

    /// <param name="host">Null: the source.</param>
    /// <returns>How long to leave it alone; null where it can go on.</returns>
    public TimeSpan? After(string? host, FetchStatus status)
    {
        if (host is null)
            return _source.After(status);
        if (!_hosts.TryGetValue(host, out var health))
            _hosts.Add(host, health = new SourceHealth());
        return health.After(status);
    }

    /// <returns>Why a host is not asked any more tonight; null where it is.</returns>
    public string? Refuse(string host) => _hosts.TryGetValue(host, out var health) && health.IsLost ? $"{host} has not answered for hours" : null;
}
