using System.Diagnostics;
using System.Globalization;
using TalentScout.App.Exports;
using TalentScout.Benchmarks.Search;
using TalentScout.Export;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Benchmarks.Exports;

/// <summary>
/// `export DATA CONFIG [FORMATS]`: everybody in the index of DATA (see `people`), 100,000 at most, is frozen as a lead list, and the list written as each format to a file: rows a
/// second, and what the memory of the process grew by. Each format is written once before, to warm up and for nothing else.
/// </summary>
internal static class ExportBenchmark
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var (data, config) = (args[0], args[1]);
        var formats = args.Length > 2 ? args[2].Split(',') : [.. ExportFormats.All.Select(f => f.Name)];
        var catalogue = SkillCatalogueFile.Load(Path.Combine(config, "skills.json"));
        using var index = CandidateIndex.Open(Path.Combine(data, "index"), catalogue, RankingFile.Load(Path.Combine(config, "ranking.json")), TimeProvider.System);
        await using var store = await StoreDatabase.OpenAsync(data, TimeProvider.System);
        var engine = new SearchEngine(index);
        var lists = new LeadLists(engine, store, new QueryParser(catalogue, _ => null, Countries.Resolve), TimeProvider.System);
        var choice = new LeadExport(ExportProfiles.Load(Path.Combine(config, "exports.json")));
        // The index reads what it holds in memory at its first query, not at an export.
        engine.Search(new SearchRequest { Query = SearchQuery.Everything, Size = 1 });
        await lists.FreezeAsync(new SearchRequest { Query = SearchQuery.Everything }, "to warm up", 1000, "benchmark", CancellationToken.None);

        LeadList? list = null;
        var frozen = await MeasureAsync(async () =>
        {
            list = await lists.FreezeAsync(new SearchRequest { Query = SearchQuery.Everything }, $"everybody {Stopwatch.GetTimestamp()}", LeadLists.Most, "benchmark", CancellationToken.None);
            return list.Count;
        });
        Tell("query to frozen list", frozen, null);
        foreach (var format in formats.Select(name => ExportFormats.Find(name) ?? throw new ArgumentException($"there is no format '{name}'")))
        {
            var path = Path.Combine(data, "export" + format.Extension);
            var columns = choice.Choose(format, null, null).Columns;
            async Task<int> WriteAsync() => (await lists.WriteFileAsync(list!, format, columns, path, "benchmark", CancellationToken.None)).Written;
            await WriteAsync();
            Tell(format.Name, await MeasureAsync(WriteAsync), new FileInfo(path).Length);
            File.Delete(path);
        }

        return 0;
    }

    private static async Task<Measured> MeasureAsync(Func<Task<int>> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (before, peak) = (ProcessMemory.Mb("RssAnon"), 0L);
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                peak = Math.Max(peak, ProcessMemory.Mb("RssAnon"));
                await Task.Delay(Beat, TimeProvider.System, CancellationToken.None);
            }
        });
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var rows = await work();
        var (wall, spent) = (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu);
        await done.CancelAsync();
        await watching;
        return new Measured(rows, wall, spent, before, Math.Max(0, peak - before));
    }

    private static void Tell(string what, Measured m, long? bytes) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {m.Rows} rows in {m.Wall.TotalSeconds:F2} s ({m.Cpu.TotalSeconds:F2} s of processors), {m.Rows / m.Wall.TotalSeconds:F0} rows/s, memory {m.Before} MiB + {m.Growth} MiB{(bytes is { } b ? $", file {b / 1048576.0:F1} MiB" : "")}"));

    /// <param name="Before">Anonymous memory when it began, in MiB.</param>
    /// <param name="Growth">What it was more at its highest, in MiB.</param>
    private readonly record struct Measured(int Rows, TimeSpan Wall, TimeSpan Cpu, long Before, long Growth);
}
