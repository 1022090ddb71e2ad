namespace TalentScout.Store;

/// <summary>Requests of the last 24 hours to sources that allow so many a day.</summary>
public sealed class RequestStore
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly StoreDatabase _store;

    internal RequestStore(StoreDatabase store) => _store = store;

    /// <summary>Counts one more, before it is sent: a process that ends in between has used it up.</summary>
    /// <param name="most">In any 24 hours.</param>
    /// <returns>Null where it may go; else when there is room again.</returns>
    public Task<DateTimeOffset?> TakeAsync(string source, int most, CancellationToken cancellationToken = default) => _store.WriteAsync<DateTimeOffset?>(
        session =>
        {
            var now = _store.Clock.GetUtcNow();
            session.Execute("DELETE FROM source_request WHERE source = @source AND at <= @before", new { source, before = Times.Ms(now - Day) });
            // The one that has to be over before there is room: the oldest, or a later one where the bound was lowered.
            if (session.Query<long?>("SELECT at FROM source_request WHERE source = @source ORDER BY at DESC LIMIT 1 OFFSET @skip", new { source, skip = most - 1 }).FirstOrDefault() is { } blocking)
                return Times.At(blocking) + Day;
            session.Execute("INSERT INTO source_request (source, at) VALUES (@source, @at)", new { source, at = Times.Ms(now) });
            return null;
        },
        cancellationToken);
}
