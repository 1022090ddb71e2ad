using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>Several skills side by side: whoever shows some of them is listed, and says what was not seen.</summary>
public sealed class PartMatchTests
{
    private static readonly Candidate Both = Person(1, "both").In("Berlin", "DE", 52.52, 13.405).Worked(new Job("small/tool") { Commits = 1, Months = 1, Peers = 1 }, ("csharp", How.Merged), ("redis", How.Used));
    private static readonly Candidate Sharp = Person(2, "sharp").In("Berlin", "DE", 52.52, 13.405).Worked(new Job("big/engine") { Months = 40, Peers = 60 }, ("csharp", How.Merged));
    private static readonly Candidate Store = Person(3, "store").Worked(new Job("db/driver") { Months = 20, Peers = 40 }, ("redis", How.Merged));
    private static readonly Candidate None = Person(4, "none").Worked(new Job("web/site") { Months = 20, Peers = 40 }, ("java", How.Merged));

    private static SearchLab Lab() => SearchLab.With(Both, Sharp, Store, None);

    [Fact]
    public void What_was_not_seen_is_told_and_brings_nothing()
    {
        using var lab = Lab();

        var answer = Search(lab, "skill:csharp skill:redis");

        Assert.Equal((3, 1), (answer.Total, answer.Complete));
        Assert.Equal(["", "Redis", "C#"], new[] { "both", "sharp", "store" }.Select(login => string.Join(", ", answer.Hits.Single(h => h.Login == login).NotSeen.Select(m => m.Name))));
        Assert.Equal("skill:redis", answer.Hits.Single(h => h.Login == "sharp").NotSeen.Single().Condition);
        Assert.All(answer.Hits, h => Assert.Equal(h.Score, ExplanationTests.Leaves(h.Explanation!).Sum(l => l.Value), 1e-6));
        Assert.Contains(ExplanationTests.Leaves(answer.Hits.Single(h => h.Login == "sharp").Explanation!), l => l is { Description: "Redis: no trace seen", Value: 0 });
    }

    [Fact]
    public void Of_the_same_work_who_shows_both_comes_first()
    {
        using var lab = SearchLab.With(
            Person(1, "one").Worked(new Job("a/a") { Months = 9, Peers = 20 }, ("csharp", How.Merged)),
            Person(2, "both").Worked(new Job("a/b") { Months = 9, Peers = 20 }, ("csharp", How.Merged), ("redis", How.Used)));

        Assert.Equal(["both", "one"], Search(lab, "skill:csharp skill:redis").Hits.Select(h => h.Login));
    }

    [Theory]
    [InlineData("skill:csharp skill:redis", SkillMatch.All, "both")]
    [InlineData("+skill:csharp skill:redis", SkillMatch.Some, "both")]
    [InlineData("skill:csharp AND skill:redis", SkillMatch.Some, "both")]
    [InlineData("(skill:csharp skill:redis)", SkillMatch.Some, "both")]
    [InlineData("skill:csharp skill:redis country:de", SkillMatch.Some, "both sharp")]
    [InlineData("skill:csharp skill:redis -skill:redis", SkillMatch.Some, "sharp")]
    [InlineData("skill:csharp skill:redis skill:java", SkillMatch.Some, "both none sharp store")]
    [InlineData("skill:csharp skill:redis +skill:java", SkillMatch.Some, "")]
    [InlineData("(skill:csharp OR skill:java) skill:redis", SkillMatch.Some, "both none sharp store")]
    [InlineData("skill:csharp nice:skill:redis", SkillMatch.Some, "both sharp")]
    [InlineData("skill:csharp country:de", SkillMatch.Some, "both sharp")]
    [InlineData("skill:csharp engine", SkillMatch.Some, "sharp")]
    public void One_of_the_plain_skills_is_enough_and_all_else_must_hold(string query, SkillMatch match, string listed)
    {
        using var lab = Lab();

        var answer = Search(lab, query, match);

        Assert.Equal(listed, string.Join(' ', answer.Hits.Select(h => h.Login).Order()));
        Assert.Equal(answer.Hits.Length, answer.Total);
        Assert.Equal(answer.Hits.Count(h => h.NotSeen.IsEmpty), answer.Complete);
    }

    [Fact]
    public void Facets_count_all_who_are_listed()
    {
        using var lab = Lab();

        Assert.Equal([new FacetCount("csharp", 2)], Search(lab, "skill:csharp skill:redis").Facets["language"]);
    }

    [Fact]
    public void Why_says_what_was_not_seen_and_at_which_place()
    {
        using var lab = Lab();
        var query = Query("skill:csharp skill:redis");
        var hits = Search(lab, "skill:csharp skill:redis").Hits;

        foreach (var hit in hits)
        {
            var why = lab.Engine.Why(hit.Id, query, match: SkillMatch.Some)!;
            Assert.Equal((true, hit.Rank, hit.Score), (why.Matches, why.Rank, why.Score));
            Assert.Equal(hit.NotSeen, why.NotSeen);
        }

        Assert.False(lab.Engine.Why(Sharp.Id, query)!.Matches);
        Assert.False(lab.Engine.Why(None.Id, query, match: SkillMatch.Some)!.Matches);
        Assert.NotNull(lab.Engine.Explain(Sharp.Id, query, System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty));
    }

    private static SearchAnswer Search(SearchLab lab, string query, SkillMatch match = SkillMatch.Some) =>
        lab.Engine.Search(new SearchRequest { Query = Query(query), Match = match, Size = 100, Explain = true, Facets = ["language"] });

    private static SearchQuery Query(string text) => new QueryParser(TestSkills.Catalogue, _ => null, country => country == "de" ? "DE" : null).Parse(text).Query!;
}
