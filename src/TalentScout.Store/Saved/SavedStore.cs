using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Alerts of one night on their way to one address.</summary>
/// <param name="Way">"webhook" or "email".</param>
public sealed record Delivery(long Id, long Search, string Way, string Target, long FirstAlert, long LastAlert, DateTimeOffset Made, string State, int Attempts, DateTimeOffset NotBefore, string? Reason);

/// <summary>Saved searches, their last answers, alerts, and what is still to be sent.</summary>
public sealed class SavedStore
{
    public const string Webhook = "webhook", Email = "email";
    private static readonly TimeSpan Regret = TimeSpan.FromDays(1);
    private const int Waiting = 0, Sent = 1, GivenUp = 2;
    private static readonly ImmutableArray<string> States = ["waiting", "sent", "given up"];
    private const string Columns = "id, name, text, canonical, meaning, weights, scorer, owner, email, webhook, made, asked, paused, version, (SELECT count(*) FROM saved_alert a WHERE a.search = saved_search.id AND a.seen = 0) AS unread";
    private readonly StoreDatabase _store;

    internal SavedStore(StoreDatabase store) => _store = store;

    private long RegretSince => Times.Ms(_store.Clock.GetUtcNow() - Regret);

    public Task<IReadOnlyList<SavedSearch>> AllAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<SavedSearch>>(connection => [.. Searches(connection, "WHERE removed IS NULL ORDER BY id DESC")], cancellationToken);

    public Task<SavedSearch?> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => Searches(connection, "WHERE id = @id AND removed IS NULL", new { id }).FirstOrDefault(), cancellationToken);

    /// <summary>Deleted within a day, newest first: they can be brought back.</summary>
    public Task<IReadOnlyList<SavedSearch>> RemovedAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<SavedSearch>>(connection => [.. Searches(connection, "WHERE removed >= @since ORDER BY removed DESC", new { since = RegretSince })], cancellationToken);

    /// <summary>Alerts that nobody has seen, of all searches.</summary>
    public Task<int> UnreadAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => (int)connection.ExecuteScalar<long>("SELECT count(*) FROM saved_alert a WHERE a.seen = 0 AND EXISTS (SELECT 1 FROM saved_search s WHERE s.id = a.search AND s.removed IS NULL)"), cancellationToken);

    public Task<SavedSearch> CreateAsync(SavedSearch search, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => search with
        {
            Id = session.Connection.ExecuteScalar<long>(
                """
                INSERT INTO saved_search (name, text, canonical, meaning, weights, scorer, owner, email, webhook, made, asked, paused, version)
                VALUES (@Name, @Text, @Canonical, @Meaning, @Weights, @Scorer, @Owner, @Email, @Webhook, @Made, NULL, NULL, 1) RETURNING id
                """,
                Record.Of(search),
                session.Transaction),
            Version = 1,
        },
        cancellationToken);

    /// <param name="version">The one that the edit is made on.</param>
    /// <returns>Null where it has changed since, or is gone.</returns>
    public Task<SavedSearch?> EditAsync(long id, long version, Func<SavedSearch, SavedSearch> edit, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            if (Searches(session.Connection, "WHERE id = @id AND version = @version", new { id, version }, session.Transaction).FirstOrDefault() is not { } now)
                return null;
            var changed = edit(now) with { Id = id, Version = version + 1 };
            session.Execute(
                "UPDATE saved_search SET name = @Name, text = @Text, canonical = @Canonical, meaning = @Meaning, weights = @Weights, scorer = @Scorer, email = @Email, webhook = @Webhook, paused = @Paused, version = @Version WHERE id = @Id",
                Record.Of(changed));
            // Another query has another past.
            if (changed.Canonical != now.Canonical)
                session.Execute("DELETE FROM saved_hit WHERE search = @id", new { id });
            return changed;
        },
        cancellationToken);

    /// <summary>Not asked and not told of any more; can be brought back for a day. Those deleted before that go for good.</summary>
    /// <returns>False where there is none.</returns>
    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            foreach (var old in session.Query<long>("SELECT id FROM saved_search WHERE removed < @since", new { since = RegretSince }).ToList())
                Forget(session, old);
            return session.Execute("UPDATE saved_search SET removed = @now WHERE id = @id AND removed IS NULL", new { now = Times.Ms(_store.Clock.GetUtcNow()), id }) > 0;
        },
        cancellationToken);

    /// <returns>False where there is nothing to bring back.</returns>
    public Task<bool> RestoreAsync(long id, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute("UPDATE saved_search SET removed = NULL WHERE id = @id AND removed >= @since", new { id, since = RegretSince }) > 0, cancellationToken);

    /// <summary>The last answer, by rank.</summary>
    public Task<IReadOnlyList<SavedHit>> HitsAsync(long search, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<SavedHit>>(
        connection => [.. connection.Query<byte[]>("SELECT body FROM saved_hit WHERE search = @search", new { search }).Select(b => JsonSerializer.Deserialize(Packing.Unpack(b), ShortlistJson.Default.SavedHit)!).OrderBy(h => h.Row.Rank)],
        cancellationToken);

    /// <summary>Tonight's answer in place of the last one, what it brought, and what is to be sent of that: all or nothing.</summary>
    /// <param name="search">With scorer and pause as they are from now on.</param>
    /// <returns>The alerts as they are kept.</returns>
    public Task<ImmutableArray<SearchAlert>> FinishAsync(SavedSearch search, IReadOnlyCollection<SavedHit>? hits, IReadOnlyCollection<SearchAlert> alerts, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var now = Times.Ms(_store.Clock.GetUtcNow());
            session.Execute("UPDATE saved_search SET scorer = @Scorer, paused = @Paused, asked = @now, version = version + 1 WHERE id = @Id", new { search.Scorer, search.Paused, now, search.Id });
            if (hits is not null)
            {
                session.Execute("DELETE FROM saved_hit WHERE search = @Id", new { search.Id });
                foreach (var hit in hits.Where(h => !_store.Suppressions.Contains(h.Row.Id)))
                    session.Prepared("INSERT INTO saved_hit (search, candidate, body) VALUES (@search, @candidate, @body)")
                        .Execute(search.Id, hit.Row.Id.ToString(), Packing.Pack(JsonSerializer.SerializeToUtf8Bytes(hit, ShortlistJson.Default.SavedHit)));
            }

            var kept = alerts.Where(a => a.Candidate is not { } person || !_store.Suppressions.Contains(person)).Select(a => Insert(session, search.Id, a, now)).ToImmutableArray();
            if (!kept.IsEmpty)
                foreach (var (way, target) in new[] { (Webhook, search.Webhook), (Email, search.Email) })
                    if (target is not null)
                        session.Execute(
                            "INSERT INTO saved_delivery (search, way, target, first_alert, last_alert, made, state, attempts, not_before) VALUES (@search, @way, @target, @first, @last, @now, 0, 0, @now)",
                            new { search = search.Id, way, target, first = kept[0].Id, last = kept[^1].Id, now });
            return kept;
        },
        cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="search">Null: of all.</param>
    public Task<IReadOnlyList<SearchAlert>> AlertsAsync(long? search, int take, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<SearchAlert>>(connection => [.. Alerts(connection, "WHERE @search IS NULL OR search = @search ORDER BY id DESC LIMIT @take", new { search, take })], cancellationToken);

    /// <summary>Those of a delivery that are still there, in their order.</summary>
    public Task<IReadOnlyList<SearchAlert>> AlertsAsync(Delivery delivery, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<SearchAlert>>(
        connection => [.. Alerts(connection, "WHERE search = @Search AND id BETWEEN @FirstAlert AND @LastAlert ORDER BY id", new { delivery.Search, delivery.FirstAlert, delivery.LastAlert })], cancellationToken);

    /// <summary>Somebody has seen them.</summary>
    /// <param name="seen">false takes that back.</param>
    public Task<int> SeenAsync(long search, bool seen, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Execute("UPDATE saved_alert SET seen = @now WHERE search = @search AND seen <> @now", new { search, now = seen ? 1 : 0 }), cancellationToken);

    /// <summary>What is due to be sent, oldest first.</summary>
    public Task<IReadOnlyList<Delivery>> DueAsync(int take, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<Delivery>>(
        connection => [.. Deliveries(connection, "WHERE state = 0 AND not_before <= @now AND NOT EXISTS (SELECT 1 FROM saved_search s WHERE s.id = saved_delivery.search AND s.removed IS NOT NULL) ORDER BY id LIMIT @take", new { now = Times.Ms(_store.Clock.GetUtcNow()), take })], cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Delivery>> DeliveriesAsync(long search, int take, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<Delivery>>(connection => [.. Deliveries(connection, "WHERE search = @search ORDER BY id DESC LIMIT @take", new { search, take })], cancellationToken);

    public Task SentAsync(long delivery, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute("UPDATE saved_delivery SET state = @Sent, attempts = attempts + 1, reason = NULL WHERE id = @delivery", new { Sent, delivery }), cancellationToken);

    /// <param name="after">Until the next try; null: it is given up.</param>
    public Task FailedAsync(long delivery, string reason, TimeSpan? after, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute(
            "UPDATE saved_delivery SET state = @state, attempts = attempts + 1, reason = @reason, not_before = @next WHERE id = @delivery",
            new { state = after is null ? GivenUp : Waiting, reason, next = Times.Ms(_store.Clock.GetUtcNow() + (after ?? TimeSpan.Zero)), delivery }),
        cancellationToken);

    /// <summary>Every trace of a person in answers and alerts.</summary>
    internal static void Purge(WriteSession session, CandidateId person)
    {
        session.Execute("DELETE FROM saved_hit WHERE candidate = @id", new { id = person.ToString() });
        session.Execute("DELETE FROM saved_alert WHERE candidate = @id", new { id = person.ToString() });
    }

    private static void Forget(WriteSession session, long id)
    {
        foreach (var table in new[] { "saved_hit", "saved_alert", "saved_delivery" })
            session.Execute($"DELETE FROM {table} WHERE search = @id", new { id });
        session.Execute("DELETE FROM saved_search WHERE id = @id", new { id });
    }

    private static SearchAlert Insert(WriteSession session, long search, SearchAlert alert, long now) => alert with
    {
        Id = session.Connection.ExecuteScalar<long>(
            "INSERT INTO saved_alert (search, kind, candidate, login, name, because, at, seen) VALUES (@search, @kind, @candidate, @Login, @Name, @Because, @now, 0) RETURNING id",
            new { search, kind = IdentityStore.NameOf(alert.Kind), candidate = alert.Candidate?.ToString(), alert.Login, alert.Name, alert.Because, now },
            session.Transaction),
        Search = search,
        At = Times.At(now),
    };

    private static IEnumerable<SearchAlert> Alerts(SqliteConnection connection, string where, object parameters) => connection
        .Query<AlertRecord>($"SELECT id, search, kind, candidate, login, name, because, at, seen FROM saved_alert {where}", parameters)
        .Select(a => new SearchAlert(JsonSerializer.Deserialize<AlertKind>($"\"{a.Kind}\""), a.Candidate is null ? null : CandidateId.Parse(a.Candidate), a.Login, a.Name, a.Because)
        {
            Id = a.Id,
            Search = a.Search,
            At = Times.At(a.At),
            Read = a.Seen != 0,
        });

    private static IEnumerable<Delivery> Deliveries(SqliteConnection connection, string where, object parameters) => connection
        .Query<DeliveryRecord>($"SELECT id, search, way, target, first_alert AS FirstAlert, last_alert AS LastAlert, made, state, attempts, not_before AS NotBefore, reason FROM saved_delivery {where}", parameters)
        .Select(d => new Delivery(d.Id, d.Search, d.Way, d.Target, d.FirstAlert, d.LastAlert, Times.At(d.Made), States[(int)d.State], (int)d.Attempts, Times.At(d.NotBefore), d.Reason));

    private static IEnumerable<SavedSearch> Searches(SqliteConnection connection, string where, object? parameters = null, SqliteTransaction? transaction = null) =>
        connection.Query<Record>($"SELECT {Columns} FROM saved_search {where}", parameters, transaction).Select(r => r.Read());

    private sealed class Record
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public string Text { get; set; } = "";
        public string Canonical { get; set; } = "";
        public string Meaning { get; set; } = "";
        public string Weights { get; set; } = "";
        public string Scorer { get; set; } = "";
        public string Owner { get; set; } = "";
        public string? Email { get; set; }
        public string? Webhook { get; set; }
        public long Made { get; set; }
        public long? Asked { get; set; }
        public string? Paused { get; set; }
        public long Version { get; set; }
        public long Unread { get; set; }

        public static Record Of(SavedSearch s) => new()
        {
            Id = s.Id,
            Name = s.Name,
            Text = s.Text,
            Canonical = s.Canonical,
            Meaning = s.Meaning,
            Weights = JsonSerializer.Serialize(s.Weights, ShortlistJson.Default.ImmutableSortedDictionaryStringDouble),
            Scorer = s.Scorer,
            Owner = s.Owner,
            Email = s.Email,
            Webhook = s.Webhook,
            Made = Times.Ms(s.Made),
            Paused = s.Paused,
            Version = s.Version,
        };

        public SavedSearch Read() => new()
        {
            Id = Id,
            Name = Name,
            Text = Text,
            Canonical = Canonical,
            Meaning = Meaning,
            Weights = JsonSerializer.Deserialize(Weights, ShortlistJson.Default.ImmutableSortedDictionaryStringDouble) ?? ImmutableSortedDictionary<string, double>.Empty,
            Scorer = Scorer,
            Owner = Owner,
            Email = Email,
            Webhook = Webhook,
            Made = Times.At(Made),
            Asked = Times.At(Asked),
            Paused = Paused,
            Version = Version,
            Unread = (int)Unread,
        };
    }

    private sealed class AlertRecord
    {
        public long Id { get; set; }
        public long Search { get; set; }
        public string Kind { get; set; } = "";
        public string? Candidate { get; set; }
        public string? Login { get; set; }
        public string? Name { get; set; }
        public string Because { get; set; } = "";
        public long At { get; set; }
        public long Seen { get; set; }
    }

    private sealed class DeliveryRecord
    {
        public long Id { get; set; }
        public long Search { get; set; }
        public string Way { get; set; } = "";
        public string Target { get; set; } = "";
        public long FirstAlert { get; set; }
        public long LastAlert { get; set; }
        public long Made { get; set; }
        public long State { get; set; }
        public long Attempts { get; set; }
        public long NotBefore { get; set; }
        public string? Reason { get; set; }
    }
}
