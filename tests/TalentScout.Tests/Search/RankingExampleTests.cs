using TalentScout.Search;
using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>Pairs of people of whom one should stand first.</summary>
public sealed class RankingExampleTests
{
    private static readonly (string, How)[] CSharpAndPostgres = [("csharp", How.Merged), ("postgresql", How.Merged)];

    public static TheoryData<string> Cases => [.. Pairs.Keys];

    private static readonly Dictionary<string, (Candidate Better, Candidate Worse)> Pairs = new()
    {
        ["more merged work beats less"] = (
            Person(2, "better").Worked(new Job("db/driver") { Commits = 10 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Commits = 1 }, CSharpAndPostgres)),
        ["recent work beats old"] = (
            Person(2, "better").Worked(new Job("db/driver"), CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Last = Now.Plus(-60) }, CSharpAndPostgres)),
        ["sustained months beat a burst of as many commits"] = (
            Person(2, "better").Worked(new Job("db/driver") { Commits = 10, Months = 12 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Commits = 120, Months = 1 }, CSharpAndPostgres)),
        ["a thousand trivial commits are no work"] = (
            Person(2, "better").Worked(new Job("db/driver") { Commits = 2, Months = 3 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Commits = 500, Trivial = 499, Months = 2 }, CSharpAndPostgres)),
        ["work merged elsewhere beats an own repository nobody else works on"] = (
            Person(2, "better").Worked(new Job("db/driver") { Commits = 4, Months = 6 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("worse/enterprise-platform") { Commits = 83, Months = 36, Own = true, Peers = 0 }, ("csharp", How.Authored), ("postgresql", How.Used))),
        ["a stuffed bio does not outrank a little work"] = (
            Person(2, "better").Worked(new Job("db/driver") { Commits = 1, Months = 1, Last = Now.Plus(-100), Peers = 3 }, CSharpAndPostgres),
            Person(1, "worse").Says("csharp", "postgresql", "java", "redis", "kafka")),
        ["both skills in one repository beat them apart"] = (
            Person(2, "better").Worked(new Job("db/driver"), CSharpAndPostgres).Worked(new Job("web/site"), ("java", How.Merged)),
            Person(1, "worse").Worked(new Job("a/app"), ("csharp", How.Merged)).Worked(new Job("b/base"), ("postgresql", How.Merged))),
        ["a project of many beats a project of two"] = (
            Person(2, "better").Worked(new Job("db/driver") { Peers = 60 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/toy") { Peers = 1 }, CSharpAndPostgres)),
        ["merged beats used"] = (
            Person(2, "better").Worked(new Job("db/driver"), CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("shop/web"), ("csharp", How.Merged), ("postgresql", How.Used))),
        ["touched files count more"] = (
            Person(2, "better").Worked(new Job("db/driver") { Touched = 30 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver"), CSharpAndPostgres)),
        ["where none of the changes looked into touches it, less is known"] = (
            Person(2, "better").Worked(new Job("db/driver"), CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Read = 4 }, CSharpAndPostgres)),
        ["a runtime dependency beats one for tests"] = (
            Person(2, "better").Worked(new Job("shop/web"), ("csharp", How.Used), ("postgresql", How.Used)),
            Person(1, "worse").Worked(new Job("shop/web") { Scope = SkillScope.Test }, ("csharp", How.Used), ("postgresql", How.Used))),
        ["a main language beats a minor one"] = (
            Person(2, "better").Worked(new Job("db/driver") { Weight = 0.9 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Weight = 0.05 }, CSharpAndPostgres)),
        ["a project for one database beats one that supports twelve"] = (
            Person(2, "better").Worked(new Job("db/driver"), CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { Beside = 11 }, CSharpAndPostgres)),
        ["a project of a small stack beats one of thirty"] = (
            Person(2, "better").Worked(new Job("db/driver") { StackSize = 6 }, CSharpAndPostgres),
            Person(1, "worse").Worked(new Job("db/driver") { StackSize = 30 }, CSharpAndPostgres)),
        ["followers bring nothing"] = (
            Person(1, "better").Worked(new Job("db/driver"), CSharpAndPostgres),
            Person(2, "worse").Worked(new Job("db/driver"), CSharpAndPostgres) with { Followers = 90_000 }),
        ["backdated own months before the account do not count"] = (
            Person(2, "better").Worked(new Job("better/tool") { Own = true, Peers = 0, Months = 12 }, ("csharp", How.Authored), ("postgresql", How.Authored)),
            Person(1, "worse").Worked(new Job("worse/tool") { Own = true, Peers = 0, Months = 144, Commits = 12 }, ("csharp", How.Authored), ("postgresql", How.Authored))
                .With(c => c with { AccountSince = SearchLab.NowDay.AddMonths(-2) })),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_better_stands_first(string what)
    {
        var (better, worse) = Pairs[what];
        using var lab = SearchLab.With(better, worse);

        Assert.Equal(["better", "worse"], lab.Logins(Ask.Skill("csharp"), Ask.Skill("postgresql")));
    }

    [Fact]
    public void Whoever_shows_all_that_is_asked_stands_before_who_shows_more_of_most_of_it()
    {
        using var lab = SearchLab.With(
            Person(1, "most").Worked(new Job("a/app") { Months = 36 }, ("java", How.Merged)).Worked(new Job("b/base") { Months = 36 }, ("postgresql", How.Merged)),
            Person(2, "mention").Worked(new Job("c/app"), ("java", How.Merged), ("postgresql", How.Merged)).Says("kafka"),
            Person(3, "all").Worked(new Job("d/app"), ("java", How.Merged), ("postgresql", How.Merged), ("kafka", How.Used)));

        var answer = lab.Engine.Search(new SearchRequest { Query = Ask.All(Ask.Skill("java"), Ask.Skill("postgresql"), Ask.Skill("kafka")), Match = SkillMatch.Some, Explain = true });

        Assert.Equal("all", answer.Hits[0].Login);
        Assert.Equal("complete: all of it is shown, Kafka least", answer.Hits[0].Explanation!.Details[1].Description);
        var most = answer.Hits.Single(h => h.Login == "most").Explanation!.Details[1];
        Assert.Equal((0, "complete: Kafka not seen"), (most.Value, most.Description));
    }

    [Fact]
    public void Work_of_long_ago_counts_longer_among_the_projects_than_for_how_strong_somebody_is_now()
    {
        using var lab = SearchLab.With(
            Person(1, "now").Worked(new Job("db/driver"), ("csharp", How.Merged)),
            Person(2, "then").Worked(new Job("db/driver") { Last = Now.Plus(-60) }, ("csharp", How.Merged)));

        var hits = lab.Engine.Search(new SearchRequest { Query = Ask.All(Ask.Skill("csharp")), Explain = true }).Hits;

        double Points(string login, string signal) =>
            hits.Single(h => h.Login == login).Explanation!.Details.Single(d => d.Description.StartsWith(signal, StringComparison.Ordinal)).Value;
        Assert.True(Points("then", "fit") < Points("now", "fit") / 2, "five years later less than half of the strength is left");
        Assert.True(Points("then", "breadth") > Points("now", "breadth") / 2, "and more than half of having done it in a project");
    }

    [Fact]
    public void Direct_evidence_beats_what_is_implied_and_implications_chain()
    {
        using var lab = SearchLab.With(
            Person(1, "implied").Worked(new Job("web/shop"), ("spring-boot", How.Merged)),
            Person(2, "direct").Worked(new Job("web/shop"), ("java", How.Merged)));

        Assert.Equal(["direct", "implied"], lab.Logins(Ask.Skill("java")));
    }

    [Fact]
    public void A_weight_in_the_query_moves_the_one_who_has_that_skill_up()
    {
        using var lab = SearchLab.With(
            Person(1, "database").Worked(new Job("a/base") { Commits = 15 }, ("postgresql", How.Merged)).Worked(new Job("a/app") { Commits = 1, Months = 1 }, ("csharp", How.Merged)),
            Person(2, "language").Worked(new Job("b/base") { Commits = 1, Months = 1 }, ("postgresql", How.Merged)).Worked(new Job("b/app") { Commits = 15 }, ("csharp", How.Merged)));

        Assert.Equal(["database", "language"], lab.Logins(Ask.Skill("csharp"), Ask.Skill("postgresql", 10)));
        Assert.Equal(["language", "database"], lab.Logins(Ask.Skill("csharp", 10), Ask.Skill("postgresql")));
    }

    [Fact]
    public void Without_a_skill_the_list_is_ordered_by_contribution_and_activity()
    {
        using var lab = SearchLab.With(
            Person(1, "nothing"),
            Person(2, "gone").Worked(new Job("db/driver") { Last = Now.Plus(-80) }, CSharpAndPostgres),
            Person(3, "busy").Worked(new Job("db/driver"), CSharpAndPostgres));

        Assert.Equal(["busy", "gone", "nothing"], lab.Logins());
    }

    [Fact]
    public void Popularity_counts_once_it_is_turned_on()
    {
        using var lab = SearchLab.With(
            Person(1, "quiet").Worked(new Job("db/driver"), CSharpAndPostgres) with { Followers = 3 },
            Person(2, "famous").Worked(new Job("db/driver"), CSharpAndPostgres) with { Followers = 90_000 });
        var request = new SearchRequest { Query = Ask.All(Ask.Skill("csharp")) };

        Assert.Equal("quiet", lab.Engine.Search(request).Hits[0].Login);
        var answer = lab.Engine.Search(request with { Weights = request.Weights.Add(SignalNames.Popularity, 20) });
        Assert.Equal("famous", answer.Hits[0].Login);
        Assert.NotEqual(lab.Engine.Search(request).Scorer, answer.Scorer);
    }

    [Fact]
    public void A_nice_skill_ranks_and_does_not_filter()
    {
        using var lab = SearchLab.With(
            Person(1, "plain").Worked(new Job("db/driver"), CSharpAndPostgres),
            Person(2, "kafka").Worked(new Job("db/driver"), CSharpAndPostgres).Worked(new Job("mq/client"), ("kafka", How.Merged)));

        var answer = lab.Engine.Search(new SearchRequest { Query = Ask.Nice(Ask.Skill("csharp"), Ask.Skill("kafka")) });

        Assert.Equal(2, answer.Total);
        Assert.Equal(["kafka", "plain"], answer.Hits.Select(h => h.Login));
    }

    [Fact]
    public void More_backend_work_ranks_higher_for_the_role()
    {
        using var lab = SearchLab.With(
            Person(1, "mixed").Worked(new Job("db/driver"), CSharpAndPostgres) with { Roles = [new RoleShare("backend", 0.5, "C#"), new RoleShare("frontend", 0.5, "JavaScript")] },
            Person(2, "backend").Worked(new Job("db/driver"), CSharpAndPostgres) with { Roles = [new RoleShare("backend", 1, "C#")] },
            Person(3, "frontend").Worked(new Job("db/driver"), CSharpAndPostgres) with { Roles = [new RoleShare("backend", 0.05, "C#"), new RoleShare("frontend", 0.95, "JavaScript")] });

        Assert.Equal(["backend", "mixed"], lab.Logins(Ask.Field(QueryField.Role, "backend")));
    }
}
