using System.Diagnostics;
using System.Globalization;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>`search [people] [seconds]`: builds an index of invented people in a temporary folder and measures building, memory and queries.</summary>
internal static class SearchBenchmark
{
    private const int Seed = 1;
    private const int Batch = 5_000;

    public static int Run(string[] args)
    {
        var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("talentscout-search-");
        try
        {
            var before = Settled();
            using var index = CandidateIndex.Open(folder.FullName, SyntheticSkills.Catalogue, RankingOptions.Default, new Noon());
            Build(index, people);
            Say($"index on disk {folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1048576.0:F0} MB, {folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / people} B a person");
            Say($"memory of the open index {(Settled() - before) / people} B a person");
            var engine = new SearchEngine(index, answersKept: 0);
            foreach (var (name, queries) in Kinds())
                Measure(engine, name, queries, seconds);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Build(CandidateIndex index, int people)
    {
        var made = new SyntheticPeople(Seed, Math.Max(200, people / 20));
        var (making, applying, cpu) = (0.0, 0.0, TimeSpan.Zero);
        for (var from = 0; from < people; from += Batch)
        {
            var started = Stopwatch.GetTimestamp();
            var changes = Enumerable.Range(from, Math.Min(Batch, people - from)).Select(made.Person).Select(c => new CandidateChange(1, c.Id, c)).ToList();
            making += Stopwatch.GetElapsedTime(started).TotalSeconds;
            started = Stopwatch.GetTimestamp();
            cpu -= Environment.CpuUsage.TotalTime;
            index.Apply(changes);
            cpu += Environment.CpuUsage.TotalTime;
            applying += Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        var committing = Stopwatch.GetTimestamp();
        index.Commit(people);
        var refreshing = Stopwatch.GetTimestamp();
        index.Refresh();
        Say($"{people} people made in {making:F1} s, indexed in {applying:F1} s ({people / applying:F0}/s, {people / cpu.TotalSeconds:F0} per CPU second), commit {Stopwatch.GetElapsedTime(committing, refreshing).TotalSeconds:F1} s, columns {Stopwatch.GetElapsedTime(refreshing).TotalSeconds:F1} s");
    }

    private static IEnumerable<(string Name, SearchRequest[] Requests)> Kinds()
    {
        var random = new Random(Seed);
        yield return ("two skills, facets", Requests(() => And(Language(random), Database(random)), SearchRequest.FacetNames));
        yield return ("two skills, page of 100", [.. Requests(() => And(Language(random), Database(random)), []).Select(r => r with { Size = 100 })]);
        yield return ("two skills, explained", [.. Requests(() => And(Language(random), Database(random)), []).Select(r => r with { Explain = true })]);
        yield return ("group, country, facets", Requests(() => And(new SkillNode("sql", null), new FieldNode(QueryField.Country, "DE")), SearchRequest.FacetNames));
        yield return ("near, active, facets", Requests(() => And(new NearNode("Berlin", 52.52, 13.405, 50), new RangeNode(QueryField.Active, Month.Of(2026, 1).Index, null)), SearchRequest.FacetNames));
        yield return ("word and skill", Requests(() => And(Database(random), new TextNode("billing", false)), []));
        yield return ("phrase", Requests(() => new TextNode("quiet mornings", true), []));
        yield return ("everybody, page 200", [new SearchRequest { Query = SearchQuery.Everything, Page = 200, Size = 100 }]);
    }

    private static void Measure(SearchEngine engine, string name, SearchRequest[] requests, double seconds)
    {
        foreach (var request in requests)
            engine.Search(request);
        var times = new List<double>();
        var started = Stopwatch.GetTimestamp();
        var hits = 0L;
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            hits += engine.Search(requests[i % requests.Length]).Total;
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        times.Sort();
        Say($"{name,-26} n {times.Count,6}  hits {hits / times.Count,7}  p50 {At(times, 0.5),7:F2} ms  p95 {At(times, 0.95),7:F2} ms  p99 {At(times, 0.99),7:F2} ms  CPU {cpu.TotalMilliseconds / times.Count,7:F2} ms");
    }

    private static SearchRequest[] Requests(Func<QueryNode> query, IEnumerable<string> facets) =>
        [.. Enumerable.Range(0, 100).Select(_ => new SearchRequest { Query = new SearchQuery(query(), []), Facets = [.. facets] })];

    private static AndNode And(QueryNode a, QueryNode b) => new([a, b]);

    private static SkillNode Language(Random random) =>
        new(SyntheticSkills.Ecosystems[random.Next(SyntheticSkills.Ecosystems.Length)].Language, SkillKind.Language);

    private static SkillNode Database(Random random) => new(SyntheticSkills.Databases[random.Next(SyntheticSkills.Databases.Length)], SkillKind.Database);

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => SyntheticPeople.Now;
    }
}
