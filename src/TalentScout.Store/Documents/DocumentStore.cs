using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>A document with everything that was read from it.</summary>
public sealed record DocumentEvidence(SourceDocument Document, ImmutableArray<Evidence> Evidence);

/// <summary>Ground: what fetches brought. Bodies are unpacked on the way out.</summary>
public sealed class DocumentStore
{
    private const string Columns = "id, key, source, kind, address, person, repository, fetched, confirmed, etag, last_modified, next, context, body";

    /// <summary>Documents unpacked at once while streaming.</summary>
    private const int Page = 200;

    private readonly StoreDatabase _store;

    internal DocumentStore(StoreDatabase store) => _store = store;

    /// <returns>Null where there is none.</returns>
    public Task<SourceDocument?> GetAsync(string key, CancellationToken cancellationToken = default) => _store.ReadAsync<SourceDocument?>(
        connection => Read(connection, "WHERE key = @key", new { key }).Select(d => d.Document).FirstOrDefault(), cancellationToken);

    public Task<bool> HasAsync(string key, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => connection.ExecuteScalar<long>("SELECT count(*) FROM document WHERE key = @key", new { key }) > 0, cancellationToken);

    /// <summary>Everything, or one source's, in the order of its first fetch; pages are read one after the other, so that a long reader holds up nothing.</summary>
    public async IAsyncEnumerable<SourceDocument> StreamAsync(string? source = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = 0L;
        while (true)
        {
            var from = after;
            var page = await _store.ReadAsync(
                connection => Read(
                    connection, $"WHERE id > @from {(source is null ? "" : "AND source = @source")} ORDER BY id LIMIT {Page}", new { from, source }).ToList(),
                cancellationToken);
            if (page.Count == 0)
                yield break;
            foreach (var (_, document) in page)
                yield return document;
            after = page[^1].Id;
        }
    }

    /// <summary>What is wholly about a person.</summary>
    public Task<IReadOnlyList<SourceDocument>> OfPersonAsync(CandidateId person, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<SourceDocument>>(
        connection => [.. Read(connection, "WHERE person = @person ORDER BY key", new { person = person.ToString() }).Select(d => d.Document)], cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM document"), cancellationToken);

    /// <summary>Stores documents and replaces their evidence, in one transaction. What has not changed, and whatever is suppressed, is left out.</summary>
    /// <returns>Rows of evidence written.</returns>
    public Task<int> SaveAsync(IEnumerable<DocumentEvidence> documents, CancellationToken cancellationToken = default)
    {
        var prepared = documents.Select(d => PreparedDocument.Of(d.Document, d.Evidence)).ToList();
        return _store.WriteAsync(
            session =>
            {
                var gate = _store.Suppressions.Gate(session);
                var writer = new DocumentWriter(session, Times.Ms(_store.Clock.GetUtcNow()));
                var written = prepared.Select(gate.Pass).OfType<PreparedDocument>().Sum(p => writer.Save(p));
                writer.Finish();
                return written;
            },
            cancellationToken);
    }

    internal static IEnumerable<(long Id, SourceDocument Document)> Read(SqliteConnection connection, string where, object parameters) => connection
        .Query<Row>($"SELECT {Columns} FROM document {where}", parameters, buffered: false)
        .Select(row => (row.Id, row.Document()));

    /// <summary>Set by name, since SQLite tells no types of a column that is null.</summary>
    private sealed class Row
    {
        public long Id { get; set; }
        public string Key { get; set; } = "";
        public string Source { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Address { get; set; } = "";
        public string? Person { get; set; }
        public string? Repository { get; set; }
        public long Fetched { get; set; }
        public long Confirmed { get; set; }
        public string? Etag { get; set; }
        public string? Last_modified { get; set; }
        public string? Next { get; set; }
        public string Context { get; set; } = "{}";
        public byte[] Body { get; set; } = [];

        public SourceDocument Document() => new()
        {
            Key = Key,
            Source = Source,
            Kind = Kind,
            Address = Address,
            Person = Person is null ? null : CandidateId.Parse(Person),
            Repository = Repository is null ? null : RepositoryId.Parse(Repository),
            Fetched = Times.At(Fetched),
            Confirmed = Times.At(Confirmed),
            Validators = Etag is null && Last_modified is null ? Validators.None : new Validators(Etag, Last_modified),
            Next = Next,
            Context = Context,
            Body = Packing.Unpack(Body),
        };
    }
}
