using System.Collections.Immutable;
using Dapper;

namespace TalentScout.Store;

/// <summary>Postings of all sources over time, closed ones too. Written with the documents they stand in.</summary>
public sealed class PostingStore
{
    private readonly StoreDatabase _store;

    internal PostingStore(StoreDatabase store) => _store = store;

    /// <summary>Grows with every posting that opened, changed or closed.</summary>
    public Task<long> VersionAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT value FROM counter WHERE name = 'posting'"), cancellationToken);

    public Task<ImmutableArray<PostingRecord>> AllAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => PostingRows.Read(connection, "ORDER BY id").ToImmutableArray(), cancellationToken);

    /// <summary>Documents of a source that show open postings, and that are no work of a run.</summary>
    public Task<ImmutableArray<(string Kind, string Address)>> LeftOutAsync(string source, long run, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => connection.Query<(string Kind, string Address)>(
            """
            SELECT d.kind, d.address FROM document d
            WHERE d.key IN (SELECT p.document FROM posting p WHERE p.source = @source AND p.closed IS NULL)
              AND NOT EXISTS (SELECT 1 FROM work_item w WHERE w.run = @run AND w.key = d.key)
            ORDER BY d.key
            """,
            new { source, run }).ToImmutableArray(),
        cancellationToken);

    /// <summary>What a document shows now, outside of a harvest: when documents are read anew.</summary>
    /// <returns>Postings opened, changed or closed by it.</returns>
    public Task<int> SeeAsync(PostingSighting seen, CancellationToken cancellationToken = default) => _store.WriteAsync(session => PostingRows.See(session, seen), cancellationToken);
}
