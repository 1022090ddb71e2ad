using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>
/// Keeps the number of runs small: where eight of one size have come together they are merged into one of the next size, so that a record is written anew once per size, and reading never
/// opens more than a few dozen. The merged run is written in small transactions beside the old ones and takes their place in one.
/// </summary>
internal sealed class RunMerge(StoreDatabase store)
{
    public const int RunsPerLevel = 8;
    private const int ChunksPerTransaction = 64;

    /// <summary>Merges whatever has piled up.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await store.WriteAsync(DropUnfinished, cancellationToken);
        var any = false;
        while (await MergeAsync(CountRuns.Instance, cancellationToken) || await MergeAsync(NameRuns.People, cancellationToken) || await MergeAsync(NameRuns.Repositories, cancellationToken))
            any = true;
        return any;
    }

    private async Task<bool> MergeAsync<T>(IRunKind<T> kind, CancellationToken cancellationToken)
        where T : struct
    {
        var (level, runs, version) = await store.ReadAsync(connection => Due(connection, kind.Id), cancellationToken);
        if (runs.Count == 0)
            return false;
        var merged = await store.WriteAsync(
            session => session.Connection.ExecuteScalar<long>(
                "INSERT INTO archive_run (kind, level, live) VALUES (@kind, @level, 0) RETURNING id", new { kind = kind.Id, level = level + 1 }, session.Transaction),
            cancellationToken);
        await CopyAsync(kind, runs, merged, cancellationToken);
        await store.WriteAsync(session => Replace(session, runs, merged, version), cancellationToken);
        return true;
    }

    private static (int Level, List<long> Runs, long Version) Due(SqliteConnection connection, int kind)
    {
        var version = connection.ExecuteScalar<long>("SELECT value FROM counter WHERE name = 'archive'");
        var level = connection.Query<int?>(
            "SELECT level FROM archive_run WHERE kind = @kind AND live = 1 GROUP BY level HAVING count(*) >= @RunsPerLevel ORDER BY level LIMIT 1", new { kind, RunsPerLevel }).FirstOrDefault();
        return level is { } due
            ? (due, connection.Query<long>("SELECT id FROM archive_run WHERE kind = @kind AND level = @due AND live = 1 ORDER BY id", new { kind, due }).ToList(), version)
            : (0, [], version);
    }

    private async Task CopyAsync<T>(IRunKind<T> kind, List<long> runs, long merged, CancellationToken cancellationToken)
        where T : struct
    {
        await using var connection = store.OpenReader();
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var records = RunRecords.Merged(kind, [.. runs.Select(run => RunRecords.Of(connection, kind, run))]);
        foreach (var chunks in PackedRun.Chunks(kind, records).Chunk(ChunksPerTransaction))
            await store.WriteAsync(session => Insert(session, merged, chunks), cancellationToken);
    }

    public static void Insert(WriteSession session, long run, IEnumerable<PackedChunk> chunks)
    {
        foreach (var chunk in chunks)
            session.Prepared("INSERT INTO archive_chunk (run, first, last, data) VALUES (@run, @first, @last, @data)").Execute(run, chunk.First, chunk.Last, chunk.Data);
    }

    /// <summary>Somebody removed from the old runs while they were copied could have come along: then the copy goes, and is made anew.</summary>
    private static void Replace(WriteSession session, List<long> runs, long merged, long version)
    {
        if (session.Counter("archive") != version)
        {
            Drop(session, [merged]);
            return;
        }

        Drop(session, runs);
        session.Execute("UPDATE archive_run SET live = 1 WHERE id = @merged", new { merged });
    }

    /// <summary>What a merge left that was killed.</summary>
    private static void DropUnfinished(WriteSession session) => Drop(session, [.. session.Query<long>("SELECT id FROM archive_run WHERE live = 0")]);

    private static void Drop(WriteSession session, List<long> runs)
    {
        foreach (var run in runs)
        {
            session.Prepared("DELETE FROM archive_chunk WHERE run = @run").Execute(run);
            session.Prepared("DELETE FROM archive_run WHERE id = @run").Execute(run);
        }
    }
}
