using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>All that is held of the archive, in sums.</summary>
/// <param name="People">With a number; those that the timeline names by login only are <paramref name="Logins"/>.</param>
/// <param name="Counts">Months of a person in a repository.</param>
/// <param name="Fingerprint">Equal where the same events were counted, whatever the order of files and the number of interruptions.</param>
public sealed record ArchiveSummary(ArchiveCoverage Coverage, long People, long Logins, long Repositories, long Counts, ArchiveTally Tally, string Fingerprint)
{
    internal static ArchiveSummary Of(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var tally = default(ArchiveTally);
        var counts = 0L;
        foreach (var count in RunRecords.All(connection, CountRuns.Instance))
        {
            if (counts++ % 100_000 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            tally.Add(count.Tally);
        }

        long people = 0, logins = 0;
        foreach (var person in RunRecords.All(connection, NameRuns.People))
        {
            people += person.Id > 0 ? 1 : 0;
            logins += person.Id < 0 ? 1 : 0;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ArchiveStore.Append(hash, connection);
        return new ArchiveSummary(
            ArchiveCoverage.Of(connection), people, logins, RunRecords.All(connection, NameRuns.Repositories).LongCount(), counts, tally, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }
}
