using TalentScout.Benchmarks.Harvest;
using TalentScout.Benchmarks.Ranking;
using TalentScout.Benchmarks.Search;

return args switch
{
    ["search", .. var rest] => SearchBenchmark.Run(rest),
    ["harvest", .. var rest] => await HarvestBenchmark.RunAsync(rest),
    ["rank", .. var rest] => await RankingTrial.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: search [people] [seconds per kind of query]");
    Console.Error.WriteLine("       harvest [people] [repositories] [pages of commits]");
    Console.Error.WriteLine("       rank DATA QUERIES OUT RULES... [--without FILE]");
    return 1;
}
