using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>A stored document, and what an extractor reads from it now.</summary>
public sealed record ExtractedEvidence(string DocumentKey, ImmutableArray<Evidence> Evidence);

/// <summary>What people, and how many commits, a repository has: for <see cref="RepositoryFold"/>.</summary>
public readonly record struct RepositoryTally(int Commits, int People);

/// <summary>Derived: what was read from documents. Always with the document it came from.</summary>
public sealed class EvidenceStore
{
    private readonly StoreDatabase _store;

    internal EvidenceStore(StoreDatabase store) => _store = store;

    /// <summary>All claims that name the person, document by document.</summary>
    public Task<IReadOnlyList<Evidence>> OfPersonAsync(CandidateId person, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<Evidence>>(
        connection => [.. Read(connection, "WHERE e.person = @person ORDER BY d.key, e.ord", new { person = person.ToString() })], cancellationToken);

    /// <summary>All claims about a repository and about anyone's work in it.</summary>
    public Task<IReadOnlyList<Evidence>> OfRepositoryAsync(RepositoryId repository, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<Evidence>>(
        connection => [.. Read(connection, "WHERE e.repository = @repository ORDER BY d.key, e.ord", new { repository = repository.ToString() })], cancellationToken);

    /// <summary>The claims of many people at once, by person, as they are to be folded: see <see cref="NamedRepositories"/>. Ask for some hundreds at a time.</summary>
    public Task<ILookup<CandidateId, Evidence>> OfPeopleAsync(IReadOnlyCollection<CandidateId> people, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => NamedRepositories.Resolve(connection, [.. Read(connection, "WHERE e.person IN @people", new { people = people.Select(p => p.ToString()) })]).ToLookup(e => e.Person!.Value), cancellationToken);

    /// <summary>
    /// What everyone who works in them shares: the claims about each repository itself (facts and skills, not anybody's work), and its tally.
    /// </summary>
    public Task<IReadOnlyDictionary<RepositoryId, RepositoryProfile>> ProfilesAsync(
        IReadOnlyCollection<RepositoryId> repositories, SkillCatalogue catalogue, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyDictionary<RepositoryId, RepositoryProfile>>(connection => RepositoryProfiles.Load(connection, repositories, catalogue), cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM evidence"), cancellationToken);

    public Task<int> ReplaceAsync(string documentKey, ImmutableArray<Evidence> evidence, CancellationToken cancellationToken = default) =>
        ReplaceAsync([new ExtractedEvidence(documentKey, evidence)], cancellationToken);

    /// <summary>Puts new evidence in the place of old, for documents that are stored; what has not changed marks nobody.</summary>
    /// <returns>Rows written.</returns>
    public Task<int> ReplaceAsync(IReadOnlyCollection<ExtractedEvidence> extracted, CancellationToken cancellationToken = default)
    {
        var prepared = extracted.Select(e => (e.DocumentKey, Rows: EvidenceRow.Of(e.Evidence), Hash: EvidenceRow.HashOf(e.Evidence), Named: PreparedDocument.NamedIn(e.Evidence))).ToList();
        return _store.WriteAsync(
            session =>
            {
                var gate = _store.Suppressions.Gate(session);
                var writer = new DocumentWriter(session, Times.Ms(_store.Clock.GetUtcNow()));
                foreach (var p in prepared)
                    gate.Learn(p.Named);
                var written = prepared.Sum(p => writer.Replace(p.DocumentKey, gate.Pass(p.Rows), p.Hash));
                writer.Finish();
                return written;
            },
            cancellationToken);
    }

    internal static IEnumerable<Evidence> Read(SqliteConnection connection, string where, object parameters) => connection
        .Query<Row>(
            $"SELECT e.person, e.repository, e.extractor, e.detail, d.key FROM evidence e JOIN document d ON d.id = e.document {where}", parameters, buffered: false)
        .Select(row => EvidenceRow.Read(row.Detail, row.Person, row.Repository, row.Extractor, row.Key));

    private sealed class Row
    {
        public string? Person { get; set; }
        public string? Repository { get; set; }
        public string Extractor { get; set; } = "";
        public string Detail { get; set; } = "";
        public string Key { get; set; } = "";
    }
}
