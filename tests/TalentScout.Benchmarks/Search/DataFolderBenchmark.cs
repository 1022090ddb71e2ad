using System.Diagnostics;
using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>`search-data FOLDER [seconds]`: two-skill queries with all facets over the people that were harvested into a data folder.</summary>
internal static class DataFolderBenchmark
{
    /// <summary>Of each kind, the skills that most people have: the queries with the most hits, thus the dearest ones.</summary>
    private const int SkillsOfAKind = 12;

    public static int Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("search-data: want the data folder of a harvest");
            return 1;
        }

        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 20;
        var files = Installation.Find(null, null, Environment.CurrentDirectory, AppContext.BaseDirectory);
        using var index = CandidateIndex.Open(Path.Combine(args[0], "index"), ConfigurationFiles.Catalogue(files), ConfigurationFiles.Ranking(files), TimeProvider.System);
        var engine = new SearchEngine(index, answersKept: 0);
        var everybody = engine.Search(new SearchRequest { Query = SearchQuery.Everything, Facets = SearchRequest.FacetNames });
        var requests = (from language in Commonest(everybody, "language")
                        from other in Commonest(everybody, "database").Select(d => (Skill: d, Kind: SkillKind.Database)).Concat(Commonest(everybody, "framework").Select(f => (Skill: f, Kind: SkillKind.Framework)))
                        select new SearchRequest
                        {
                            Query = new SearchQuery(new AndNode([new SkillNode(language, SkillKind.Language), new SkillNode(other.Skill, other.Kind)]), []),
                            Facets = SearchRequest.FacetNames,
                        }).ToArray();
        if (requests.Length == 0)
        {
            Console.Error.WriteLine($"search-data: {args[0]} has no candidates with skills, or its index was made by other rules (run reindex)");
            return 1;
        }

        Measure(engine, requests, everybody.Total, seconds);
        return 0;
    }

    private static IEnumerable<string> Commonest(SearchAnswer answer, string facet) => answer.Facets[facet].Take(SkillsOfAKind).Select(f => f.Value);

    private static void Measure(SearchEngine engine, SearchRequest[] requests, int people, double seconds)
    {
        foreach (var request in requests)
            engine.Search(request);
        var (times, hits, started) = (new List<double>(), 0L, Stopwatch.GetTimestamp());
        for (var i = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            hits += engine.Search(requests[i % requests.Length]).Total;
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{people} people, {requests.Length} queries of two skills with facets, asked {times.Count} times, {hits / times.Count} hits on average: p50 {At(times, 0.5):F2} ms  p95 {At(times, 0.95):F2} ms  p99 {At(times, 0.99):F2} ms"));
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
