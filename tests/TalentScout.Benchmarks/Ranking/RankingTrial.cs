using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.Benchmarks.Ranking;

/// <summary>
/// `rank DATA QUERIES OUT RULES… [--without FILE] [--before MONTH]`: ranks the people of a store under each of the rules (files like config/ranking.json),
/// without a server, as the API lists them: to try rules in seconds. QUERIES are JSON lines with `id` and `q`; FILE names repositories whose work is left out, one a line; so is
/// work from MONTH on. Writes OUT/NAME.jsonl per rules file, a line per query with every hit's login and score. RULES of `-` are read from standard input.
/// </summary>
internal sealed class RankingTrial : IDisposable
{
    private const int Batch = 2_000;

    /// <summary>Who has done less is left out: they are many, and rank last whatever the rules are.</summary>
    private const int LeastWork = 3;

    private readonly SkillCatalogue _catalogue = SkillCatalogueFile.Load(Path.Combine(ConfigFolder(), "skills.json"));
    private readonly PeopleSurvey _survey = new();
    private readonly List<Candidate> _people;
    private readonly Dictionary<CandidateId, string> _logins;
    private readonly List<(string Id, string Text, SearchQuery Query)> _queries;
    private readonly string _output;
    private readonly TimeProvider _clock;
    private DirectoryInfo? _folder;
    private CandidateIndex? _index;

    private RankingTrial(List<Candidate> people, string queries, string output)
    {
        foreach (var candidate in people)
            _survey.See(CandidateOutline.Of(candidate));
        people.RemoveAll(p => p.Repositories.Sum(r => r.Commits + r.PullRequests) < LeastWork);
        (_people, _output) = (people, output);
        _logins = people.ToDictionary(p => p.Id, p => p.Login);
        _clock = new Fixed(people.Max(p => p.LastActive) ?? throw new InvalidDataException("nobody has a date"));
        var parser = new QueryParser(_catalogue, name => PlaceResolver.Default.FindCity(name) is { } city ? (city.City, city.Latitude, city.Longitude) : null, Countries.Resolve);
        _queries =
        [
            .. File.ReadLines(queries).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!)
                .Select(n => (Id: (string)n["id"]!, Text: (string)n["q"]!))
                .Select(n => (n.Id, n.Text, parser.Parse(n.Text) is { Ok: true } parsed ? parsed.Query : throw new InvalidDataException($"{queries}: `{n.Text}` is no query"))),
        ];
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var cut = new Cut([], null);
        if (args is [.. var before, "--before", var month])
            (args, cut) = (before, cut with { Before = Month.Parse(month) });
        if (args is [.. var some, "--without", var list])
            (args, cut) = (some, cut with { Without = File.ReadLines(list).ToHashSet(StringComparer.OrdinalIgnoreCase) });
        if (args is not [var data, var queries, var output, _, ..])
        {
            Console.Error.WriteLine("usage: rank DATA QUERIES OUT RULES... [--without FILE] [--before MONTH]");
            return 1;
        }

        Directory.CreateDirectory(output);
        using var trial = new RankingTrial(await PeopleAsync(data, cut), queries, output);
        foreach (var rules in args[3..].SelectMany(file => file == "-" ? Lines(Console.In) : [file]))
            trial.Rank(rules);
        return 0;
    }

    public void Dispose()
    {
        _index?.Dispose();
        _folder?.Delete(recursive: true);
    }

    /// <summary>The index stays for the next rules where it does not depend on what they change.</summary>
    private void Rank(string rules)
    {
        var started = Stopwatch.GetTimestamp();
        var options = RankingFile.Load(rules);
        if (_index?.Ranking.IndexedRules != options.IndexedRules)
            Build(options);
        using var held = _index!.Acquire();
        using (var lines = new StreamWriter(Path.Combine(_output, Path.GetFileNameWithoutExtension(rules) + ".jsonl")))
            foreach (var (id, text, query) in _queries)
            {
                using var run = new QueryRun(query, new QueryContext(_catalogue, options, held.Searcher, held.AsOf), held.View, SkillMatch.Some, adjacent: true);
                var hits = run.Top(SearchRequest.MaxHit, SearchSort.Score)
                    .Select(hit => (JsonNode)new JsonArray(_logins[held.View.Segments[hit.Segment].Columns.Ids[hit.Doc]], hit.Key));
                lines.WriteLine(new JsonObject { ["id"] = id, ["q"] = text, ["hits"] = new JsonArray([.. hits]), ["error"] = null, ["sample"] = new JsonArray() }.ToJsonString());
            }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(rules)}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
    }

    private void Build(RankingOptions options)
    {
        Dispose();
        _folder = Directory.CreateTempSubdirectory("talentscout-rank-");
        _index = CandidateIndex.Open(_folder.FullName, _catalogue, options, _clock);
        using (var rebuild = _index.BeginRebuild(_survey))
        {
            foreach (var batch in _people.Chunk(Batch))
                rebuild.Apply(batch.Select(p => new CandidateChange(1, p.Id, p)));
            rebuild.Complete(1);
        }

        _index.Refresh();
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static async Task<List<Candidate>> PeopleAsync(string data, Cut cut)
    {
        await using var store = await StoreDatabase.OpenAsync(data, TimeProvider.System);
        var people = new List<Candidate>();
        await foreach (var candidate in store.Candidates.StreamAsync())
            people.Add(cut.Of(candidate));
        return people;
    }

    private static string ConfigFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "config", "ranking.json")))
                return Path.Combine(folder, "config");
        throw new DirectoryNotFoundException("no config/ranking.json in or above the program's folder");
    }

    private sealed class Fixed(Month month) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(month.Year, month.OfYear, 28, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>What of a person's work is looked away from.</summary>
    private sealed record Cut(HashSet<string> Without, Month? Before)
    {
        public Candidate Of(Candidate candidate)
        {
            if (Without.Count == 0 && Before is null)
                return candidate;
            var repositories = candidate.Repositories.Select(Of).OfType<CandidateRepository>().ToList();
            var left = repositories.Select(r => r.Id).ToHashSet();
            var active = repositories.SelectMany(r => r.Months).Where(m => m.Commits + m.PullRequests > 0).Select(m => m.Month).Distinct().Order().ToList();
            return candidate with
            {
                Repositories = [.. repositories],
                Skills =
                [
                    .. candidate.Skills.Select(s => s with { Traces = s.Traces.RemoveAll(t => t.Repository is { } id && !left.Contains(id)) }).Where(s => s.Traces.Length > 0),
                ],
                ActiveMonths = active.Count,
                LastActive = active.Count > 0 ? active[^1] : null,
            };
        }

        private CandidateRepository? Of(CandidateRepository repository)
        {
            if (Without.Contains(repository.FullName))
                return null;
            if (Before is not { } before || repository.Months.Length == 0)
                return repository;
            var months = repository.Months.RemoveAll(m => m.Month >= before);
            return months.Length == 0 ? null : repository with { Months = months, Commits = repository.Commits - repository.Months.Sum(m => m.Commits) + months.Sum(m => m.Commits) };
        }
    }
}
