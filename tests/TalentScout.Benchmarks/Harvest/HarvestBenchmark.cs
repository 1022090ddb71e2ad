using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Benchmarks.Search;
using TalentScout.Jobs;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Benchmarks.Harvest;

/// <summary>
/// `harvest [people] [repositories] [commit pages]`: what the runner, the store, the folds and the index can take where the source answers at once; then the same
/// night's work with nothing changed, and everybody folded anew.
/// </summary>
internal static class HarvestBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (people, repositories, pages) = (Number(args, 0, 50_000), Number(args, 1, 400), Number(args, 2, 25_000));
        var folder = Directory.CreateTempSubdirectory("talentscout-harvest-");
        try
        {
            var clock = TimeProvider.System;
            await using var store = await StoreDatabase.OpenAsync(folder.FullName, clock);
            using var index = CandidateIndex.Open(Path.Combine(folder.FullName, "index"), SyntheticSkills.Catalogue, RankingOptions.Default, clock);
            using var folding = Folder(store, clock, "1");
            using var follower = new IndexFollower(store, index, clock, NullLogger<IndexFollower>.Instance);
            var runner = new HarvestRunner(store, folding, follower, clock, NullLogger<HarvestRunner>.Instance);
            var source = new SyntheticSource(people, repositories, pages, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
            var job = new HarvestJob { Name = "synthetic", Kind = "harvest", Source = source.Name, Budget = new HarvestBudget { Concurrency = 16, FreshHours = 0 } };

            await NightAsync("first night", runner, job, source, 1);
            var bytes = folder.EnumerateFiles("talentscout.db*").Sum(f => f.Length);
            Say($"store {bytes / 1048576.0:F0} MB, {await store.Documents.CountAsync()} documents, {await store.Evidence.CountAsync()} pieces of evidence, {await store.Candidates.CountAsync()} people");
            var before = await store.ContentHashAsync();

            source.Unchanged = true;
            await NightAsync("second night, nothing changed", runner, job, source, 2);
            Say($"stored data {(await store.ContentHashAsync() == before ? "identical" : "DIFFERENT")}");

            using var anew = Folder(store, clock, "2");
            var started = Stopwatch.GetTimestamp();
            var folded = await anew.FoldDirtyAsync();
            Say($"everybody folded anew: {folded.Folded} people in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, {folded.Changed} changed");
            Say($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task NightAsync(string what, HarvestRunner runner, HarvestJob job, SyntheticSource source, int day)
    {
        var meter = new PassMeter();
        var (started, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var run = await runner.RunAsync(job, source, new DateOnly(2026, 3, day), false, meter, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        var pass = meter.PassEnded is { } ended ? Stopwatch.GetElapsedTime(started, ended) : took;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Say($"{what}: {run.State}, {run.Counts.Requests} requests in {pass.TotalSeconds:F1} s ({run.Counts.Requests / pass.TotalSeconds:F0}/s), folding and indexing {run.Counts.Candidates} changes {(took - pass).TotalSeconds:F1} s, processor {used.TotalSeconds:F1} s");
    }

    private static CandidateFolder Folder(StoreDatabase store, TimeProvider clock, string rules) =>
        new(store, new CandidateFold(SyntheticSkills.Catalogue, text => new Place { Text = text }), rules, clock, NullLogger<CandidateFolder>.Instance);

    private static int Number(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class PassMeter : IProgress<RunProgress>
    {
        public long? PassEnded { get; private set; }

        public void Report(RunProgress value)
        {
            if (PassEnded is null && value.Doing.StartsWith("folding", StringComparison.Ordinal))
                PassEnded = Stopwatch.GetTimestamp();
        }
    }
}
