using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Folds repositories from the table: their own claims row by row, everybody's commits summed by the database.</summary>
internal static class RepositoryProfiles
{
    public static Dictionary<RepositoryId, RepositoryProfile> Load(SqliteConnection connection, IReadOnlyCollection<RepositoryId> repositories, SkillCatalogue catalogue)
    {
        var ids = repositories.Select(r => r.ToString()).ToList();
        var claims = EvidenceStore
            .Read(connection, "WHERE e.repository IN @ids AND e.kind IN ('repository', 'skill', 'link', 'head')", new { ids })
            .ToLookup(e => e.Repository!.Value);
        var tallies = Tallies(connection, ids);
        return repositories.Where(r => claims.Contains(r) || tallies.ContainsKey(r)).Distinct().ToDictionary(
            r => r,
            r =>
            {
                var tally = tallies.GetValueOrDefault(r);
                return RepositoryFold.Fold(r, claims[r], tally.Commits, tally.People, catalogue);
            });
    }

    /// <summary>
    /// Commits of everybody, and people without bots. Of one person the greatest of what each extractor counts, as the fold of the person does: the
    /// contributor list and the history tell of the same commits.
    /// </summary>
    private static Dictionary<RepositoryId, RepositoryTally> Tallies(SqliteConnection connection, List<string> ids) => connection
        .Query<TallyRow>(
            """
            SELECT repository, sum(commits) AS commits, sum(CASE WHEN account = 0 AND commits > 0 THEN 1 ELSE 0 END) AS people FROM (
              SELECT repository, person, max(commits) AS commits, max(account) AS account FROM (
                SELECT repository, person, CASE WHEN kind = 'contribution' THEN max(commits) ELSE sum(commits) END AS commits, max(account) AS account
                FROM evidence WHERE repository IN @ids AND kind IN ('activity', 'contribution') AND person IS NOT NULL
                GROUP BY repository, person, kind, extractor) AS by_extractor
              GROUP BY repository, person) AS by_person
            GROUP BY repository
            """,
            new { ids })
        .ToDictionary(t => RepositoryId.Parse(t.Repository), t => new RepositoryTally((int)Math.Min(t.Commits, int.MaxValue), (int)t.People));

    private sealed class TallyRow
    {
        public string Repository { get; set; } = "";
        public long Commits { get; set; }
        public long People { get; set; }
    }
}
