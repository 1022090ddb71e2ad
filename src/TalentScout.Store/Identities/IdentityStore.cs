using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>What came of a decision about two people: made, or why not, in words.</summary>
public sealed record IdentityVerdict(IdentityDecision? Decision, string? Trouble)
{
    internal static IdentityVerdict No(string trouble) => new(null, trouble);
}

/// <summary>Who is one and the same: the queue of suspects (derived), and what people decided about them (ground).</summary>
public sealed class IdentityStore
{
    /// <summary>A homepage that more people than this give is a company's.</summary>
    private const int MostWithOneClue = 4;

    private readonly StoreDatabase _store;

    internal IdentityStore(StoreDatabase store) => _store = store;

    public Task<IdentityMap> MapAsync(CancellationToken cancellationToken = default) => _store.ReadAsync(MapOf, cancellationToken);

    /// <summary>Newest first, those that were taken back too.</summary>
    public Task<IReadOnlyList<IdentityDecision>> DecisionsAsync(CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<IdentityDecision>>(
        connection => [.. connection.Query<Row>("SELECT id, kind, one, other, reason, made, undone FROM identity_decision ORDER BY id DESC").Select(Read)], cancellationToken);

    /// <summary>Folds authors of posts into the accounts they link, from the next fold on. To be called before a fold, and again after it: it may have brought the account.</summary>
    /// <returns>Joins made, changed or taken away; whoever they concern is marked.</returns>
    public Task<int> JoinAsync(CancellationToken cancellationToken = default) => _store.WriteAsync(IdentityJoins.Renew, cancellationToken);

    /// <summary>Pairs of people who may be one and about whom nobody has decided, surest first.</summary>
    public Task<IReadOnlyList<Suspicion>> SuspectsAsync(int most, CancellationToken cancellationToken = default) => _store.ReadAsync(connection => IdentitySuspects.Find(connection, MostWithOneClue, most), cancellationToken);

    /// <summary>Other is folded into One from now on: to be folded anew by the caller.</summary>
    public Task<IdentityVerdict> MergeAsync(CandidateId one, CandidateId other, string reason, CancellationToken cancellationToken = default) =>
        DecideAsync(DecisionKind.Merge, one, other, reason, cancellationToken);

    /// <summary>They are two: not asked about again.</summary>
    public Task<IdentityVerdict> DistinctAsync(CandidateId one, CandidateId other, string reason, CancellationToken cancellationToken = default) =>
        DecideAsync(DecisionKind.Distinct, one, other, reason, cancellationToken);

    /// <summary>Takes a decision back: who was merged stands for themselves again, and the pair is in the queue again. To be folded anew by the caller.</summary>
    public Task<IdentityVerdict> UndoAsync(long decision, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            if (session.Query<Row>("SELECT id, kind, one, other, reason, made, undone FROM identity_decision WHERE id = @decision", new { decision }).FirstOrDefault() is not { } row)
                return IdentityVerdict.No($"there is no decision {decision}");
            if (row.Undone is not null)
                return IdentityVerdict.No($"decision {decision} was taken back already");
            row.Undone = Times.Ms(_store.Clock.GetUtcNow());
            session.Execute("UPDATE identity_decision SET undone = @Undone WHERE id = @Id", new { row.Undone, row.Id });
            Mark(session, row.One, row.Other);
            return new IdentityVerdict(Read(row), null);
        },
        cancellationToken);

    /// <summary>Whom a handle, an old handle, or the number of somebody merged means now; null where nobody.</summary>
    public Task<CandidateId?> FindAsync(string handleOrId, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => Find(connection, handleOrId), cancellationToken);

    internal static CandidateId? Find(SqliteConnection connection, string handleOrId)
    {
        var text = handleOrId.Trim().TrimStart('@');
        var map = MapOf(connection);
        var known = connection.Query<string>("SELECT person FROM handle WHERE handle = @handle ORDER BY seen DESC, person", new { handle = CandidateStore.LoginKey(text) }).Select(CandidateId.Parse).ToList();
        if (CandidateId.TryParse(text, out var id))
            known.Add(id);
        return known.Select(person => map.TargetOf(person) ?? person).Cast<CandidateId?>()
            .FirstOrDefault(person => connection.ExecuteScalar<long>("SELECT count(*) FROM candidate WHERE id = @id", new { id = person.ToString() }) > 0);
    }

    internal static IdentityMap MapOf(SqliteConnection connection)
    {
        var decided = Decided(connection);
        var joined = IdentityJoins.Of(connection).Select(j => (One: CandidateId.Parse(j.One), Other: CandidateId.Parse(j.Other))).Where(j => !decided.Any(d => d.Other == j.Other || d.One == j.Other));
        // An account that was merged takes along who links it.
        return new IdentityMap([.. decided, .. joined.Select(j => (decided.FirstOrDefault(d => d.Other == j.One, (One: j.One, j.Other)).One, j.Other))]);
    }

    private static List<(CandidateId One, CandidateId Other)> Decided(SqliteConnection connection) =>
    [
        .. connection.Query<(string One, string Other)>("SELECT one, other FROM identity_decision WHERE kind = 'merge' AND undone IS NULL")
            .Select(row => (CandidateId.Parse(row.One), CandidateId.Parse(row.Other))),
    ];

    /// <summary>With the candidate, in its transaction.</summary>
    internal static void Write(WriteSession session, Candidate candidate, long now)
    {
        var id = candidate.Id.ToString();
        session.Prepared("DELETE FROM identity_clue WHERE person = @person").Execute(id);
        foreach (var clue in IdentityClues.Of(candidate))
            session.Prepared("INSERT INTO identity_clue (person, kind, value, url) VALUES (@person, @kind, @value, @url) ON CONFLICT (person, kind, value) DO NOTHING").Execute(id, NameOf(clue.Kind), clue.Value, clue.Url);
        foreach (var handle in candidate.FormerLogins.Add(candidate.Login))
            session.Prepared("INSERT INTO handle (handle, person, seen) VALUES (@handle, @person, @seen) ON CONFLICT (handle, person) DO UPDATE SET seen = excluded.seen").Execute(CandidateStore.LoginKey(handle), id, now);
    }

    /// <summary>The person is no candidate any more; their handles stay, for they may have been merged.</summary>
    internal static void Remove(WriteSession session, CandidateId id) => session.Prepared("DELETE FROM identity_clue WHERE person = @person").Execute(id.ToString());

    /// <summary>Every trace, decisions too.</summary>
    internal static void Purge(WriteSession session, CandidateId id)
    {
        Remove(session, id);
        // Whom they were merged into is folded anew, without them.
        foreach (var target in session.Query<string>("SELECT one FROM identity_decision WHERE kind = 'merge' AND undone IS NULL AND other = @id UNION SELECT one FROM identity_join WHERE other = @id", new { id = id.ToString() }).ToList())
            Mark(session, target);
        session.Execute("DELETE FROM handle WHERE person = @id", new { id = id.ToString() });
        session.Execute("DELETE FROM identity_decision WHERE one = @id OR other = @id", new { id = id.ToString() });
        session.Execute("DELETE FROM identity_join WHERE one = @id OR other = @id", new { id = id.ToString() });
    }

    private Task<IdentityVerdict> DecideAsync(DecisionKind kind, CandidateId one, CandidateId other, string reason, CancellationToken cancellationToken) => _store.WriteAsync(
        session =>
        {
            if (one == other)
                return IdentityVerdict.No("a person and themselves are one already");
            foreach (var id in new[] { one, other })
                if (session.Connection.ExecuteScalar<long>("SELECT (SELECT count(*) FROM candidate WHERE id = @id) + (SELECT count(*) FROM identity_join WHERE other = @id)", new { id = id.ToString() }, session.Transaction) == 0)
                    return IdentityVerdict.No($"nobody with the id '{id}' stands for themselves in the store");
            if (kind == DecisionKind.Merge && Decided(session.Connection).Any(d => d.One == other))
                return IdentityVerdict.No($"others were merged into {other}: take that back first, or merge the other way round");
            var row = new Row { Kind = NameOf(kind), One = one.ToString(), Other = other.ToString(), Reason = reason, Made = Times.Ms(_store.Clock.GetUtcNow()) };
            row.Id = session.Connection.ExecuteScalar<long>(
                "INSERT INTO identity_decision (kind, one, other, reason, made) VALUES (@Kind, @One, @Other, @Reason, @Made) RETURNING id", row, session.Transaction);
            // Two that a link had made one are marked too.
            Mark(session, row.One, row.Other);
            return new IdentityVerdict(Read(row), null);
        },
        cancellationToken);

    internal static void Mark(WriteSession session, params string[] people)
    {
        var mark = session.Next("mark");
        foreach (var person in people)
            session.Execute("INSERT INTO dirty (person, mark) VALUES (@person, @mark) ON CONFLICT (person) DO UPDATE SET mark = excluded.mark", new { person, mark });
    }

    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;

    private static IdentityDecision Read(Row row) => new()
    {
        Id = row.Id,
        Kind = row.Kind == NameOf(DecisionKind.Merge) ? DecisionKind.Merge : DecisionKind.Distinct,
        One = CandidateId.Parse(row.One),
        Other = CandidateId.Parse(row.Other),
        Reason = row.Reason,
        Made = Times.At(row.Made),
        Undone = Times.At(row.Undone),
    };

    private sealed class Row
    {
        public long Id { get; set; }
        public string Kind { get; set; } = "";
        public string One { get; set; } = "";
        public string Other { get; set; } = "";
        public string Reason { get; set; } = "";
        public long Made { get; set; }
        public long? Undone { get; set; }
    }
}
