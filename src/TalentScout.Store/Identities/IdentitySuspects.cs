using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Pairs of people with a clue in common. A name alone makes none.</summary>
internal static class IdentitySuspects
{
    public static IReadOnlyList<Suspicion> Find(SqliteConnection connection, int mostWithOneClue, int most)
    {
        var decided = connection.Query<(string One, string Other)>("SELECT one, other FROM identity_decision WHERE undone IS NULL").Select(d => Pair(d.One, d.Other)).ToHashSet();
        var pairs = Shared(connection, mostWithOneClue).Concat(Linked(connection))
            .GroupBy(r => Pair(r.One, r.Other))
            .Where(g => !decided.Contains(g.Key))
            .ToList();
        var logins = Texts(connection, "SELECT id AS person, login AS value FROM candidate WHERE id IN @people", pairs);
        var names = Texts(connection, "SELECT person, value FROM identity_clue WHERE kind = 'name' AND person IN @people", pairs);
        return
        [
            .. pairs.Select(g => Suspect(g.Key, [.. g], logins, names))
                .Where(s => s.Weight > 0)
                .OrderByDescending(s => s.Weight).ThenBy(s => s.One).ThenBy(s => s.Other)
                .Take(most),
        ];
    }

    private static IEnumerable<Row> Shared(SqliteConnection connection, int mostWithOneClue) => connection.Query<Row>(
        """
        SELECT a.person AS one, b.person AS other, a.kind, a.value, a.url AS oneurl, b.url AS otherurl
        FROM (SELECT kind, value FROM identity_clue WHERE kind IN ('homepage', 'email', 'handle') GROUP BY kind, value HAVING count(*) BETWEEN 2 AND @mostWithOneClue) AS shared
        JOIN identity_clue a ON a.kind = shared.kind AND a.value = shared.value
        JOIN identity_clue b ON b.kind = shared.kind AND b.value = shared.value AND a.person < b.person
        """,
        new { mostWithOneClue });

    private static IEnumerable<Row> Linked(SqliteConnection connection) => connection.Query<Row>(
        """
        SELECT a.person AS one, c.id AS other, a.kind, a.value, a.url AS oneurl, '' AS otherurl
        FROM identity_clue a JOIN candidate c ON c.login = a.value WHERE a.kind = 'link' AND c.id <> a.person
        """);

    private static Suspicion Suspect((string One, string Other) pair, List<Row> rows, Dictionary<string, string> logins, Dictionary<string, string> names)
    {
        var (one, other) = (logins.GetValueOrDefault(pair.One, pair.One), logins.GetValueOrDefault(pair.Other, pair.Other));
        var clues = rows.Select(r => Clue(KindOf(r.Kind), r.Value, one, other, r.One == pair.One ? r.OneUrl : r.OtherUrl, r.One == pair.One ? r.OtherUrl : r.OneUrl)).ToList();
        if (names.TryGetValue(pair.One, out var name) && names.GetValueOrDefault(pair.Other) == name)
            clues.Add(Clue(ClueKind.Name, name, one, other, "", ""));
        return new Suspicion(CandidateId.Parse(pair.One), one, CandidateId.Parse(pair.Other), other, Suspicions.WeightOf(clues.Select(c => c.Kind)), [.. clues.DistinctBy(c => (c.Kind, c.Value)).OrderBy(c => c.Kind).ThenBy(c => c.Value, StringComparer.Ordinal)]);
    }

    private static SharedClue Clue(ClueKind kind, string value, string one, string other, string oneUrl, string otherUrl) =>
        new(kind, value, Suspicions.Say(kind, value, one, other), oneUrl, otherUrl);

    private static ClueKind KindOf(string text) => JsonSerializer.Deserialize<ClueKind>($"\"{text}\"");

    private static Dictionary<string, string> Texts(SqliteConnection connection, string sql, List<IGrouping<(string One, string Other), Row>> pairs) => pairs
        .SelectMany(g => new[] { g.Key.One, g.Key.Other }).Distinct(StringComparer.Ordinal).Chunk(500)
        .SelectMany(people => connection.Query<(string Person, string Value)>(sql, new { people }))
        .GroupBy(r => r.Person, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);

    /// <summary>The older account first: it is the one that stays, unless somebody says otherwise.</summary>
    private static (string, string) Pair(string a, string b) => CandidateId.Parse(a).CompareTo(CandidateId.Parse(b)) <= 0 ? (a, b) : (b, a);

    private sealed class Row
    {
        public string One { get; set; } = "";
        public string Other { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Value { get; set; } = "";
        public string OneUrl { get; set; } = "";
        public string OtherUrl { get; set; } = "";
    }
}
