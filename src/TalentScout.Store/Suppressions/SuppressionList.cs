using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Dapper;

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

    public bool Contains(CandidateId id) => Contains(_loaded, HashOfId(id.Source, id.Key));

    /// <summary>By handle (any case) or by id at that source.</summary>
    public bool Contains(string source, string idOrHandle) =>
        _loaded.Hashes.Count > 0 && (Contains(_loaded, HashOfHandle(source, idOrHandle)) || Contains(_loaded, HashOfId(source, idOrHandle)));

    /// <summary>Never again. Does not remove what is there: see <see cref="StoreDatabase.SuppressAsync"/>.</summary>
    public Task AddAsync(CandidateId id, string reason, CancellationToken cancellationToken = default) => AddAsync([HashOfId(id.Source, id.Key)], reason, cancellationToken);

    /// <inheritdoc cref="AddAsync(CandidateId, string, CancellationToken)"/>
    public Task AddAsync(string source, string handle, string reason, CancellationToken cancellationToken = default) =>
        AddAsync([HashOfHandle(source, handle)], reason, cancellationToken);

    internal static SuppressionList Open(StoreDatabase store, WriteSession session)
    {
        session.Execute(
            "INSERT INTO setting (name, value) VALUES (@Salt, @fresh) ON CONFLICT (name) DO NOTHING", new { Salt, fresh = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)) });
        var salt = session.Connection.ExecuteScalar<string>("SELECT value FROM setting WHERE name = @Salt", new { Salt })!;
        return new SuppressionList(store, Convert.FromHexString(salt), Load(session));
    }

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

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(text)));

    private sealed record Loaded(long Version, FrozenSet<string> Hashes);
}
