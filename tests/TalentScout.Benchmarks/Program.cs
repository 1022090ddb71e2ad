using TalentScout.Benchmarks.Archive;
using TalentScout.Benchmarks.Harvest;
using TalentScout.Benchmarks.Search;

return args switch
{
    ["search", .. var rest] => SearchBenchmark.Run(rest),
    ["search-data", .. var rest] => DataFolderBenchmark.Run(rest),
    ["harvest", .. var rest] => await HarvestBenchmark.RunAsync(rest),
    ["ingest", .. { Length: > 1 } rest] => await IngestBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: search [people] [seconds per kind of query]");
    Console.Error.WriteLine("       search-data FOLDER [seconds]");
    Console.Error.WriteLine("       harvest [people] [repositories] [pages of commits]");
    Console.Error.WriteLine("       ingest null|read|thread|fold|two|store FILE...");
    return 1;
}
