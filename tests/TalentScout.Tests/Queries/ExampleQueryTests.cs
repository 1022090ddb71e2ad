using TalentScout.Tests.Search;

namespace TalentScout.Tests.Queries;

public sealed class ExampleQueryTests
{
    private static readonly QueryExample Ada = new(
        "ada",
        [new("csharp", SkillKind.Language, 0.8), new("postgresql", SkillKind.Database, 0.6), new("redis", SkillKind.Database, 0.3), new("kafka", SkillKind.Messaging, 0.2), new("java", SkillKind.Language, 0.05)],
        [new RoleShare("backend", 0.9, "C#")]);

    private static readonly QueryExample Ben = new(
        "ben", [new("csharp", SkillKind.Language, 0.5), new("redis", SkillKind.Database, 0.5)], [new RoleShare("backend", 0.4, "C#"), new RoleShare("devops", 0.6, "")]);

    private static string Of(params QueryExample[] examples) => ExampleQuery.Of(examples, TestSkills.Catalogue, _ => 1).Canonical;

    [Fact]
    public void One_person_gives_their_language_and_most_telling_skill_and_ranks_by_the_rest() =>
        Assert.Equal("lang:csharp db:postgresql -login:ada nice:(db:redis skill:kafka^0.7 role:backend)", Of(Ada));

    [Fact]
    public void Of_several_people_only_what_all_have_is_required() =>
        Assert.Equal("lang:csharp db:redis -login:ada -login:ben nice:(db:postgresql skill:kafka^0.3 role:backend)", Of(Ada, Ben));

    [Fact]
    public void What_everybody_has_tells_less() =>
        Assert.StartsWith("lang:csharp skill:kafka ", ExampleQuery.Of([Ada], TestSkills.Catalogue, id => id == "kafka" ? 1 : 0.1).Canonical, StringComparison.Ordinal);

    [Fact]
    public void What_a_required_skill_implies_is_not_asked_again()
    {
        var boot = new QueryExample("eve", [new("spring-boot", SkillKind.Framework, 0.9), new("java", SkillKind.Language, 0.6)], []);

        Assert.Equal("lang:java fw:spring-boot -login:eve", Of(boot));
    }

    [Fact]
    public void Somebody_without_traces_is_like_everybody_else() => Assert.Equal("-login:zoe", Of(new QueryExample("zoe", [], [])));

    [Fact]
    public void The_query_parses_back() => Assert.Equal(Of(Ada, Ben), QueryWorld.Query(Of(Ada, Ben)).Canonical);
}
