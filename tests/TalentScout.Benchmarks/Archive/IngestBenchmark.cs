using System.Diagnostics;
using System.Globalization;
using TalentScout.Harvest.GhArchive;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.Benchmarks.Archive;

/// <summary>
/// Reading hours of GH Archive, unpacking included. Prints a line of JSON with the time on standard output, and for the modes of the ingestion contract the totals on standard error, as other
/// readers of the same files do.
/// </summary>
internal static class IngestBenchmark
{
    private const int Lines = 20_000;
    private const int EventsHeld = 2_000_000;

    /// <param name="args">
    /// null: unpacked alone; read, thread: totals of the contract, without and with a thread for unpacking; fold: monthly counts; two: these, a file per core at once; store: into a store, as import does.
    /// Then files.
    /// </param>
    public static async Task<int> RunAsync(string[] args)
    {
        var (mode, files) = (args[0], args[1..]);
        // Making the tables of an empty store is no part of reading an hour.
        await using var store = mode == "store" ? await TemporaryStore.OpenAsync() : null;
        var (started, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var totals = new ContractTotals();
        var (bytes, events) = mode switch
        {
            "null" => (files.Sum(Unpack), 0L),
            "read" or "thread" => Totals(files, mode == "thread", totals),
            "fold" or "two" => Fold(files, mode == "two" ? Environment.ProcessorCount : 1),
            "store" => await StoreAsync(store!.Store, files),
            _ => throw new ArgumentException($"no mode '{mode}'"),
        };
        var (took, used) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"what\":\"ingest\",\"reader\":\"product-{mode}\",\"s\":{took:F3},\"cpu_s\":{used:F3},\"mb\":{bytes / 1e6:F1},\"mb_s\":{bytes / 1e6 / took:F1},\"events\":{events},\"events_s\":{events / took:F0},\"peak_rss_mb\":{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576}}}"));
        if (totals.Events > 0)
            Console.Error.WriteLine(totals.Line());
        return 0;
    }

    private static (long Bytes, long Events) Totals(string[] files, bool ahead, ContractTotals totals)
    {
        var bytes = 0L;
        foreach (var file in files)
        {
            using var lines = new ArchiveLines(ArchiveStream.Open(file), ahead);
            while (lines.TryNext(out var line))
            {
                if (EventReader.Read(line, ContractTotals.IsRobot, out var e, lines.HasSeam) is null)
                    totals.Add(e);
            }

            bytes += lines.Position;
        }

        return (bytes, totals.Events);
    }

    private static (long Bytes, long Events) Fold(string[] files, int threads)
    {
        var seen = new SeenEvents(_ => [], EventsHeld);
        var (bytes, events) = (0L, 0L);
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = threads }, path =>
        {
            var fold = new ArchiveFold(seen);
            using var reader = ArchiveFileReader.Open(path, new ArchiveFile { Name = path, Hash = path, State = ArchiveFileState.Reading }, ahead: false);
            while (reader.State == ArchiveFileState.Reading)
            {
                reader.ReadInto(fold, Lines, CancellationToken.None);
                if (fold.IsFull)
                    seen.Stored(fold.Take([]));
            }

            Interlocked.Add(ref bytes, reader.File.Position);
            Interlocked.Add(ref events, reader.Counts.Events);
        });
        return (bytes, events);
    }

    private static async Task<(long Bytes, long Events)> StoreAsync(StoreDatabase store, string[] files)
    {
        var report = await new ArchiveImporter(store).RunAsync(Inputs(files), Math.Min(files.Length, Environment.ProcessorCount), files.Length < Environment.ProcessorCount, null, CancellationToken.None);
        return ((await store.Archive.FilesAsync()).Sum(f => f.Position), report.Counts.Events);
    }

    private static async IAsyncEnumerable<ArchiveInput> Inputs(string[] files)
    {
        foreach (var file in files)
            yield return new ArchiveInput(Path.GetFileName(file), file);
        await Task.CompletedTask;
    }

    private static long Unpack(string file)
    {
        using var stream = ArchiveStream.Open(file);
        var buffer = new byte[1 << 18];
        var bytes = 0L;
        for (int read; (read = stream.Read(buffer)) > 0;)
            bytes += read;
        return bytes;
    }

    /// <summary>In a folder of its own, which goes with it.</summary>
    private sealed class TemporaryStore(DirectoryInfo folder, StoreDatabase store) : IAsyncDisposable
    {
        public StoreDatabase Store => store;

        public static async Task<TemporaryStore> OpenAsync()
        {
            var folder = Directory.CreateTempSubdirectory("talentscout-ingest-");
            return new TemporaryStore(folder, await StoreDatabase.OpenAsync(folder.FullName, TimeProvider.System));
        }

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
