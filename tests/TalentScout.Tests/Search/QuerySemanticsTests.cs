using static TalentScout.Tests.Search.TestPeople;

namespace TalentScout.Tests.Search;

/// <summary>Whom each kind of condition finds.</summary>
public sealed class QuerySemanticsTests
{
    private static readonly Candidate Open = Person(1, "open") with { Availability = new Availability(true, null, "u"), Followers = 10, Bio = "Compilers and \"big iron\"" };
    private static readonly Candidate Closed = Person(2, "closed") with { Availability = new Availability(false, null, "u"), Company = "@Acme GmbH" };
    private static readonly Candidate Silent = Person(3, "silent") with { Name = "Zoë Łukasz" };

    [Fact]
    public void Unknown_is_neither_yes_nor_no_and_is_not_excluded()
    {
        using var lab = SearchLab.With(Open, Closed, Silent);

        Assert.Equal(["open"], lab.Logins(new FlagNode(QueryField.Hireable, true)));
        Assert.Equal(["closed"], lab.Logins(new FlagNode(QueryField.Hireable, false)));
        Assert.Equal(["closed", "silent"], lab.Logins(Ask.Not(new FlagNode(QueryField.Hireable, true))));
        Assert.Equal(["open"], lab.Logins(Ask.Range(QueryField.Followers, 0, null)));
        Assert.Equal(["closed", "silent"], lab.Logins(Ask.Not(Ask.Range(QueryField.Followers, 0, null))));
    }

    [Fact]
    public void A_group_finds_any_of_its_children_and_db_only_those_of_its_kind()
    {
        using var lab = SearchLab.With(
            Person(1, "pg").Worked(new Job("a/a"), ("postgresql", How.Merged)),
            Person(2, "my").Worked(new Job("a/b"), ("mysql", How.Merged)),
            Person(3, "redis").Worked(new Job("a/c"), ("redis", How.Merged)));

        Assert.Equal(["pg", "my"], lab.Logins(Ask.Skill("sql")));
        Assert.Equal(["pg", "my"], lab.Logins(new SkillNode("sql", SkillKind.Database)));
        Assert.Empty(lab.Logins(new SkillNode("sql", SkillKind.Language)));
        Assert.Equal(["redis"], lab.Logins(Ask.Any(Ask.Skill("redis"), Ask.Skill("kafka"))));
    }

    [Fact]
    public void A_dependency_that_is_commented_out_is_no_trace()
    {
        using var lab = SearchLab.With(
            Person(1, "optional").Worked(new Job("a/a") { Scope = SkillScope.Optional }, ("kafka", How.Used)),
            Person(2, "commented").Worked(new Job("a/a") { Scope = SkillScope.Commented }, ("kafka", How.Used)));

        Assert.Equal(["optional"], lab.Logins(Ask.Skill("kafka")));
    }

    [Theory]
    [InlineData("compilers", "open")]
    [InlineData("big iron", "open")]
    [InlineData("iron big", null)]
    [InlineData("acme", "closed")]
    [InlineData("zoe lukasz", "silent")]
    [InlineData("ZOË", "silent")]
    [InlineData("person silent", null)]
    public void Words_and_phrases_are_found_without_regard_to_case_and_accents(string text, string? login)
    {
        using var lab = SearchLab.With(Open, Closed, Silent);

        Assert.Equal(login is null ? [] : [login], lab.Logins(Ask.Text(text)));
    }

    [Theory]
    [InlineData("node.js")]
    [InlineData("nodejs")]
    [InlineData("C++")]
    [InlineData(".NET")]
    [InlineData("driver")]
    [InlineData("db/node-driver")]
    [InlineData("c++ and .net")]
    public void Names_with_marks_are_words(string text)
    {
        using var lab = SearchLab.With(Person(1, "x").Worked(new Job("db/node-driver") { Description = "(node.js, C++ and .NET)" }, ("csharp", How.Merged)));

        Assert.Equal(["x"], lab.Logins(Ask.Text(text)));
    }

    [Theory]
    [InlineData(QueryField.Login, "OPEN", "open")]
    [InlineData(QueryField.Login, "ope", null)]
    [InlineData(QueryField.Company, "acme gmbh", "closed")]
    [InlineData(QueryField.Bio, "compilers", "open")]
    [InlineData(QueryField.Name, "lukasz", "silent")]
    [InlineData(QueryField.Name, "silent", null)]
    public void Fields_look_only_where_they_say(QueryField field, string value, string? login)
    {
        using var lab = SearchLab.With(Open, Closed, Silent);

        Assert.Equal(login is null ? [] : [login], lab.Logins(Ask.Field(field, value)));
    }

    [Fact]
    public void Repositories_are_found_by_full_name_and_by_name_and_only_with_work()
    {
        using var lab = SearchLab.With(
            Person(1, "worker").Worked(new Job("Db/Driver"), ("csharp", How.Merged)),
            Person(2, "owner") with { Repositories = [new CandidateRepository { Id = RepositoryId.OfGitHub(5), FullName = "owner/driver", Url = "u", Own = true }] });

        Assert.Equal(["worker"], lab.Logins(Ask.Field(QueryField.Repo, "db/driver")));
        Assert.Equal(["worker"], lab.Logins(Ask.Field(QueryField.Repo, "driver")));
        Assert.Empty(lab.Logins(Ask.Field(QueryField.Repo, "db")));
    }

    [Fact]
    public void Places_are_found_by_country_city_zone_and_distance()
    {
        using var lab = SearchLab.With(
            Person(1, "berlin").In("Berlin", "DE", 52.52, 13.405),
            Person(2, "potsdam").In("Potsdam", "DE", 52.39, 13.06),
            Person(3, "portland-us").In("Portland", "US", 45.52, -122.68, "America/Los_Angeles"),
            Person(4, "portland-au").In("Portland", "AU", -38.34, 141.6, "Australia/Melbourne"),
            Silent with { Id = CandidateId.OfGitHub(5) });

        Assert.Equal(["berlin", "potsdam"], lab.Logins(Ask.Field(QueryField.Country, "DE")));
        Assert.Equal(["berlin"], lab.Logins(Ask.Field(QueryField.City, "berlin")));
        Assert.Equal(["portland-us", "portland-au"], lab.Logins(Ask.Field(QueryField.City, "Portland")));
        Assert.Equal(["portland-au"], lab.Logins(Ask.Field(QueryField.City, "Portland, AU")));
        Assert.Equal(["berlin", "potsdam"], lab.Logins(Ask.Field(QueryField.Tz, "UTC+01:00")));
        Assert.Equal(["portland-us"], lab.Logins(Ask.Field(QueryField.Tz, "America/Los_Angeles")));
        Assert.Equal(["berlin", "potsdam"], lab.Logins(new NearNode("Berlin", 52.52, 13.405, 30)));
        Assert.Equal(["berlin"], lab.Logins(new NearNode("Berlin", 52.52, 13.405, 20)));
    }

    [Fact]
    public void Distance_goes_over_the_date_line()
    {
        using var lab = SearchLab.With(Person(1, "fiji").In("Suva", "FJ", -18.14, 178.44));

        Assert.Equal(["fiji"], lab.Logins(new NearNode("Apia", -13.83, -171.77, 1300)));
        Assert.Empty(lab.Logins(new NearNode("Apia", -13.83, -171.77, 900)));
    }

    [Fact]
    public void Typed_text_goes_all_the_way()
    {
        using var lab = SearchLab.With(
            Person(1, "pg").In("Berlin", "DE", 52.52, 13.405).Worked(new Job("db/driver"), ("csharp", How.Merged), ("postgresql", How.Used)),
            Person(2, "my").In("Paris", "FR", 48.86, 2.35, "Europe/Paris").Worked(new Job("db/other"), ("csharp", How.Merged), ("mysql", How.Used)),
            Person(3, "java").Worked(new Job("web/shop"), ("java", How.Merged)));
        var parser = new QueryParser(TestSkills.Catalogue, name => name == "Berlin" ? ("Berlin", 52.52, 13.405) : null, code => code is "de" or "DE" or "fr" or "FR" ? code.ToUpperInvariant() : null);
        string[] Find(string text) => [.. lab.Engine.Search(new SearchRequest { Query = parser.Parse(text).Query! }).Hits.Select(h => h.Login)];

        Assert.Equal(["pg"], Find("lang:csharp db:postgres"));
        Assert.Equal(["pg", "my"], Find("lang:csharp skill:sql"));
        Assert.Equal(["my"], Find("C# -near:Berlin"));
        Assert.Equal(["pg"], Find("sql country:de merged:>10 active:>=2026-01"));
        Assert.Equal(["pg", "my", "java"], Find("(lang:csharp OR lang:java)"));
        Assert.Equal(["java", "pg", "my"], Find("nice:(java^20)"));
        Assert.Equal("lang:csharp db:postgresql", lab.Engine.Search(new SearchRequest { Query = parser.Parse("lang:c# db:postgres").Query! }).Query.Canonical);
    }

    [Fact]
    public void Bad_requests_are_refused_at_the_door()
    {
        using var lab = SearchLab.With(Open);
        var request = new SearchRequest { Query = SearchQuery.Everything };

        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Engine.Search(request with { Page = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Engine.Search(request with { Size = 101 }));
        Assert.Contains("unknown facet `shoes`", Assert.Throws<ArgumentException>(() => lab.Engine.Search(request with { Facets = ["shoes"] })).Message);
        Assert.Contains("unknown signal `fame`", Assert.Throws<ArgumentException>(() => lab.Engine.Search(request with { Weights = request.Weights.Add("fame", 1) })).Message);
    }

    [Fact]
    public void A_page_behind_the_last_hit_is_empty_and_keeps_the_total()
    {
        using var lab = SearchLab.With(Open, Closed, Silent);

        var answer = lab.Engine.Search(new SearchRequest { Query = SearchQuery.Everything, Page = 1_000_000_000, Size = 100 });

        Assert.Empty(answer.Hits);
        Assert.Equal(3, answer.Total);
    }
}
