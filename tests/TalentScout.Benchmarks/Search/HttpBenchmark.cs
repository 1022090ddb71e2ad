using System.Diagnostics;
using System.Globalization;
using TalentScout.App.Composition;
using TalentScout.App.Configuration;
using TalentScout.Search;

namespace TalentScout.Benchmarks.Search;

/// <summary>
/// `http DATA [seconds]`: two skills with all facets, as JSON over HTTP from a `talentscout serve` of its own over the index of DATA: latency of one client, throughput of several, and how much of
/// what the same searches reach in this process is left. Servers and clients share the machine.
/// </summary>
internal static class HttpBenchmark
{
    private const int Seed = 1;
    private const int MostClients = 16;
    private const int PageSize = 20;
    private static readonly int[] Clients = [1, 4, MostClients];
    private static readonly string[] Languages = ["csharp", "java", "python", "go", "typescript", "php", "ruby", "rust", "kotlin", "scala"];
    private static readonly string[] Databases = ["postgresql", "mysql", "redis", "mongodb", "sqlite", "elasticsearch", "sqlserver", "cassandra", "clickhouse", "oracle", "dynamodb", "neo4j"];
    private static readonly string[] Filters = ["", "", " country:de", " country:us", " active:>=2025"];

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10;
        var jobs = Directory.CreateTempSubdirectory("talentscout-http-");
        using var server = Start(args[0], jobs.FullName, out var address);
        try
        {
#pragma warning disable RS0030 // A client of our own server, not of a source.
            using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
#pragma warning restore RS0030
            await ReadyAsync(http, server);
            await AskAsync("to warm up, not to be quoted", 1, seconds, () => OverHttp(http));
            var served = 0.0;
            foreach (var clients in Clients)
                served = await AskAsync("over HTTP", clients, seconds, () => OverHttp(http));
            var alone = await InProcessAsync(args[0], seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{served / alone:F2} of what {MostClients} clients reach in process is reached over HTTP"));
            return 0;
        }
        finally
        {
            server.Kill();
            jobs.Delete(recursive: true);
        }
    }

    private static async Task<double> InProcessAsync(string data, double seconds)
    {
        var files = Installation.Find(null, null, Environment.CurrentDirectory, AppContext.BaseDirectory);
        var catalogue = ConfigurationFiles.Catalogue(files);
        using var index = CandidateIndex.Open(Path.Combine(data, "index"), catalogue, ConfigurationFiles.Ranking(files), TimeProvider.System);
        var engine = new SearchEngine(index);
        var parser = new QueryParser(catalogue, _ => null, code => code.ToUpperInvariant());
        await AskAsync("to warm up, not to be quoted", MostClients, seconds, Ask);
        return await AskAsync("in process", MostClients, seconds, Ask);

        Func<string, int, Task<long>> Ask() => (query, page) => Task.Run(() =>
        {
            var request = new SearchRequest { Query = parser.Parse(query).Query!, Match = SkillMatch.Some, Page = page, Size = PageSize, Facets = SearchRequest.FacetNames };
            return (long)engine.Search(request).Hits.Length;
        });
    }

    /// <summary>A client that reads an answer to its end and keeps nothing of it: what clients do with answers is not the server's, with which they share the machine.</summary>
    private static Func<string, int, Task<long>> OverHttp(HttpClient http)
    {
        var buffer = new byte[1 << 16];
        return async (query, page) =>
        {
            var address = FormattableString.Invariant($"api/v1/search?q={Uri.EscapeDataString(query)}&size={PageSize}&page={page}&facets={string.Join(',', SearchRequest.FacetNames)}");
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            using var body = await answer.Content.ReadAsStreamAsync();
            var length = 0L;
            for (int read; (read = await body.ReadAsync(buffer)) > 0;)
                length += read;
            return length;
        };
    }

    /// <returns>requests a second</returns>
    private static async Task<double> AskAsync(string how, int clients, double seconds, Func<Func<string, int, Task<long>>> client)
    {
        var started = Stopwatch.GetTimestamp();
        var times = (await Task.WhenAll(Enumerable.Range(Seed, clients).Select(seed => Task.Run(() => ClientAsync(new Random(seed), client(), started, seconds))))).SelectMany(t => t).Order().ToList();
        var rate = times.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{how}: {clients,2} clients, {rate,6:F0} requests/s, p50 {At(times, 0.5),6:F2} ms, p95 {At(times, 0.95),6:F2} ms, p99 {At(times, 0.99),6:F2} ms"));
        return rate;
    }

    private static async Task<List<double>> ClientAsync(Random random, Func<string, int, Task<long>> ask, long started, double seconds)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
        {
            // Pages and thresholds differ, so that hardly any answer is at hand.
            var query = FormattableString.Invariant($"lang:{Of(Languages)} db:{Of(Databases)}{Of(Filters)} followers:>={random.Next(3)}");
            var page = random.Next(1, 4);
            var begun = Stopwatch.GetTimestamp();
            await ask(query, page);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times;

        string Of(string[] words) => words[random.Next(words.Length)];
    }

    private static Process Start(string data, string jobs, out Uri address)
    {
        address = new Uri($"http://127.0.0.1:{5970 + (Environment.ProcessId % 1000)}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var part in new[] { typeof(Installation).Assembly.Location, "serve", "--urls", address.ToString().TrimEnd('/'), "--data", data, "--jobs", jobs })
            start.ArgumentList.Add(part);
        var server = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started");
        // What it says is not wanted here, and has to be taken all the same.
        server.BeginOutputReadLine();
        return server;
    }

    private static async Task ReadyAsync(HttpClient http, Process server)
    {
        for (var tries = 0; tries < 600 && !server.HasExited; tries++)
        {
            try
            {
                if ((await http.GetAsync(new Uri("readyz", UriKind.Relative))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        throw new InvalidOperationException("the server did not become ready");
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
