using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Review links, and what their holders say. The link's secret is shown once; what is kept is its hash.</summary>
public sealed class ReviewStore
{
    private const int SecretBytes = 32;
    private const string Columns = "id, shortlist, whom, blind, made_by AS MadeBy, made, expires, revoked";
    private readonly StoreDatabase _store;

    internal ReviewStore(StoreDatabase store) => _store = store;

    /// <returns>The link, and the secret that opens it.</returns>
    public async Task<(ReviewLink Link, string Secret)> CreateAsync(long shortlist, string whom, bool blind, int days, string by, CancellationToken cancellationToken = default)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var now = _store.Clock.GetUtcNow();
        var link = new ReviewLink(0, shortlist, whom, blind, by, now, now.AddDays(days), null);
        var id = await _store.WriteAsync(
            session => session.Connection.ExecuteScalar<long>(
                "INSERT INTO review_link (shortlist, token, whom, blind, made_by, made, expires) VALUES (@shortlist, @token, @whom, @blind, @by, @made, @expires) RETURNING id",
                new { shortlist, token = HashOf(secret), whom, blind = blind ? 1 : 0, by, made = Times.Ms(link.Made), expires = Times.Ms(link.Expires) },
                session.Transaction),
            cancellationToken);
        return (link with { Id = id }, secret);
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<ReviewLink>> OfShortlistAsync(long shortlist, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<ReviewLink>>(connection => [.. Links(connection, "WHERE shortlist = @shortlist ORDER BY id DESC", new { shortlist })], cancellationToken);

    /// <returns>Null where no link has that secret; one that is over too.</returns>
    public Task<ReviewLink?> FindAsync(string secret, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(connection => Links(connection, "WHERE token = @token", new { token = HashOf(secret) }).FirstOrDefault(), cancellationToken);

    /// <returns>False where there is no open one of that number.</returns>
    public Task<bool> RevokeAsync(long shortlist, long link, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session => session.Execute("UPDATE review_link SET revoked = @now WHERE id = @link AND shortlist = @shortlist AND revoked IS NULL", new { now = Times.Ms(_store.Clock.GetUtcNow()), link, shortlist }) > 0, cancellationToken);

    public Task<IReadOnlyList<LeadVerdict>> VerdictsAsync(long link, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<LeadVerdict>>(connection => [.. Verdicts(connection, "WHERE v.link = @link", new { link })], cancellationToken);

    /// <summary>The later one of the same link counts.</summary>
    /// <returns>False where the link is over, or the lead is not on its shortlist.</returns>
    public Task<bool> JudgeAsync(ReviewLink link, long lead, ReviewVerdict verdict, string note, CancellationToken cancellationToken = default) => _store.WriteAsync(
        session =>
        {
            var now = _store.Clock.GetUtcNow();
            var standing = Links(session.Connection, "WHERE id = @id", new { id = link.Id }, session.Transaction).FirstOrDefault();
            if (standing?.IsOpen(now) != true || session.Connection.ExecuteScalar<long>("SELECT count(*) FROM lead WHERE id = @lead AND shortlist = @shortlist AND removed IS NULL", new { lead, shortlist = standing.Shortlist }, session.Transaction) == 0)
                return false;
            session.Execute(
                """
                INSERT INTO review_verdict (link, lead, verdict, note, at) VALUES (@link, @lead, @verdict, @note, @at)
                ON CONFLICT (link, lead) DO UPDATE SET verdict = excluded.verdict, note = excluded.note, at = excluded.at
                """,
                new { link = link.Id, lead, verdict = IdentityStore.NameOf(verdict), note, at = Times.Ms(now) });
            return true;
        },
        cancellationToken);

    internal static IEnumerable<LeadVerdict> Verdicts(SqliteConnection connection, string where, object parameters) => connection
        .Query<(long Link, string Whom, long Lead, string Verdict, string Note, long At)>($"SELECT v.link, l.whom, v.lead, v.verdict, v.note, v.at FROM review_verdict v JOIN review_link l ON l.id = v.link {where} ORDER BY v.at", parameters)
        .Select(v => new LeadVerdict(v.Link, v.Whom, v.Lead, JsonSerializer.Deserialize<ReviewVerdict>($"\"{v.Verdict}\""), v.Note, Times.At(v.At)));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static IEnumerable<ReviewLink> Links(SqliteConnection connection, string where, object parameters, SqliteTransaction? transaction = null) => connection
        .Query<(long Id, long Shortlist, string Whom, long Blind, string MadeBy, long Made, long Expires, long? Revoked)>($"SELECT {Columns} FROM review_link {where}", parameters, transaction)
        .Select(l => new ReviewLink(l.Id, l.Shortlist, l.Whom, l.Blind != 0, l.MadeBy, Times.At(l.Made), Times.At(l.Expires), Times.At(l.Revoked)));
}
