using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Somebody whose evidence changed; the mark tells whether it changed again while they were being folded.</summary>
public readonly record struct DirtyPerson(CandidateId Id, long Mark);

/// <summary>What folding a marked person gave: null where no evidence is left.</summary>
public sealed record FoldedPerson(DirtyPerson Person, Candidate? Candidate);

/// <summary>Derived: people as folded, who has to be folded anew, and the feed of changes that an index follows.</summary>
public sealed class CandidateStore
{
    private const int Page = 500;
    private const string FoldRules = "SELECT value FROM setting WHERE name = 'fold_rules'";
    private readonly StoreDatabase _store;

    internal CandidateStore(StoreDatabase store) => _store = store;

    /// <returns>Null where there is none.</returns>
    public Task<Candidate?> GetAsync(CandidateId id, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => Unpack(connection.QueryFirstOrDefault<byte[]>("SELECT body FROM candidate WHERE id = @id", new { id = id.ToString() })), cancellationToken);

    /// <summary>
    /// By login (any case) or by id in text form, then by a login of before and by what was merged into somebody; a login that is also somebody's number is taken for a
    /// login first.
    /// </summary>
    public Task<Candidate?> FindAsync(string loginOrId, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => Unpack(
            connection.QueryFirstOrDefault<byte[]>("SELECT body FROM candidate WHERE login = @login ORDER BY seq DESC", new { login = LoginKey(loginOrId) })
            ?? connection.QueryFirstOrDefault<byte[]>("SELECT body FROM candidate WHERE id = @id", new { id = loginOrId.Trim() })
            ?? connection.QueryFirstOrDefault<byte[]>("SELECT body FROM candidate WHERE id = @id", new { id = IdentityStore.Find(connection, loginOrId)?.ToString() })),
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM candidate"), cancellationToken);

    /// <summary>People whose last change came after a sequence number, removals apart.</summary>
    public Task<long> ChangedCountAsync(long after, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM candidate WHERE seq > @after", new { after }), cancellationToken);

    /// <summary>The number of the last change; 0 before the first.</summary>
    public Task<long> SequenceAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => CounterOf(connection, "sequence"), cancellationToken);

    /// <summary>The feed is complete only for readers who have passed this number; others read everybody, from 0.</summary>
    public Task<long> TrimmedAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => CounterOf(connection, "trimmed"), cancellationToken);

    /// <summary>
    /// The next changes after a sequence number, oldest first, a person's last change only. From 0 it tells of everybody there is.
    /// Fewer than <paramref name="take"/>: that was all.
    /// </summary>
    public async Task<IReadOnlyList<CandidateChange>> ChangesAsync(long after, int take, CancellationToken cancellationToken = default)
    {
        var rows = await _store.ReadAsync(
            connection => connection.Query<ChangeRow>(
                """
                SELECT seq, id, body FROM (SELECT seq, id, body FROM candidate WHERE seq > @after ORDER BY seq LIMIT @take) AS changed
                UNION ALL
                SELECT seq, id, NULL AS body FROM (SELECT seq, id FROM removed WHERE seq > @after ORDER BY seq LIMIT @take) AS gone
                ORDER BY seq LIMIT @take
                """,
                new { after, take }).AsList(),
            cancellationToken);
        // Unpacking takes longer than reading.
        return [.. rows.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(row => new CandidateChange(row.Seq, CandidateId.Parse(row.Id), Unpack(row.Body)))];
    }

    /// <summary>Everybody there is, in no order, without what a survey does not look at.</summary>
    public async IAsyncEnumerable<CandidateOutline> OutlinesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = 0L;
        while (true)
        {
            var rows = await _store.ReadAsync(
                connection => connection.Query<ChangeRow>("SELECT seq, body FROM candidate WHERE seq > @after ORDER BY seq LIMIT @take", new { after, take = Page }).AsList(), cancellationToken);
            if (rows.Count == 0)
                yield break;
            after = rows[^1].Seq;
            foreach (var outline in rows.AsParallel().Select(row => JsonSerializer.Deserialize(Packing.Unpack(row.Body!), StoreJson.OfOutline)!).ToList())
                yield return outline;
        }
    }

    /// <summary>Everybody, in the order of their last change.</summary>
    public async IAsyncEnumerable<Candidate> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = 0L;
        while (true)
        {
            var page = await ChangesAsync(after, Page, cancellationToken);
            foreach (var change in page)
            {
                if (change.Candidate is not null)
                    yield return change.Candidate;
            }

            if (page.Count < Page)
                yield break;
            after = page[^1].Sequence;
        }
    }

    /// <summary>The mark that was given last; those given from now on are greater.</summary>
    public Task<long> NewestMarkAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => CounterOf(connection, "mark"), cancellationToken);

    /// <summary>People marked for folding, by id as text, beyond one (null: from the first).</summary>
    /// <param name="after">Only those whose mark is newer; 0: all.</param>
    public Task<IReadOnlyList<DirtyPerson>> DirtyAsync(int take, CandidateId? beyond = null, long after = 0, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<DirtyPerson>>(
        connection =>
        [
            .. connection.Query<(string Person, long Mark)>(
                "SELECT person, mark FROM dirty WHERE person > @beyond AND mark > @after ORDER BY person LIMIT @take", new { beyond = beyond?.ToString() ?? "", after, take })
                .Select(row => new DirtyPerson(CandidateId.Parse(row.Person), row.Mark)),
        ],
        cancellationToken);

    public Task<long> DirtyCountAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM dirty"), cancellationToken);

    /// <summary>Marks everybody who works in a repository that changed: their shares and skills come from it. To be called before the last fold of a run.</summary>
    /// <returns>People marked.</returns>
    public Task<int> MarkPeopleOfChangedRepositoriesAsync(CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var mark = session.Next("mark");
            var marked = session.Execute(
                """
                INSERT INTO dirty (person, mark)
                SELECT DISTINCT e.person, @mark FROM dirty_repository r JOIN evidence e ON e.repository = r.repository WHERE e.person IS NOT NULL
                ON CONFLICT (person) DO NOTHING
                """,
                new { mark });
            session.Execute("DELETE FROM dirty_repository");
            return marked;
        },
        cancellationToken);

    /// <summary>False where a fold by these rules has not begun yet, other than over nobody.</summary>
    public Task<bool> AreFoldedByAsync(string rules, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => connection.QueryFirstOrDefault<string>(FoldRules) is { } stored ? stored == rules : connection.ExecuteScalar<long>("SELECT count(*) FROM candidate") == 0, cancellationToken);

    /// <summary>Marks everybody where the rules (fold, catalogue, gazetteer) are not those that the stored people were folded by.</summary>
    /// <returns>True where they had changed.</returns>
    public Task<bool> MarkEverybodyUnlessAsync(string rules, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            if (session.Query<string>(FoldRules).FirstOrDefault() == rules)
                return false;
            session.Execute("INSERT INTO setting (name, value) VALUES ('fold_rules', @rules) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { rules });
            var mark = session.Next("mark");
            session.Execute("INSERT INTO dirty (person, mark) SELECT DISTINCT person, @mark FROM evidence WHERE person IS NOT NULL ON CONFLICT (person) DO UPDATE SET mark = excluded.mark", new { mark });
            session.Execute("INSERT INTO dirty (person, mark) SELECT id, @mark FROM candidate WHERE true ON CONFLICT (person) DO NOTHING", new { mark });
            return true;
        },
        cancellationToken);

    /// <summary>
    /// Stores what was folded, and takes the marks away unless they are newer. Only what differs gets a sequence number. Whose mark is gone was folded by another process since, from
    /// what is newer: left as they are.
    /// </summary>
    /// <returns>Candidates written or removed.</returns>
    public Task<int> SaveAsync(IReadOnlyCollection<FoldedPerson> folded, CancellationToken cancellationToken = default)
    {
        var packed = folded.Select(PackedCandidate.Of).ToList();
        return _store.WriteAsync(
            session =>
            {
                var gate = _store.Suppressions.Gate(session);
                var now = Times.Ms(_store.Clock.GetUtcNow());
                var changed = 0;
                foreach (var p in packed)
                {
                    if (p.Person.Mark > 0 && session.Prepared("SELECT count(*) FROM dirty WHERE person = @person").Scalar<long>(p.Person.Id.ToString()) == 0)
                        continue;
                    var there = p.Candidate is not null && gate.Pass(p.Candidate);
                    changed += there ? Write(session, p, now) : Remove(session, p.Person.Id);
                    session.Prepared("DELETE FROM dirty WHERE person = @person AND mark <= @mark").Execute(p.Person.Id.ToString(), p.Person.Mark);
                }

                return changed;
            },
            cancellationToken);
    }

    /// <summary>Forgets removals that every index has passed, in the file's free space too.</summary>
    /// <returns>Removals forgotten.</returns>
    public async Task<int> TrimAsync(long passed, CancellationToken cancellationToken = default)
    {
        if (await _store.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM removed WHERE seq <= @passed", new { passed }), cancellationToken) == 0)
            return 0;
        var forgotten = await _store.WriteAsync(
            session =>
            {
                session.Execute("UPDATE counter SET value = (SELECT coalesce(max(seq), value) FROM removed WHERE seq <= @passed) WHERE name = 'trimmed'", new { passed });
                return session.Execute("DELETE FROM removed WHERE seq <= @passed", new { passed });
            },
            cancellationToken);
        await _store.ForgetOldPagesAsync(cancellationToken);
        return forgotten;
    }

    internal static int Remove(WriteSession session, CandidateId id)
    {
        IdentityStore.Remove(session, id);
        if (session.Prepared("DELETE FROM candidate WHERE id = @id").Execute(id.ToString()) == 0)
            return 0;
        session.Prepared("INSERT INTO removed (id, seq) VALUES (@id, @seq) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq").Execute(id.ToString(), session.Next("sequence"));
        return 1;
    }

    internal static Candidate? Unpack(byte[]? body) => body is null ? null : JsonSerializer.Deserialize(Packing.Unpack(body), StoreJson.OfCandidate);

    internal static string LoginKey(string login) => login.Trim().ToLower(CultureInfo.InvariantCulture);

    private static long CounterOf(SqliteConnection connection, string name) => connection.ExecuteScalar<long>("SELECT value FROM counter WHERE name = @name", new { name });

    private static int Write(WriteSession session, PackedCandidate p, long now)
    {
        var id = p.Person.Id.ToString();
        if (session.Prepared("SELECT hash FROM candidate WHERE id = @id").Scalar<string>(id) == p.Hash)
            return 0;
        session.Prepared(
            """
            INSERT INTO candidate (id, seq, login, hash, body) VALUES (@id, @seq, @login, @hash, @body)
            ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, login = excluded.login, hash = excluded.hash, body = excluded.body
            """).Execute(id, session.Next("sequence"), LoginKey(p.Candidate!.Login), p.Hash, p.Body);
        session.Prepared("DELETE FROM removed WHERE id = @id").Execute(id);
        IdentityStore.Write(session, p.Candidate!, now);
        return 1;
    }

    private sealed class ChangeRow
    {
        public long Seq { get; set; }
        public string Id { get; set; } = "";
        public byte[]? Body { get; set; }
    }
}
