using TalentScout.Benchmarks.Harvest;
using TalentScout.Benchmarks.Search;

return args switch
{
    ["search", .. var rest] => SearchBenchmark.Run(rest),
    ["harvest", .. var rest] => await HarvestBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: search [people] [seconds per kind of query]");
    Console.Error.WriteLine("       harvest [people] [repositories] [pages of commits]");
    return 1;
}
