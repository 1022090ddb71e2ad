using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>
/// Who asked not to be here. Only salted hashes are kept, so that the list itself is no list of people; numbers can still be tried one by one by
/// whoever holds the file. Held in memory; another process's additions are seen at the next transaction of this one.
/// </summary>
public sealed class SuppressionList
{
    private const string Salt = "suppression_salt";
    private readonly StoreDatabase _store;
    private readonly byte[] _salt;
    private volatile Loaded _loaded;

    private SuppressionList(StoreDatabase store, byte[] salt, Loaded loaded)
    {
        _store = store;
        _salt = salt;
        _loaded = loaded;
    }

    /// <summary>Grows with every addition: what was read under an older version may name somebody who has asked to leave since.</summary>
    public long Version => _loaded.Version;

    public int Count => _loaded.Hashes.Count;

    public bool Contains(CandidateId id) => _loaded.Hashes.Count > 0 && Contains(_loaded, HashOfId(id.Source, id.Key));

    /// <summary>By handle (any case) or by id at that source.</summary>
    public bool Contains(string source, string idOrHandle) =>
        _loaded.Hashes.Count > 0 && (Contains(_loaded, HashOfHandle(source, idOrHandle)) || Contains(_loaded, HashOfId(source, idOrHandle)));

    /// <summary>Never again. Does not remove what is there: see <see cref="StoreDatabase.SuppressAsync"/>.</summary>
    public Task AddAsync(CandidateId id, string reason, CancellationToken cancellationToken = default) => AddAsync([HashOfId(id.Source, id.Key)], reason, cancellationToken);

    /// <inheritdoc cref="AddAsync(CandidateId, string, CancellationToken)"/>
    public Task AddAsync(string source, string handle, string reason, CancellationToken cancellationToken = default) =>
        AddAsync([HashOfHandle(source, handle)], reason, cancellationToken);

    /// <summary>
    /// Takes over who asked not to be here from the store of another directory, of which this one is an older or newer state: hashes mean nothing under another salt. Does not remove
    /// what is there.
    /// </summary>
    /// <returns>How many were added; null where that store has a list that cannot be taken over: of another installation, or damaged.</returns>
    public async Task<int?> TakeOverAsync(string directory, CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(directory, StoreDatabase.FileName);
        if (!File.Exists(path))
            return 0;
        try
        {
            var (salt, rows) = await Task.Run(() => OtherList(path), cancellationToken);
            if (rows.Count == 0)
                return 0;
            if (!string.Equals(salt, Convert.ToHexString(_salt), StringComparison.OrdinalIgnoreCase))
                return null;
            return await _store.WriteAsync(
                session =>
                {
                    var before = Count;
                    foreach (var reason in rows.GroupBy(r => r.Reason, r => r.Hash, StringComparer.Ordinal))
                        Add(session, reason, reason.Key);
                    return Count - before;
                },
                cancellationToken);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Of whom something is stored although they are on the list. Nobody, but for a state that came back from a backup.</summary>
    public Task<IReadOnlyList<CandidateId>> StoredAsync(CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<CandidateId>>(
        connection =>
        {
            if (Count == 0)
                return [];
            var found = new SortedSet<CandidateId>();
            foreach (var id in connection.Query<string>(
                "SELECT id FROM candidate UNION SELECT person FROM evidence WHERE person IS NOT NULL UNION SELECT person FROM document WHERE person IS NOT NULL").Select(CandidateId.Parse).Where(id => Contains(id)))
                found.Add(id);
            foreach (var (handle, person) in connection.Query<(string, string)>("SELECT handle, person FROM handle UNION SELECT login, id FROM candidate"))
            {
                if (CandidateId.Parse(person) is var id && Contains(id.Source, handle))
                    found.Add(id);
            }

            foreach (var person in RunRecords.All(connection, NameRuns.People).Where(p => p.Id > 0))
            {
                if (CandidateId.OfGitHub(person.Id) is var id && (Contains(id) || Contains(id.Source, Encoding.UTF8.GetString(person.Text.AsSpan()))))
                    found.Add(id);
            }

            return [.. found];
        },
        cancellationToken);

    internal static SuppressionList Open(StoreDatabase store, WriteSession session) => new(store, Secret.Of(session, Salt), Load(session));

    /// <summary>The list as of this transaction, for what is about to be stored in it.</summary>
    internal SuppressionGate Gate(WriteSession session)
    {
        if (session.Counter("suppression") != _loaded.Version)
            _loaded = Load(session);
        return new SuppressionGate(this, session);
    }

    /// <summary>The list has changed in this transaction.</summary>
    internal void Add(WriteSession session, IEnumerable<string> hashes, string reason)
    {
        var now = Times.Ms(_store.Clock.GetUtcNow());
        var added = hashes.Sum(hash => session.Execute(
            "INSERT INTO suppression (hash, added, reason) VALUES (@hash, @now, @reason) ON CONFLICT (hash) DO NOTHING", new { hash, now, reason }));
        if (added > 0)
            session.Next("suppression");
        _loaded = Load(session);
    }

    internal string HashOfId(string source, string key) => Hash($"id\n{source}\n{key}");
    internal string HashOfHandle(string source, string handle) => Hash($"handle\n{source}\n{handle.Trim().ToLowerInvariant()}");

    private static Loaded Load(WriteSession session) =>
        new(session.Counter("suppression"), session.Query<string>("SELECT hash FROM suppression").ToFrozenSet(StringComparer.Ordinal));

    private static bool Contains(Loaded loaded, string hash) => loaded.Hashes.Contains(hash);

    private Task AddAsync(string[] hashes, string reason, CancellationToken cancellationToken) =>
        _store.WriteAsync(session => Add(session, hashes, reason), cancellationToken);

    private static (string? Salt, List<(string Hash, string Reason)> Rows) OtherList(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return (connection.ExecuteScalar<string>("SELECT value FROM setting WHERE name = @Salt", new { Salt }), connection.Query<(string, string)>("SELECT hash, reason FROM suppression").ToList());
    }

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(text)));

    private sealed record Loaded(long Version, FrozenSet<string> Hashes);
}
