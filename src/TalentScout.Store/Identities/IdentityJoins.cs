using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>
/// People whose post says that they want to be hired, and links an account that is in the store: they are folded into it. Derived from the posts, so that it falls with them;
/// what a person decided about the two comes first.
/// </summary>
internal static class IdentityJoins
{
    /// <summary>Makes the joins anew, and marks whoever it concerns.</summary>
    /// <returns>Joins made, changed or taken away.</returns>
    public static int Renew(WriteSession session)
    {
        var known = Of(session.Connection, session.Transaction).ToDictionary(j => j.Other);
        var wanted = Wanted(session).ToDictionary(j => j.Other);
        var gone = known.Values.Where(j => !wanted.ContainsValue(j)).ToList();
        var made = wanted.Values.Where(j => !known.ContainsValue(j)).ToList();
        foreach (var join in gone)
            session.Prepared("DELETE FROM identity_join WHERE other = @other").Execute(join.Other);
        foreach (var join in made)
            session.Prepared("INSERT INTO identity_join (other, one, url) VALUES (@other, @one, @url)").Execute(join.Other, join.One, join.Url);
        if (gone.Count + made.Count > 0)
            IdentityStore.Mark(session, [.. gone.Concat(made).SelectMany(j => new[] { j.One, j.Other }).Distinct()]);
        return gone.Count + made.Count;
    }

    public static IEnumerable<Join> Of(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        connection.Query<Join>("SELECT other, one, url FROM identity_join", transaction: transaction);

    private static IEnumerable<Join> Wanted(WriteSession session)
    {
        var decided = session.Query<(string One, string Other)>("SELECT one, other FROM identity_decision WHERE undone IS NULL").ToList();
        var merged = session.Query<string>("SELECT other FROM identity_decision WHERE kind = 'merge' AND undone IS NULL UNION SELECT one FROM identity_decision WHERE kind = 'merge' AND undone IS NULL").ToHashSet();
        foreach (var post in Posts(session).GroupBy(p => p.Person).Select(g => g.MaxBy(p => (p.Seen, p.Url))!).Where(p => !merged.Contains(p.Person)))
        {
            if (OptInPosts.AccountOf(post.Blog) is not { } account)
                continue;
            // The account that has the handle now: an old handle may be somebody else's by now.
            var accounts = session.Query<string>("SELECT id FROM candidate WHERE login = @login", new { login = CandidateStore.LoginKey(account) }).Where(id => CandidateId.Parse(id).IsGitHub).ToList();
            if (accounts is [var one] && !decided.Any(d => (d.One == one && d.Other == post.Person) || (d.One == post.Person && d.Other == one)))
                yield return new Join(post.Person, one, post.Url);
        }
    }

    private static List<Post> Posts(WriteSession session) =>
    [
        .. session.Query<(string Person, string? Blog, string Url, string Seen)>(
            "SELECT person, detail->>'blog', detail->>'url', detail->>'seen' FROM evidence WHERE kind = 'profile' AND person >= @from AND person < @to",
            new { from = OptInPosts.Source + ":", to = OptInPosts.Source + ";" })
            .Select(r => new Post(r.Person, r.Blog, r.Url, DateTimeOffset.Parse(r.Seen, CultureInfo.InvariantCulture))),
    ];

    /// <param name="Other">Who wrote the post.</param>
    /// <param name="One">Whose account it links.</param>
    internal sealed record Join(string Other, string One, string Url);

    private sealed record Post(string Person, string? Blog, string Url, DateTimeOffset Seen);
}
