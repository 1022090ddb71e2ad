using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

public sealed class WhyTests
{
    private static readonly Candidate Ada = Person(1, "ada").In("Berlin", "DE", 52.52, 13.405)
        .Worked(new Job("db/driver"), ("csharp", How.Merged), ("postgresql", How.Merged))
        .With(c => c with { Coverage = new Coverage { RepositoriesRead = 1, RepositoriesKnown = 3 } });

    private static readonly Candidate Ben = Person(2, "ben").Worked(new Job("db/other") { Commits = 1 }, ("csharp", How.Merged));

    [Fact]
    public void A_hit_has_its_place_its_score_and_its_explanation()
    {
        using var lab = SearchLab.With(Ada, Ben);

        var why = lab.Engine.Why(Ben.Id, Ask.All(Ask.Skill("csharp")))!;

        Assert.True(why.Matches);
        Assert.Equal(2, why.Rank);
        Assert.Equal(why.Score, why.Explanation!.Value);
        Assert.Equal(("met", true), (why.Conditions.Single().Verdict, why.Conditions.Single().Required));
        Assert.Contains("12 commits merged into db/other over 12 months", why.Conditions.Single().Because);
    }

    [Fact]
    public void A_skill_that_was_not_seen_is_unknown_with_what_was_read()
    {
        using var lab = SearchLab.With(Ada, Ben);

        var why = lab.Engine.Why(Ada.Id, Ask.All(Ask.Skill("csharp"), Ask.Skill("kafka")))!;

        Assert.False(why.Matches);
        Assert.Null(why.Rank);
        Assert.Null(why.Explanation);
        Assert.Equal(["met", "unknown"], why.Conditions.Select(c => c.Verdict));
        Assert.Equal("no trace of Kafka seen; 1 of 3 known repositories were read. Not seen is not \"has not\"", why.Conditions[1].Because);
    }

    [Fact]
    public void A_skill_that_is_only_seen_where_it_does_not_count_is_told_so()
    {
        var eve = Person(3, "eve").Worked(new Job("db/third") { Scope = SkillScope.Commented }, ("kafka", How.Used));
        using var lab = SearchLab.With(Ada, eve);

        var kafka = lab.Engine.Why(eve.Id, Ask.All(Ask.Skill("kafka")))!.Conditions.Single();

        Assert.Equal("unknown", kafka.Verdict);
        Assert.StartsWith("Kafka is seen only where it does not count: ", kafka.Because, StringComparison.Ordinal);
        Assert.Contains("db/third", kafka.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_out_is_completed_by_itself_before_what_only_begins_so()
    {
        using var lab = SearchLab.With([Ada, Ben, .. Enumerable.Range(10, 5).Select(n => Person(n, $"script{n}").Worked(new Job("db/other"), ("javascript", How.Merged))), Person(9, "bean").Worked(new Job("db/other"), ("java", How.Merged))]);

        Assert.Equal(["java", "javascript"], lab.Engine.Suggest("Java", 10).Take(2).Select(s => s.Value));
        Assert.Equal("javascript", lab.Engine.Suggest("jav", 10)[0].Value);
    }

    [Fact]
    public void Known_facts_are_met_or_not_met_and_unknown_ones_are_unknown()
    {
        using var lab = SearchLab.With(Ada, Ben);
        var query = Ask.All(
            Ask.Field(QueryField.Country, "FR"), Ask.Range(QueryField.Followers, 5, null), Ask.Range(QueryField.Merged, 10, null), new NearNode("Berlin", 52.5, 13.4, 50),
            Ask.Not(new FlagNode(QueryField.Hireable, true)), Ask.Any(Ask.Skill("java"), Ask.Field(QueryField.City, "Paris")));

        Assert.Equal(
            [
                ("not met", "lives in DE"),
                ("unknown", "nothing is known about this"),
                ("met", "96 changes merged elsewhere"),
                ("met", "Berlin is 2 km from Berlin"),
                ("met", "nothing is known about this; what is not known does not exclude"),
                ("unknown", "skill:java: no trace of Java seen; 1 of 3 known repositories were read. Not seen is not \"has not\"; city:Paris: lives in Berlin"),
            ],
            lab.Engine.Why(Ada.Id, query)!.Conditions.Select(c => (c.Verdict, c.Because)));
        Assert.Equal("unknown", lab.Engine.Why(Ben.Id, query)!.Conditions[0].Verdict);
    }

    [Fact]
    public void Nice_parts_are_told_and_not_required()
    {
        using var lab = SearchLab.With(Ada, Ben);

        var why = lab.Engine.Why(Ada.Id, Ask.Nice(Ask.Skill("csharp"), Ask.Skill("kafka"), Ask.Field(QueryField.Country, "DE")))!;

        Assert.True(why.Matches);
        Assert.Equal([("skill:csharp", true, "met"), ("skill:kafka", false, "unknown"), ("country:DE", false, "met")], why.Conditions.Select(c => (c.Condition, c.Required, c.Verdict)));
    }

    [Fact]
    public void Who_is_not_in_the_index_has_no_answer()
    {
        using var lab = SearchLab.With(Ada);

        Assert.Null(lab.Engine.Why(Ben.Id, SearchQuery.Everything));
    }

    [Fact]
    public void Suggestions_go_on_with_what_was_typed()
    {
        using var lab = SearchLab.With(Ada, Ben);

        Assert.Equal(("skill", "postgresql", "PostgreSQL", 1), Only("postgr"));
        Assert.Equal(("skill", "postgresql", "PostgreSQL", 1), Only("PG"));
        Assert.Equal(("city", "berlin", "berlin", 1), Only("ber"));
        Assert.Equal(("login", "ada", "ada", 1), Only("ada"));
        Assert.Equal(["db/driver", "db/other"], lab.Engine.Suggest("db/", 10).Select(s => s.Value));
        Assert.Equal(2, lab.Engine.Suggest("c#", 1).Single().Count);
        Assert.Empty(lab.Engine.Suggest("  ", 5));
        Assert.Single(lab.Engine.Suggest("d", 1));

        (string, string, string, int) Only(string prefix)
        {
            var found = Assert.Single(lab.Engine.Suggest(prefix, 10));
            return (found.Kind, found.Value, found.Text, found.Count);
        }
    }
}
