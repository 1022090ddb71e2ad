using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using TalentScout.App.Commands;
using TalentScout.Benchmarks.Archive;
using TalentScout.Benchmarks.Exports;
using TalentScout.Benchmarks.Harvest;
using TalentScout.Benchmarks.Ranking;
using TalentScout.Benchmarks.Search;

// As the program does before it serves or indexes, so that what is measured is what runs.
if (args is ["index" or "search" or "open" or "people" or "freshness" or "synthetic" or "search-data" or "http", ..])
    YoungGeneration.Enlarge();

return args switch
{
    ["index", var documents, var directory, var threads] => PeerBenchmark.Index(documents, directory, int.Parse(threads, CultureInfo.InvariantCulture)),
    ["search", var directory, var queries, var warm, var measure, var kinds, var hits] =>
        PeerBenchmark.Search(directory, queries, double.Parse(warm, CultureInfo.InvariantCulture), double.Parse(measure, CultureInfo.InvariantCulture), kinds, hits),
    ["open", var directory, var queries] => PeerBenchmark.Open(directory, queries),
    ["people", var count, var data, var config] => await PeopleMaker.RunAsync(int.Parse(count, CultureInfo.InvariantCulture), data, config, stored: false),
    ["people", var count, var data, var config, "store"] => await PeopleMaker.RunAsync(int.Parse(count, CultureInfo.InvariantCulture), data, config, stored: true),
    ["export", .. { Length: > 1 and < 4 } rest] => await ExportBenchmark.RunAsync(rest),
    ["freshness", .. var rest] => FreshnessBenchmark.Run(rest),
    ["operations", .. var rest] => Operations(rest),
    ["synthetic", .. var rest] => SearchBenchmark.Run(rest),
    ["search-data", .. var rest] => DataFolderBenchmark.Run(rest),
    ["http", .. { Length: > 0 and < 3 } rest] => await HttpBenchmark.RunAsync(rest),
    ["harvest", .. var rest] => await HarvestBenchmark.RunAsync(rest),
    ["parse", .. { Length: > 0 } rest] => ParseBenchmark.Run(rest),
    ["robots", .. { Length: > 0 } rest] => RobotsBenchmark.Run(rest),
    ["manifests", .. { Length: > 1 } rest] => ManifestBenchmark.Run(rest),
    ["rank", .. var rest] => await RankingTrial.RunAsync(rest),
    ["ingest", .. { Length: > 1 } rest] => await IngestBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Operations(string[] rest)
{
    // It builds all projects once more: its two minutes are too few where the machine has other work.
    BenchmarkRunner.Run<OperationBenchmarks>(ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)), rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: index DOCS.JSONL DIRECTORY THREADS");
    Console.Error.WriteLine("       search DIRECTORY QUERIES.TSV SECONDS_TO_WARM SECONDS_TO_MEASURE KINDS|- HITS_FILE|-");
    Console.Error.WriteLine("       open DIRECTORY QUERIES.TSV");
    Console.Error.WriteLine("       people COUNT DATA CONFIG [store]");
    Console.Error.WriteLine("       export DATA CONFIG [FORMATS with commas between]");
    Console.Error.WriteLine("       freshness [people] [seconds]");
    Console.Error.WriteLine("       operations [--job short, and other options of BenchmarkDotNet]");
    Console.Error.WriteLine("       synthetic [people] [seconds per kind of query]");
    Console.Error.WriteLine("       search-data FOLDER [seconds]");
    Console.Error.WriteLine("       http DATA [seconds]");
    Console.Error.WriteLine("       harvest [people] [repositories] [pages of commits]");
    Console.Error.WriteLine("       parse FOLDER [seconds]");
    Console.Error.WriteLine("       robots FILES.TAR.GZ [damaged copies]");
    Console.Error.WriteLine("       manifests FOLDER SKILLS.JSON [seconds]");
    Console.Error.WriteLine("       rank DATA QUERIES OUT RULES... [--without FILE]");
    Console.Error.WriteLine("       ingest null|read|thread|fold|two|store FILE...");
    return 1;
}
