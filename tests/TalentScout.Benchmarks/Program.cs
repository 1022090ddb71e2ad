using TalentScout.Benchmarks.Search;

return args switch
{
    ["search", .. var rest] => SearchBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: search [people] [seconds per kind of query]");
    return 1;
}
