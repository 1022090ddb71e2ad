using Dapper;

namespace TalentScout.Store;

/// <summary>The last answer of each host to /robots.txt.</summary>
public sealed class RobotsStore
{
    private readonly StoreDatabase _store;

    internal RobotsStore(StoreDatabase store) => _store = store;

    /// <returns>Null where there is none. May be older than it may be used.</returns>
    public Task<RobotsAnswer?> FindAsync(string origin, CancellationToken cancellationToken = default) => _store.ReadAsync<RobotsAnswer?>(
        connection => connection.Query<(long At, long Status, byte[] Body)>("SELECT at, status, body FROM robots WHERE origin = @origin", new { origin })
            .Select(row => new RobotsAnswer(origin, Times.At(row.At), (int)row.Status, Packing.Unpack(row.Body)))
            .FirstOrDefault(),
        cancellationToken);

    public Task SaveAsync(RobotsAnswer answer, CancellationToken cancellationToken = default)
    {
        var body = Packing.Pack(answer.Body.Span);
        return _store.WriteAsync(
            session => session.Prepared(
                """
                INSERT INTO robots (origin, at, status, body) VALUES (@origin, @at, @status, @body)
                ON CONFLICT (origin) DO UPDATE SET at = excluded.at, status = excluded.status, body = excluded.body
                """).Execute(answer.Origin, Times.Ms(answer.At), answer.Status, body),
            cancellationToken);
    }
}
