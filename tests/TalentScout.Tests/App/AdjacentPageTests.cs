using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.App;

/// <summary>The list of one skill alone, which ends with people who show what goes with it: <see cref="Search.AdjacentTests"/>.</summary>
public sealed class AdjacentPageTests
{
    [Fact]
    public async Task Those_who_do_not_show_the_skill_are_counted_and_listed_apart()
    {
        await using var host = new WebHost();
        await host.StartAsync([
            .. Enumerable.Range(1, 30).Select(i => Known(i, $"both{i}", "redis", "postgresql")),
            .. Enumerable.Range(1, 4).Select(i => Known(100 + i, $"near{i}", "postgresql")),
            .. Enumerable.Range(1, 150).Select(i => Known(200 + i, $"other{i}", "csharp")),
        ]);

        var page = await host.PageAsync("/?q=db:redis&page=2");

        Assert.StartsWith("30 people and 4 who show what goes with it", page.Words(".total"), StringComparison.Ordinal);
        Assert.Equal("From here on nobody shows Redis. They show what goes with it among the people of this index.", page.Words(".hits > .beyond"));
        Assert.Equal(["31", "32", "33", "34"], page.QuerySelectorAll(".beyond ~ .hit").Select(h => h.GetAttribute("value")));
        Assert.All(page.QuerySelectorAll(".beyond ~ .hit"), h => Assert.Equal("Not seen: Redis · shows PostgreSQL, which goes with it in 30 of 34 people", h.QuerySelector(".not-seen")!.Words()));
        // One signal alone is not divided, and a fraction is not nothing.
        Assert.All(page.QuerySelectorAll(".beyond ~ .hit"), h => Assert.Equal("Score 0.00", h.QuerySelector(".score")!.Words()));
        Assert.Empty(page.QuerySelectorAll(".beyond ~ .hit .split"));
        Assert.NotEmpty(page.QuerySelectorAll(".hit .split"));
        Assert.Equal(10, page.QuerySelectorAll(".hit").Length - page.QuerySelectorAll(".beyond ~ .hit").Length);

        var strict = await host.PageAsync(page.QuerySelector("#match-all")!.GetAttribute("href")!);
        Assert.StartsWith("30 people of 184", strict.Words(".total"), StringComparison.Ordinal);
        Assert.NotNull(strict.QuerySelector("#match-all[aria-current]"));
    }

    private static Candidate Known(int id, string login, params string[] skills) =>
        Person(id, login).Worked(new Search.Job($"{login}/work") { Months = 9, Peers = 20 }, [.. skills.Select(s => (s, How.Merged))]);
}
