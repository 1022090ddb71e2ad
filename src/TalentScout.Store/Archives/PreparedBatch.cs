using System.Collections.Immutable;
using Dapper;

namespace TalentScout.Store;

/// <summary>A batch packed, ready to be written.</summary>
internal sealed record PreparedBatch(
    ImmutableArray<PackedChunk> Counts, ImmutableArray<PackedChunk> People, ImmutableArray<PackedChunk> Repositories, ImmutableArray<(int Hour, byte[] Data)> Seen, ImmutableArray<ArchiveFile> Files)
{
    public static PreparedBatch Of(ArchiveBatch batch) => new(
        [.. PackedRun.Chunks(CountRuns.Instance, batch.Counts)],
        [.. PackedRun.Chunks(NameRuns.People, batch.People)],
        [.. PackedRun.Chunks(NameRuns.Repositories, batch.Repositories)],
        [.. batch.Seen.Select(s => (s.Hour, PackedRun.OfEvents(s.Events)))],
        batch.Files);

    public void Write(WriteSession session, DateTimeOffset now)
    {
        Run(session, CountRuns.Instance.Id, Counts);
        Run(session, NameRuns.People.Id, People);
        Run(session, NameRuns.Repositories.Id, Repositories);
        foreach (var (hour, data) in Seen)
            session.Prepared("INSERT INTO archive_seen (hour, data) VALUES (@hour, @data)").Execute(hour, data);
        foreach (var file in Files)
            FileRows.Write(session, file, now);
    }

    private static void Run(WriteSession session, int kind, ImmutableArray<PackedChunk> chunks)
    {
        if (chunks.IsEmpty)
            return;
        var run = session.Connection.ExecuteScalar<long>("INSERT INTO archive_run (kind, level, live) VALUES (@kind, 0, 1) RETURNING id", new { kind }, session.Transaction);
        RunMerge.Insert(session, run, chunks);
    }
}
