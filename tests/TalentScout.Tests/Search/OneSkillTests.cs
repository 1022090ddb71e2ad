using System.Text.Json;
using TalentScout.Benchmarks.Search;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>Who shows one of several skills alone is passed over by what the one skill can come to at most: never somebody who belongs on the list.</summary>
public sealed class OneSkillTests(OneSkillTests.Crowd crowd) : IClassFixture<OneSkillTests.Crowd>
{
    public static TheoryData<string, double> Queries => new()
    {
        { "lang:java db:redis", 1 },
        { "lang:python db:postgresql lang:go", 1 },
        { "db:mongodb db:postgresql^5", 1 },
        { "lang:typescript nice:(db:mysql)", 1 },
        { "lang:csharp db:sqlite followers:>=1 nice:(country:de)", 1 },
        { "sql lang:java", 1 },
        { "lang:java db:redis", 0 },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_list_is_that_of_scoring_everybody(string text, double breadth)
    {
        var query = crowd.Query(text);
        var request = new SearchRequest { Query = query, Match = SkillMatch.Some, Size = 100, Weights = RankingOptions.Default.Signals.SetItem("breadth", breadth * RankingOptions.Default.Signals["breadth"]) };

        var all = new List<SearchHit>();
        for (var page = 1; all.Count < 1000; page++)
        {
            var hits = crowd.Lab.Engine.Search(request with { Page = page }).Hits;
            all.AddRange(hits);
            if (hits.Length < request.Size)
                break;
        }

        var first = crowd.Lab.Engine.Search(request with { Size = 20 });
        Assert.True(first.Total > 4096, $"{first.Total} hits are too few for this test");
        Assert.Equal(all.Take(20).Select(h => (h.Login, h.Score)), first.Hits.Select(h => (h.Login, h.Score)));
        foreach (var hit in first.Hits.Where((_, i) => i % 4 == 0).Concat(all.TakeLast(2)))
            Assert.Equal(all.FindIndex(h => h.Id == hit.Id) + 1, crowd.Lab.Engine.Why(hit.Id, query, request.Weights, SkillMatch.Some)!.Rank);
    }

    /// <summary>By the ceilings of the skills alone nobody is ruled out whose score reaches the floor, and most others are.</summary>
    [Theory]
    [InlineData("lang:java db:redis", 1)]
    [InlineData("lang:python db:postgresql lang:go", 1)]
    [InlineData("db:mongodb db:postgresql^5", 1)]
    [InlineData("lang:typescript nice:(db:mysql)", 1)]
    [InlineData("lang:csharp db:sqlite db:redis nice:(country:de lang:go db:mysql)", 1)]
    [InlineData("lang:java db:redis", 0)]
    public void Nobody_who_can_reach_the_floor_is_ruled_out(string text, double breadth)
    {
        var rules = crowd.Lab.Ranking.With(RankingOptions.Default.Signals.SetItem("breadth", breadth * RankingOptions.Default.Signals["breadth"]));
        using var held = crowd.Lab.Index.Acquire();
        using var run = new QueryRun(crowd.Query(text), new QueryContext(crowd.Lab.Catalogue, rules, held.Searcher, held.AsOf), held.View);
        var segment = run.Segment(0);
        var bounds = run.Scorer.BoundsIn(segment.Columns, rules.Query)!;
        var scores = Enumerable.Range(0, segment.Columns.Count).Select(doc => run.Scorer.Score(segment, doc)).ToList();

        foreach (var floor in scores.Order().Where((_, i) => i % 1500 == 1499 || i == scores.Count - 20).ToList())
        {
            var reaching = Docs(bounds, held.View.Segments[0].Live, floor);

            Assert.Subset(reaching, scores.Index().Where(s => s.Item >= floor).Select(s => s.Index).ToHashSet());
            Assert.True(reaching.Count < scores.Count / 3 || floor < scores.Max() / 2, $"{reaching.Count} of {scores.Count} may reach {floor}");
        }
    }

    private static HashSet<int> Docs(HitBounds bounds, DocBits among, double floor)
    {
        // A small one, so that it is gone on from.
        var (buffer, most) = (new int[100], new double[100]);
        var docs = new HashSet<int>();
        for (var from = 0; from >= 0;)
        {
            from = bounds.Next(among, from, floor, buffer, most, out var filled);
            docs.UnionWith(buffer.Take(filled));
        }

        return docs;
    }

    /// <summary>Whoever is alone is served by two threads, several by one each.</summary>
    [Theory]
    [InlineData("lang:java db:redis", SearchSort.Score)]
    [InlineData("lang:csharp db:sqlite followers:>=1 nice:(country:de active:>=2026-01) language", SearchSort.Score)]
    [InlineData("lang:java db:redis", SearchSort.Active)]
    [InlineData("db:redis", SearchSort.Score)]
    public async Task Alone_or_with_others_everybody_gets_the_same(string text, SearchSort sort)
    {
        var request = new SearchRequest { Query = crowd.Query(text), Match = SkillMatch.Some, Size = 50, Page = 2, Sort = sort, Explain = true, Facets = SearchRequest.FacetNames };
        var engine = new SearchEngine(crowd.Lab.Index, answersKept: 0);
        var alone = Text(engine.Search(request));

        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Enumerable.Range(0, 5).Select(_ => Text(engine.Search(request))).ToList())));

        Assert.All(together.SelectMany(t => t), other => Assert.Equal(alone, other));
        Assert.Equal(engine.Rows(request).Rows.Select(r => r.Login), engine.Search(request).Hits.Select(h => h.Login));
    }

    private static string Text(SearchAnswer answer) => JsonSerializer.Serialize(answer with { TookMs = 0 });

    /// <summary>In one segment of its own size, so that there are many hits.</summary>
    public sealed class Crowd : IDisposable
    {
        private const int People = 12_000;
        private readonly QueryParser _parser = new(SyntheticSkills.Catalogue, _ => null, code => code.ToUpperInvariant());

        public Crowd()
        {
            // Invented people show skills that have little to do with each other.
            Lab = new SearchLab(SyntheticSkills.Catalogue, RankingOptions.Default with { Query = RankingOptions.Default.Query with { AdjacentShare = 0.05, AdjacentLift = 1.01 } });
            var made = new SyntheticPeople(seed: 9, repositories: 800);
            Lab.Add(Enumerable.Range(0, People).Select(made.Person));
            Lab.Index.Compact();
            Lab.Index.Refresh();
        }

        internal SearchLab Lab { get; }

        public SearchQuery Query(string text) => _parser.Parse(text).Query!;

        public void Dispose() => Lab.Dispose();
    }
}
