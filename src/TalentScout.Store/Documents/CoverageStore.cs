using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>People by the age of what we know of them. UpToDays: exclusive; null: older than all the others.</summary>
public sealed record FreshnessBand(int? UpToDays, long People);

/// <summary>How much of what a seed leads to has been read.</summary>
/// <param name="Known">False: the seed itself has not been read yet.</param>
/// <param name="Listed">People listed as contributors.</param>
/// <param name="Visited">Of these, those whose profile is stored.</param>
public sealed record SeedCoverage(string Seed, bool Known, long Listed, long Visited);

/// <summary>What of the world has been read, and how long ago: for whoever runs the harvest.</summary>
public sealed class CoverageStore
{
    private static readonly ImmutableArray<int> Bands = [1, 2, 7, 30, 90];
    private readonly StoreDatabase _store;

    internal CoverageStore(StoreDatabase store) => _store = store;

    /// <summary>People by when their profile was last confirmed, freshest first; bands of 1, 2, 7, 30 and 90 days, and the rest.</summary>
    public Task<ImmutableArray<FreshnessBand>> FreshnessAsync(string source, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection =>
        {
            var now = _store.Clock.GetUtcNow();
            var ages = connection.Query<(long Band, long People)>(
                """
                SELECT band, count(*) FROM (
                  SELECT CASE WHEN confirmed > @b0 THEN 0 WHEN confirmed > @b1 THEN 1 WHEN confirmed > @b2 THEN 2 WHEN confirmed > @b3 THEN 3 WHEN confirmed > @b4 THEN 4 ELSE 5 END AS band
                  FROM document WHERE source = @source AND kind = 'user') AS ages
                GROUP BY band
                """,
                new { source, b0 = Before(now, 0), b1 = Before(now, 1), b2 = Before(now, 2), b3 = Before(now, 3), b4 = Before(now, 4) })
                .ToDictionary(a => (int)a.Band, a => a.People);
            return (ImmutableArray<FreshnessBand>)[.. Enumerable.Range(0, Bands.Length + 1).Select(i => new FreshnessBand(i < Bands.Length ? Bands[i] : null, ages.GetValueOrDefault(i)))];
        },
        cancellationToken);

    /// <param name="repositories">"owner/name"; answered in this order.</param>
    public Task<ImmutableArray<SeedCoverage>> OfRepositoriesAsync(string source, IReadOnlyCollection<string> repositories, CancellationToken cancellationToken = default) => _store.ReadAsync(
        connection => (ImmutableArray<SeedCoverage>)[.. repositories.Select(name => Of(connection, source, name))], cancellationToken);

    private static SeedCoverage Of(SqliteConnection connection, string source, string name)
    {
        var repository = connection.QueryFirstOrDefault<string>(
            "SELECT e.repository FROM document d JOIN evidence e ON e.document = d.id WHERE d.key = @key AND e.kind = 'repository'",
            new { key = SourceDocument.KeyOf(source, "repository", $"repos/{name.Trim().ToLowerInvariant()}") });
        if (repository is null)
            return new SeedCoverage(name, false, 0, 0);
        var (listed, visited) = connection.QuerySingle<(long, long)>(
            """
            SELECT count(*), coalesce(sum(seen), 0) FROM (
              SELECT CASE WHEN EXISTS (SELECT 1 FROM document d WHERE d.person = e.person AND d.kind = 'user') THEN 1 ELSE 0 END AS seen
              FROM evidence e WHERE e.repository = @repository AND e.kind = 'contribution' AND e.account = 0 AND e.person IS NOT NULL GROUP BY e.person) AS people
            """,
            new { repository });
        return new SeedCoverage(name, true, listed, visited);
    }

    private static long Before(DateTimeOffset now, int band) => Times.Ms(now.AddDays(-Bands[band]));
}
