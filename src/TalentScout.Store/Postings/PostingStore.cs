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

    /// <summary>What a document shows now, outside of a harvest: when documents are read anew.</summary>
    /// <returns>Postings opened, changed or closed by it.</returns>
    public Task<int> SeeAsync(PostingSighting seen, CancellationToken cancellationToken = default) => _store.WriteAsync(session => PostingRows.See(session, seen), cancellationToken);
}
