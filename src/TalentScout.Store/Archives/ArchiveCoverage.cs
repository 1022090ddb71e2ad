using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>Which hours of the archive were read. An hour that was not is a gap: nobody is taken for idle in it.</summary>
/// <param name="Files">By state.</param>
/// <param name="First">Null where no file with an hour in its name was read.</param>
/// <param name="Hours">Hours read.</param>
/// <param name="Gaps">Hours between the first and the last that were not read, or not to their end; oldest first, at most <see cref="MostGaps"/>.</param>
/// <param name="GapCount">All of them.</param>
public sealed record ArchiveCoverage(
    ImmutableSortedDictionary<string, long> Files, ArchiveHour? First, ArchiveHour? Last, long Hours, ImmutableArray<ArchiveHour> Gaps, long GapCount, ArchiveFileCounts Counts)
{
    public const int MostGaps = 1000;

    /// <summary>Hours read of each month.</summary>
    [JsonIgnore] public ImmutableSortedDictionary<Month, int> Months { get; init; } = ImmutableSortedDictionary<Month, int>.Empty;

    internal static ArchiveCoverage Of(SqliteConnection connection)
    {
        var states = connection.Query<(string State, long Count)>("SELECT state, count(*) FROM archive_file GROUP BY state").ToDictionary(s => Enum.Parse<ArchiveFileState>(s.State), s => s.Count);
        var counts = new ArchiveFileCounts();
        foreach (var file in FileRows.Read(connection, "", new { }))
            counts += file.Counts;
        var whole = connection.Query<long>("SELECT DISTINCT hour FROM archive_file WHERE hour IS NOT NULL AND state = 'Done' ORDER BY hour").Select(h => (int)h).ToList();
        var known = connection.Query<long>("SELECT DISTINCT hour FROM archive_file WHERE hour IS NOT NULL ORDER BY hour").Select(h => (int)h).ToList();
        var files = states.ToImmutableSortedDictionary(s => s.Key.ToString().ToLowerInvariant(), s => s.Value, StringComparer.Ordinal);
        if (known.Count == 0)
            return new ArchiveCoverage(files, null, null, 0, [], 0, counts);
        var read = whole.ToHashSet();
        var gaps = Enumerable.Range(known[0], known[^1] - known[0] + 1).Where(h => !read.Contains(h)).ToList();
        return new ArchiveCoverage(files, new ArchiveHour(known[0]), new ArchiveHour(known[^1]), whole.Count, [.. gaps.Take(MostGaps).Select(h => new ArchiveHour(h))], gaps.Count, counts)
        {
            Months = whole.GroupBy(h => new ArchiveHour(h).Month).ToImmutableSortedDictionary(g => g.Key, g => g.Count()),
        };
    }
}
