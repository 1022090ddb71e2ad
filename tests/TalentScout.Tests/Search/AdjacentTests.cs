using System.Collections.Immutable;
using TalentScout.Benchmarks.Search;
using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>One skill alone: after all who show it those are listed who show what goes with it.</summary>
public sealed class AdjacentTests(OneSkillTests.Crowd crowd) : IClassFixture<OneSkillTests.Crowd>
{
    private const int Both = 30;
    private const int KafkaAlone = 12;
    private const int RedisAlone = 5;
    private static readonly Candidate Strong = Known(900, "strong", 40, "kafka").In("Berlin", "DE", 52.52, 13.405);
    private static readonly Candidate Weak = Known(901, "weak", 2, "kafka");

    [Fact]
    public void Who_shows_what_goes_with_it_comes_after_all_who_show_it()
    {
        using var lab = Lab();

        var answer = Search(lab, "skill:redis");

        Assert.Equal((Both + RedisAlone + KafkaAlone, Both + RedisAlone), (answer.Total, answer.Complete));
        var (shown, others) = (answer.Hits[..answer.Complete], answer.Hits[answer.Complete..]);
        Assert.All(shown, h => Assert.Equal((true, null), (h.NotSeen.IsEmpty, h.Adjacent)));
        Assert.All(others, h => Assert.Equal(new AdjacentTo("kafka", "Kafka", Both, Both + KafkaAlone), h.Adjacent! with { Beside = null }));
        Assert.All(others, h => Assert.Equal("Redis", h.NotSeen.Single().Name));
        Assert.Equal("strong", others[0].Login);
        Assert.True(shown[^1].Score > others[0].Score && others[0].Score > others.Single(h => h.Login == "weak").Score);
    }

    /// <summary>What is counted of one skill is kept, and was once found again for all others.</summary>
    [Fact]
    public void What_goes_with_one_skill_is_not_taken_for_what_goes_with_another()
    {
        using var lab = Lab();

        var kafka = Search(lab, "skill:kafka");
        var redis = Search(lab, "skill:redis");

        Assert.Equal((Both + KafkaAlone + RedisAlone, Both + KafkaAlone), (kafka.Total, kafka.Complete));
        Assert.All(kafka.Hits[kafka.Complete..], h => Assert.Equal(new AdjacentTo("redis", "Redis", Both, Both + RedisAlone), h.Adjacent! with { Beside = null }));
        Assert.Equal((Both + RedisAlone + KafkaAlone, Both + RedisAlone), (redis.Total, redis.Complete));
        Assert.All(redis.Hits[redis.Complete..], h => Assert.Equal(new AdjacentTo("kafka", "Kafka", Both, Both + KafkaAlone), h.Adjacent! with { Beside = null }));
    }

    [Fact]
    public void It_is_explained_by_the_work_that_it_comes_from()
    {
        using var lab = Lab();

        var hit = Search(lab, "skill:redis").Hits.Single(h => h.Login == "strong");

        Assert.Equal(["adjacent"], hit.Signals.Select(s => s.Signal));
        var adjacent = hit.Explanation!.Details.Single();
        Assert.Equal(("adjacent: Redis not seen", $"Kafka goes with it in {Both} of {Both + KafkaAlone} people"), (adjacent.Description, adjacent.Details.Single().Description));
        var leaves = ExplanationTests.Leaves(hit.Explanation).ToList();
        Assert.Equal(hit.Score, leaves.Sum(l => l.Value), 1e-9);
        Assert.Equal("https://github.example/strong/work/blob/main/kafka", leaves.Single().Url);
        Assert.Equal(("kafka", false), (hit.Skills[0].Id, hit.Skills[0].Asked));
        Assert.StartsWith("Kafka: ", hit.Why[0]);
    }

    /// <summary>Of three who show the same, who works where most show it comes first, and who works with nobody who does comes last.</summary>
    [Fact]
    public void Whoever_works_beside_people_who_show_it_comes_before_the_others()
    {
        using var lab = Lab();
        lab.Add(
        [
            .. Enumerable.Range(1, 6).Select(i => Known(500 + i, $"of{i}", 9, "redis").Worked(new Job("big/engine") { Months = 3, Peers = 20 })),
            .. Enumerable.Range(1, 2).Select(i => Known(520 + i, $"some{i}", 9, "redis").Worked(new Job("other/engine") { Months = 3, Peers = 20 })),
            Known(600, "alone", 9, "kafka"),
            Known(601, "few", 9, "kafka").Worked(new Job("other/engine") { Months = 2, Peers = 20 }),
            Known(602, "many", 9, "kafka").Worked(new Job("other/engine") { Months = 2, Peers = 20 }).Worked(new Job("Big/Engine") { Months = 2, Peers = 20 }),
        ]);

        var hits = Search(lab, "skill:redis").Hits.Where(h => h.Login is "alone" or "few" or "many").ToList();

        Assert.Equal(["many", "few", "alone"], hits.Select(h => h.Login));
        Assert.Equal([new AdjacentBeside("Big/Engine", 6, 7), new AdjacentBeside("other/engine", 2, 4), null], hits.Select(h => h.Adjacent!.Beside));
        var leaf = hits[0].Explanation!.Details.Single().Details[0];
        Assert.Equal(("6 of 7 people of Big/Engine show it", "https://github.example/Big/Engine"), (leaf.Description, leaf.Details.Single().Url));
        Assert.All(hits, h => Assert.Equal(h.Score, ExplanationTests.Leaves(h.Explanation!).Sum(l => l.Value), 1e-9));

        // Without the work there it is less.
        lab.Add(Known(602, "many", 9, "kafka").Worked(new Job("other/engine") { Months = 2, Peers = 20 }));
        Assert.True(Search(lab, "skill:redis").Hits.Single(h => h.Login == "many").Score < hits[0].Score);
    }

    [Fact]
    public void Without_the_work_that_is_cited_it_is_less()
    {
        using var lab = Lab();
        var before = Search(lab, "skill:redis").Hits.Single(h => h.Login == "strong");

        lab.Add(Known(900, "strong", 3, "kafka"));
        var less = Search(lab, "skill:redis").Hits.Single(h => h.Login == "strong");
        lab.Add(Known(900, "strong", 40, "java"));

        Assert.True(less.Score < before.Score);
        Assert.DoesNotContain(Search(lab, "skill:redis").Hits, h => h.Login == "strong");
    }

    [Theory]
    [InlineData("skill:redis", SkillMatch.All, SearchSort.Score)]
    [InlineData("skill:redis", SkillMatch.Some, SearchSort.Active)]
    [InlineData("skill:redis", SkillMatch.Some, SearchSort.Login)]
    [InlineData("+skill:redis", SkillMatch.Some, SearchSort.Score)]
    [InlineData("skill:redis +skill:kafka", SkillMatch.Some, SearchSort.Score)]
    [InlineData("skill:redis AND months:>=1", SkillMatch.Some, SearchSort.Active)]
    public void Elsewhere_only_those_are_listed_who_show_it(string query, SkillMatch match, SearchSort sort)
    {
        using var lab = Lab();

        var answer = Search(lab, query, match, sort);

        Assert.Equal(answer.Complete, answer.Total);
        Assert.All(answer.Hits, h => Assert.Null(h.Adjacent));
    }

    [Fact]
    public void What_is_seen_in_every_change_needs_no_guess()
    {
        using var lab = SearchLab.With([.. Enumerable.Range(1, Both).Select(i => Known(i, $"b{i}", 9, "java", "kafka")), Strong, .. Enumerable.Range(1, 200).Select(i => Known(200 + i, $"o{i}", 9, "csharp"))]);

        Assert.Equal(Both, Search(lab, "skill:java").Total);
    }

    [Fact]
    public void What_everybody_shows_goes_with_nothing()
    {
        using var lab = SearchLab.With([.. Enumerable.Range(1, Both).Select(i => Known(i, $"b{i}", 9, "redis", "kafka")), Strong, Weak]);

        Assert.Equal(Both, Search(lab, "skill:redis").Total);
    }

    [Fact]
    public void Few_people_tell_nothing()
    {
        using var lab = SearchLab.With([.. Enumerable.Range(1, 4).Select(i => Known(i, $"b{i}", 9, "redis", "kafka")), Strong, .. Enumerable.Range(1, 200).Select(i => Known(200 + i, $"o{i}", 9, "java"))]);

        Assert.Equal(4, Search(lab, "skill:redis").Total);
    }

    /// <summary>What was counted of a segment before somebody in it changed is not counted twice.</summary>
    [Fact]
    public void Whoever_changed_or_left_is_counted_as_they_are_now()
    {
        using var lab = Lab();
        Search(lab, "skill:redis");

        lab.Add(Enumerable.Range(1, 3).Select(i => Known(i, $"both{i}", 9, "redis")));
        lab.Add(Known(4, "both4", 20, "redis", "kafka"));
        lab.Remove(CandidateId.OfGitHub(5), CandidateId.OfGitHub(201));
        var answer = Search(lab, "skill:redis");

        Assert.Equal((Both + RedisAlone - 1, Both + RedisAlone - 1 + KafkaAlone - 1), (answer.Complete, answer.Total));
        Assert.All(answer.Hits.Where(h => h.Adjacent is not null), h => Assert.Equal((Both - 4, Both - 4 + KafkaAlone - 1), (h.Adjacent!.Both, h.Adjacent.People)));
    }

    /// <summary>Of passers-by little is seen: they would say that nothing goes with anything.</summary>
    [Fact]
    public void Passers_by_tell_nothing()
    {
        using var lab = Lab();
        var before = Search(lab, "skill:redis");

        lab.Add(Enumerable.Range(1, 100).Select(i => Known(700 + i, $"passing{i}", 1, "kafka")));
        var after = Search(lab, "skill:redis");

        Assert.Equal(before.Total + 100, after.Total);
        Assert.Equal(before.Hits[^1].Adjacent, after.Hits.First(h => h.Login == before.Hits[^1].Login).Adjacent);
    }

    [Fact]
    public void Everything_else_must_hold_and_nothing_may_be_there_that_is_excluded()
    {
        using var lab = Lab();

        Assert.Equal(["strong"], Search(lab, "skill:redis country:de").Hits.Select(h => h.Login));
        Assert.DoesNotContain(Search(lab, "skill:redis -login:strong").Hits, h => h.Login == "strong");
        Assert.DoesNotContain(Search(lab, "skill:redis -skill:kafka").Hits, h => h.Adjacent is not null);
    }

    [Fact]
    public void A_request_can_leave_them_out()
    {
        using var lab = Lab();

        Assert.Equal(Both + RedisAlone, Search(lab, "skill:redis", weights: ImmutableSortedDictionary<string, double>.Empty.Add("adjacent", 0)).Total);
    }

    [Fact]
    public void Why_and_facets_know_them()
    {
        using var lab = Lab();
        var answer = Search(lab, "skill:redis");
        var hit = answer.Hits.Single(h => h.Login == "weak");

        var why = lab.Engine.Why(Weak.Id, Query("skill:redis"), match: SkillMatch.Some)!;

        Assert.Equal((true, hit.Rank, hit.Score, hit.Adjacent), (why.Matches, why.Rank, why.Score, why.Adjacent));
        Assert.Equal("unknown", why.Conditions.Single().Verdict);
        Assert.False(lab.Engine.Why(Weak.Id, Query("skill:redis"))!.Matches);
        Assert.Equal([new FacetCount("DE", 1)], answer.Facets["country"]);
    }

    /// <summary>Page by page in a crowd: everybody once, best first, those who show it before the others.</summary>
    [Theory]
    [InlineData("db:redis")]
    [InlineData("db:(redis OR mongodb) followers:>=1")]
    [InlineData("fw:spring nice:(lang:java)")]
    public void Pages_hold_everybody_once(string text)
    {
        var engine = new SearchEngine(crowd.Lab.Index, answersKept: 0);
        var request = new SearchRequest { Query = crowd.Query(text), Match = SkillMatch.Some, Size = 100 };
        var first = engine.Search(request);

        var all = Enumerable.Range(1, (first.Total + 99) / 100).SelectMany(page => engine.Search(request with { Page = page }).Hits).ToList();

        Assert.True(first.Total > first.Complete, $"all {first.Total} show it");
        Assert.Equal(first.Total, all.Select(h => h.Id).Distinct().Count());
        Assert.Equal(first.Complete, all.TakeWhile(h => h.Adjacent is null).Count());
        Assert.All(all.Skip(first.Complete), h => Assert.False(h.NotSeen.IsEmpty || h.Adjacent is null));
        Assert.Equal(all.OrderByDescending(h => h.Score).Select(h => h.Score), all.Select(h => h.Score));
        Assert.Equal(engine.Search(request with { Match = SkillMatch.All }).Hits.Select(h => (h.Id, h.Score)), first.Hits.Take(first.Complete).Select(h => (h.Id, h.Score)));
        Assert.Equal(all.Count, engine.Why(all[^1].Id, request.Query, match: SkillMatch.Some)!.Rank);
    }

    /// <summary>Where few are asked about, only their repositories are looked at: nobody may see that.</summary>
    [Fact]
    public void Of_few_the_same_is_known_as_of_everybody()
    {
        using var lab = new SearchLab(crowd.Lab.Catalogue, crowd.Lab.Ranking);
        var made = new SyntheticPeople(seed: 5, repositories: 120);
        for (var part = 0; part < 3; part++)
            lab.Add(Enumerable.Range(part * 150, 200).Select(made.Person));
        lab.Remove(made.Person(7).Id, made.Person(320).Id);
        using var held = lab.Index.Acquire();
        var (view, asked) = (held.View, ImmutableArray.Create("redis", "mongodb"));
        // Some of each segment, one of them that is gone.
        var wanted = ImmutableArray.CreateRange(view.Segments, s => DocBits.Where(s.Columns.Count, doc => doc % 5 == 2 && !SegmentFit.OrdinalsOf(asked, s.Columns).Any(o => s.Columns.Skills.Skills.Bits(o)[doc])));

        var beside = ShownBeside.Of(asked, unknown: 2, view);

        var few = beside.Few(wanted);
        var all = beside.Everybody();

        var docs = Enumerable.Range(0, view.Segments.Length).SelectMany(s => Enumerable.Range(0, wanted[s].Count).Where(d => wanted[s][d] && view.Segments[s].Live[d]).Select(d => view.Segments[s].Context.DocBase + d)).ToList();
        Assert.True(view.Segments.Length > 1);
        Assert.True(docs.Count(doc => all.Share(doc) > 0) > 30);
        Assert.Equal(docs.Select(doc => (all.Share(doc), all.Where(doc))), docs.Select(doc => (few.Share(doc), few.Where(doc))));
        Assert.Equal(docs.Select(all.Where), docs.Select(beside.For(wanted).Where));
    }

    private static SearchLab Lab() => SearchLab.With(
    [
        .. Enumerable.Range(1, Both).Select(i => Known(i, $"both{i}", 9, "redis", "kafka")),
        .. Enumerable.Range(1, RedisAlone).Select(i => Known(100 + i, $"redis{i}", 9, "redis")),
        .. Enumerable.Range(1, KafkaAlone - 2).Select(i => Known(200 + i, $"kafka{i}", 9, "kafka")),
        Strong, Weak,
        .. Enumerable.Range(1, 200).Select(i => Known(300 + i, $"java{i}", 9, "java")),
    ]);

    private static Candidate Known(int id, string login, int months, params string[] skills) =>
        Person(id, login).Worked(new Job($"{login}/work") { Months = months, Peers = 20 }, [.. skills.Select(s => (s, How.Merged))]);

    private static SearchAnswer Search(SearchLab lab, string query, SkillMatch match = SkillMatch.Some, SearchSort sort = SearchSort.Score, ImmutableSortedDictionary<string, double>? weights = null) =>
        lab.Engine.Search(new SearchRequest
        {
            Query = Query(query),
            Match = match,
            Sort = sort,
            Size = 100,
            Explain = true,
            Facets = ["country"],
            Weights = weights ?? ImmutableSortedDictionary<string, double>.Empty,
        });

    private static SearchQuery Query(string text) => new QueryParser(TestSkills.Catalogue, _ => null, country => country == "de" ? "DE" : null).Parse(text).Query!;
}
