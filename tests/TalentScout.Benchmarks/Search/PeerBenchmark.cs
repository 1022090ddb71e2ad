using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// The product in the form in which a yardstick of several engines calls each of them: `index docs.jsonl DIR THREADS`, `search DIR queries.tsv WARM MEASURE KINDS HITSFILE`,
/// `open DIR queries.tsv`. Prints one JSON object a line.
/// </summary>
internal static class PeerBenchmark
{
    private const double Megabyte = 1048576;

    /// <summary>Documents that are handed over together, and how many times as many are read while others are indexed.</summary>
    private const int AtOnce = 32;
    private const int ReadAhead = 4;

    public static int Index(string file, string directory, int threads)
    {
        if (threads < Environment.ProcessorCount && OperatingSystem.IsLinux())
            Process.GetCurrentProcess().ProcessorAffinity = (1 << threads) - 1;
        var started = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var catalogue = PeerDocuments.LearnSkills(file, directory);
        using var index = CandidateIndex.Open(directory, catalogue, RankingOptions.Default, TimeProvider.System);
        var documents = 0L;
        index.Apply(Documents(file).Select(c => new CandidateChange(++documents, c.Id, c)));
        index.Commit(documents);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var merging = Stopwatch.GetTimestamp();
        index.Compact();
        index.Commit(documents);
        var merged = Stopwatch.GetElapsedTime(merging).TotalSeconds;
        var size = new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        Say($"{{\"what\":\"index\",\"engine\":\"product\",\"docs\":{documents},\"threads\":{threads},\"s\":{seconds:F2},\"cpu_s\":{cpu.TotalSeconds:F2},\"docs_s\":{documents / seconds:F0},\"mb_s\":{new FileInfo(file).Length / seconds / 1e6:F1},\"merge_s\":{merged:F2},\"index_mb\":{size / Megabyte:F1},\"peak_rss_mb\":{ProcessMemory.Mb("VmHWM")},\"anon_mb\":{ProcessMemory.Mb("RssAnon")}}}");
        return 0;
    }

    public static int Search(string directory, string queries, double warm, double measure, string kinds, string hitsFile)
    {
        using var index = CandidateIndex.Open(directory, PeerDocuments.ReadSkills(directory), RankingOptions.Default, TimeProvider.System);
        var engine = new SearchEngine(index);
        var wanted = kinds == "-" ? null : kinds.Split(',').ToHashSet();
        var byKind = PeerQuery.Load(queries).Where(q => wanted is null || wanted.Contains(q.Kind)).GroupBy(q => q.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        using var hits = hitsFile == "-" ? null : new StreamWriter(hitsFile);
        var check = 0L;
        // Mixed first, as it would be used: the compiler must not tune itself to one kind.
        var mixed = byKind.SelectMany(g => g).OrderBy(q => q.Id % 100_000).ToArray();
        check += Repeat(engine, mixed, 4 * warm);
        foreach (var kind in byKind)
        {
            var asked = kind.ToArray();
            check += Repeat(engine, asked, warm);
            check += Measure(engine, kind.Key, asked, measure, hits);
        }

        GC.Collect();
        Say($"{{\"what\":\"searchmem\",\"engine\":\"product\",\"peak_rss_mb\":{ProcessMemory.Mb("VmHWM")},\"anon_mb\":{ProcessMemory.Mb("RssAnon")},\"file_mb\":{ProcessMemory.Mb("RssFile")},\"heap_mb\":{GC.GetTotalMemory(true) / Megabyte:F0},\"check\":{check}}}");
        return 0;
    }

    public static int Open(string directory, string queries)
    {
        var query = PeerQuery.Load(queries).First(q => q.Kind == "term");
        var started = Stopwatch.GetTimestamp();
        using var index = CandidateIndex.Open(directory, PeerDocuments.ReadSkills(directory), RankingOptions.Default, TimeProvider.System);
        var engine = new SearchEngine(index);
        var opened = Stopwatch.GetTimestamp();
        Run(engine, query);
        Say($"{{\"what\":\"open\",\"engine\":\"product\",\"open_ms\":{Stopwatch.GetElapsedTime(started, opened).TotalMilliseconds:F1},\"first_ms\":{Stopwatch.GetElapsedTime(opened).TotalMilliseconds:F1}}}");
        return 0;
    }

    /// <summary>Read by a thread of its own.</summary>
    private static IEnumerable<Candidate> Documents(string file)
    {
        using var read = new BlockingCollection<Candidate[]>(ReadAhead);
        var reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (var documents in read.GetConsumingEnumerable())
            foreach (var document in documents)
                yield return document;
        reading.GetAwaiter().GetResult();

        void Read()
        {
            try
            {
                var documents = new List<Candidate>(AtOnce);
                foreach (var line in PeerDocuments.Lines(file))
                {
                    documents.Add(PeerDocuments.Candidate(line.Span));
                    if (documents.Count < AtOnce)
                        continue;
                    read.Add([.. documents]);
                    documents.Clear();
                }

                read.Add([.. documents]);
            }
            finally
            {
                read.CompleteAdding();
            }
        }
    }

    private static long Repeat(SearchEngine engine, PeerQuery[] queries, double seconds)
    {
        var check = 0L;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; i = (i + 1) % queries.Length)
            check += Run(engine, queries[i]).Check;
        return check;
    }

    /// <summary>Whole passes over the queries until the time is over; at most four times as long.</summary>
    private static long Measure(SearchEngine engine, string kind, PeerQuery[] queries, double seconds, StreamWriter? hits)
    {
        const double AtMost = 4;
        var times = new List<double>();
        var (total, sum, check) = (0.0, 0L, 0L);
        var cpu = ProcessMemory.ThreadSeconds();
        for (var pass = 0; total < seconds; pass++)
            foreach (var query in queries)
            {
                var begun = Stopwatch.GetTimestamp();
                var answer = Run(engine, query);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                total += times[^1];
                check += answer.Check;
                if (pass == 0)
                {
                    sum += answer.Total;
                    hits?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{query.Id}\t{kind}\t{answer.Total}"));
                }

                if (total > AtMost * seconds)
                    break;
            }

        cpu = ProcessMemory.ThreadSeconds() - cpu;
        times.Sort();
        Say($"{{\"what\":\"search\",\"engine\":\"product\",\"kind\":\"{kind}\",\"n\":{times.Count},\"qps\":{times.Count / total:F2},\"cpu_qps\":{times.Count / cpu:F2},\"p50_us\":{times[times.Count / 2] * 1e6:F1},\"p99_us\":{times[Math.Min(times.Count - 1, (int)(times.Count * 0.99))] * 1e6:F1},\"hits\":{sum}}}");
        return check;
    }

    /// <summary>What a peer computes from its rows too, so that no work is skipped.</summary>
    private static (int Total, long Check) Run(SearchEngine engine, PeerQuery query)
    {
        var answer = engine.Rows(query.Request);
        var check = 0L;
        foreach (var row in answer.Rows)
            check += query.Kind == "card" ? row.Login.Length + row.Name?.Length + row.Bio?.Length + row.City?.Length ?? 0 : row.Login.Length;
        foreach (var (_, counts) in answer.Facets)
            check += counts.Take(10).Sum(c => c.Count);
        return (answer.Total, check);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
