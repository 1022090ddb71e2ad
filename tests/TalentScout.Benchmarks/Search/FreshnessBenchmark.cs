using System.Diagnostics;
using System.Globalization;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// `freshness [people] [seconds]`: how soon a changed person can be found, and what queries notice of it: alone, while people are changed as fast as they can be with a
/// refresh every 200 ms, and while all are indexed anew beside.
/// </summary>
internal static class FreshnessBenchmark
{
    private const int Seed = 1;
    private const int Batch = 100;
    private const double RefreshEvery = 0.2;

    public static int Run(string[] args)
    {
        var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10;
        var folder = Directory.CreateTempSubdirectory("talentscout-fresh-");
        try
        {
            using var index = CandidateIndex.Open(folder.FullName, SyntheticSkills.Catalogue, RankingOptions.Default, TimeProvider.System);
            var made = new SyntheticPeople(Seed, Math.Max(200, people / 20));
            var all = Enumerable.Range(0, people).AsParallel().AsOrdered().Select(made.Person).ToList();
            index.Apply(all.Select(Change));
            index.Commit(1);
            index.Refresh();
            var engine = new SearchEngine(index);
            Query(engine, seconds, new CancellationTokenSource().Token);
            Say("alone", Query(engine, seconds, CancellationToken.None));

            using (var stop = new CancellationTokenSource())
            {
                var seen = Task.Run(() => ChangeAndFind(index, engine, all, stop.Token));
                Say("while people change", Query(engine, seconds, CancellationToken.None));
                stop.Cancel();
                var (changed, waits, applying, refreshing) = seen.Result;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {changed / seconds:F0} people changed a second; from change to found p50 {At(waits, 0.5):F0} ms, p99 {At(waits, 0.99):F0} ms, at most {waits[^1]:F0} ms; applying {Batch} at most {applying:F0} ms, refreshing {refreshing:F0} ms"));
            }

            Say("alone, after the changes", Query(engine, seconds, CancellationToken.None));

            using (var stop = new CancellationTokenSource())
            {
                var rebuilding = Task.Run(() => Rebuild(index, all, stop));
                Say("while all is indexed anew", Query(engine, double.MaxValue, stop.Token));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  rebuilt in {rebuilding.Result:F1} s, then {engine.Rows(new SearchRequest { Query = SearchQuery.Everything }).Total} people"));
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<double> Query(SearchEngine engine, double seconds, CancellationToken stop)
    {
        var random = new Random(Seed);
        var times = new List<double>();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds && !stop.IsCancellationRequested)
        {
            var ecosystem = SyntheticSkills.Ecosystems[random.Next(SyntheticSkills.Ecosystems.Length)].Language;
            var database = SyntheticSkills.Databases[random.Next(SyntheticSkills.Databases.Length)];
            var begun = Stopwatch.GetTimestamp();
            engine.Rows(new SearchRequest
            {
                Query = new SearchQuery(new AndNode([new SkillNode(ecosystem, SkillKind.Language), new SkillNode(database, SkillKind.Database)]), []),
                Facets = SearchRequest.FacetNames,
            });
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    /// <summary>Every batch ends in somebody with a name that nobody had; the wait is until the name is found.</summary>
    private static (long Changed, List<double> Waits, double Applying, double Refreshing) ChangeAndFind(CandidateIndex index, SearchEngine engine, List<Candidate> all, CancellationToken stop)
    {
        var (changed, names) = (0L, 0);
        var (applying, refreshing) = (0.0, 0.0);
        var waits = new List<double>();
        var open = new List<(string Name, long Since)>();
        var refreshed = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"fresh{++names}");
            var batch = Enumerable.Range(0, Batch).Select(i => all[(int)((changed + i) % all.Count)]).ToList();
            batch[^1] = batch[^1] with { Name = name };
            var begun = Stopwatch.GetTimestamp();
            index.Apply(batch.Select(Change));
            applying = Math.Max(applying, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            open.Add((name, Stopwatch.GetTimestamp()));
            changed += Batch;
            if (Stopwatch.GetElapsedTime(refreshed).TotalSeconds < RefreshEvery)
                continue;
            begun = Stopwatch.GetTimestamp();
            index.Refresh();
            refreshed = Stopwatch.GetTimestamp();
            refreshing = Math.Max(refreshing, Stopwatch.GetElapsedTime(begun, refreshed).TotalMilliseconds);
            foreach (var (wanted, since) in open)
                if (engine.Rows(new SearchRequest { Query = new SearchQuery(new FieldNode(QueryField.Name, wanted), []) }).Total == 1)
                    waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            open.Clear();
        }

        waits.Sort();
        return (changed, waits, applying, refreshing);
    }

    private static double Rebuild(CandidateIndex index, List<Candidate> all, CancellationTokenSource stop)
    {
        var started = Stopwatch.GetTimestamp();
        using (var rebuild = index.BeginRebuild())
        {
            rebuild.Apply(all.Select(Change));
            rebuild.Complete(2);
        }

        index.Refresh();
        stop.Cancel();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static CandidateChange Change(Candidate candidate) => new(1, candidate.Id, candidate);

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Say(string when, List<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"queries {when}: n {times.Count}, p50 {At(times, 0.5):F2} ms, p95 {At(times, 0.95):F2} ms, p99 {At(times, 0.99):F2} ms, at most {times[^1]:F1} ms"));
}
