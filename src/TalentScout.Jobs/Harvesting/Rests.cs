namespace TalentScout.Jobs;

/// <summary>
/// Buckets with a pace of their own: asked one thing at a time, left alone for a while after it, and not before the ledger knows what came of it, so that a killed process
/// asks at most one thing of each a second time. Not thread-safe: the pass owns it.
/// </summary>
/// <param name="restOf">See <see cref="ISource.RestOf"/>.</param>
internal sealed class Rests(Func<string, TimeSpan> restOf)
{
    /// <summary>A claim holds so much longer than the rest: what was sent just before the end of a process arrives a little later.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _opens = new(StringComparer.Ordinal);

    public bool HasPace(string bucket) => restOf(bucket) > TimeSpan.Zero;

    public bool IsOpen(string bucket, DateTimeOffset now) => !_busy.Contains(bucket) && OpensAt(bucket, now) is null;

    /// <returns>When the bucket has rested; null where it has.</returns>
    public DateTimeOffset? OpensAt(string bucket, DateTimeOffset now) => _opens.TryGetValue(bucket, out var at) && at > now ? at : null;

    /// <summary>The first bucket to have rested; null where none rests.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var (bucket, at) in _opens)
        {
            if (at <= now)
                _opens.Remove(bucket);
            else if (next is null || at < next)
                next = at;
        }
        return next;
    }

    /// <returns>Until when the bucket has to be claimed before it is asked; null where it has no pace.</returns>
    public DateTimeOffset? Begin(string bucket, DateTimeOffset now)
    {
        var rest = restOf(bucket);
        if (rest <= TimeSpan.Zero)
            return null;
        _busy.Add(bucket);
        return now + rest + Slack;
    }

    /// <summary>The answer is there.</summary>
    public void End(string bucket, DateTimeOffset now)
    {
        var rest = restOf(bucket);
        if (rest > TimeSpan.Zero)
            _opens[bucket] = now + rest;
    }

    /// <summary>The ledger knows it.</summary>
    public void Committed(string bucket) => _busy.Remove(bucket);
}
