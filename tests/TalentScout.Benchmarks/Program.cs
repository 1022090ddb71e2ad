using TalentScout.Benchmarks.Harvest;
using TalentScout.Benchmarks.Search;

return args switch
{
    ["search", .. var rest] => SearchBenchmark.Run(rest),
    ["search-data", .. var rest] => DataFolderBenchmark.Run(rest),
    ["harvest", .. var rest] => await HarvestBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: search [people] [seconds per kind of query]");
    Console.Error.WriteLine("       search-data FOLDER [seconds]");
    Console.Error.WriteLine("       harvest [people] [repositories] [pages of commits]");
    return 1;
}
