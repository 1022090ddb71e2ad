using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

public sealed class LikeTests
{
    private static readonly (string, How)[] Drivers = [("csharp", How.Merged), ("postgresql", How.Merged)];
    private static readonly (string, How)[] Shops = [("java", How.Merged), ("kafka", How.Merged)];

    [Fact]
    public void People_of_the_same_work_are_found_and_the_example_itself_is_not()
    {
        using var lab = SearchLab.With(
            Person(1, "ada").Worked(new Job("db/driver"), Drivers),
            Person(2, "alike").Worked(new Job("db/other"), Drivers),
            Person(3, "other").Worked(new Job("web/shop"), Shops));

        var query = lab.Engine.Like(CandidateId.OfGitHub(1))!;

        Assert.Equal("lang:csharp db:postgresql -login:ada", query.Canonical);
        Assert.Equal(["alike"], lab.Engine.Search(new SearchRequest { Query = query }).Hits.Select(h => h.Login));
    }

    [Fact]
    public void A_skill_that_few_have_tells_more_than_one_that_all_have()
    {
        using var lab = SearchLab.With(
            Enumerable.Range(10, 20).Select(i => Person(i, $"p{i}").Worked(new Job("db/driver"), Drivers))
                .Append(Person(1, "ada").Worked(new Job("db/driver"), [.. Drivers, ("kafka", How.Merged)])));

        Assert.StartsWith("lang:csharp skill:kafka ", lab.Engine.Like(CandidateId.OfGitHub(1))!.Canonical, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_not_in_the_index_is_no_example()
    {
        using var lab = SearchLab.With(Person(1, "ada").Worked(new Job("db/driver"), Drivers));

        Assert.Null(lab.Engine.Like(CandidateId.OfGitHub(1), CandidateId.OfGitHub(2)));
    }

    [Fact]
    public void Spread_gives_at_most_two_of_ten_places_to_one_repository_while_there_are_others()
    {
        using var lab = SearchLab.With(
        [
            .. Enumerable.Range(100, 30).Select(i => Person(i, $"big{i}").Worked(new Job("big/driver") { Peers = 40 }, Drivers)),
            .. Enumerable.Range(200, 12).Select(i => Person(i, $"small{i}").Worked(new Job($"small/driver{i}") { Peers = 2 }, Drivers)),
        ]);
        var request = new SearchRequest { Query = Ask.All(Ask.Skill("csharp"), Ask.Skill("postgresql")), Size = 10 };

        Assert.All(lab.Engine.Search(request).Hits, h => Assert.StartsWith("big", h.Login, StringComparison.Ordinal));
        var first = lab.Engine.Search(request with { Diverse = true });
        Assert.Equal(["big100", "big101"], first.Hits.Take(2).Select(h => h.Login));
        Assert.Equal(8, first.Hits.Count(h => h.Login.StartsWith("small", StringComparison.Ordinal)));

        // Nobody is lost or shown twice over the pages, and where only the big one is left its people follow.
        var all = Enumerable.Range(1, 5).SelectMany(page => lab.Engine.Search(request with { Diverse = true, Page = page }).Hits).ToList();
        Assert.Equal(42, all.Select(h => h.Id).Distinct().Count());
        Assert.Equal(42, all.Count);
        Assert.Equal(Enumerable.Range(1, 42), all.Select(h => h.Rank));
    }
}
