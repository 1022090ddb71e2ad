using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>Limits that were met: which buckets of the source wait, until when and why. Not thread-safe: the pass owns it.</summary>
internal sealed class Holds
{
    /// <summary>The key of a hold on all of the source.</summary>
    private const string Everything = "";
    private readonly Dictionary<string, (DateTimeOffset Until, string Reason)> _holds = new(StringComparer.Ordinal);

    public Holds(IEnumerable<SourceHold> known)
    {
        foreach (var hold in known)
            Add(hold.Bucket, hold.Until, hold.Reason);
    }

    /// <param name="bucket">Null: all of the source.</param>
    public void Add(string? bucket, DateTimeOffset until, string reason)
    {
        var key = bucket ?? Everything;
        if (!_holds.TryGetValue(key, out var had) || had.Until < until)
            _holds[key] = (until, reason);
    }

    public bool IsOpen(string bucket, DateTimeOffset now) => OpensAt(bucket, now) is null;

    /// <returns>When the bucket may be asked again and why not before; null where it may be now.</returns>
    public (DateTimeOffset Until, string Reason)? OpensAt(string bucket, DateTimeOffset now)
    {
        (DateTimeOffset Until, string Reason)? latest = null;
        foreach (var key in (ReadOnlySpan<string>)[bucket, Everything])
        {
            if (_holds.TryGetValue(key, out var hold) && hold.Until > now && (latest is null || hold.Until > latest.Value.Until))
                latest = hold;
        }

        return latest;
    }
}
