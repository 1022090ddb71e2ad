namespace TalentScout.Tests.Queries;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t ", "")]
    [InlineData("distributed", "distributed")]
    [InlineData("distributed systems", "distributed AND systems")]
    [InlineData("\"distributed systems\"", "\"distributed systems\"")]
    [InlineData("“distributed  systems”", "\"distributed systems\"")]
    [InlineData("\"say \\\"hi\\\" \\\\ bye\"", "\"say \\\"hi\\\" \\\\ bye\"")]
    [InlineData("java OR kotlin", "skill:java OR skill:kotlin")]
    [InlineData("java or kotlin", "skill:java OR skill:kotlin")]
    [InlineData("java kotlin OR rust", "(skill:java skill:kotlin) OR skill:rust")]
    [InlineData("java AND (kotlin OR rust)", "+skill:java +(skill:kotlin OR skill:rust)")]
    [InlineData("java (kotlin OR rust)", "skill:java (skill:kotlin OR skill:rust)")]
    [InlineData("java AND kotlin rust", "+skill:java +skill:kotlin skill:rust")]
    [InlineData("java (kotlin rust)", "skill:java +skill:kotlin +skill:rust")]
    [InlineData("(+java) kotlin^2", "+skill:java skill:kotlin^2")]
    [InlineData("+java^2 kotlin", "+skill:java^2 skill:kotlin")]
    [InlineData("java AND kotlin OR rust", "(skill:java skill:kotlin) OR skill:rust")]
    [InlineData("lang:(java kotlin) rust", "+lang:java +lang:kotlin skill:rust")]
    [InlineData("+country:de +distributed", "country:DE distributed")]
    [InlineData("nice:(java AND kotlin)", "nice:(skill:java skill:kotlin)")]
    [InlineData("java (kotlin (rust php))", "skill:java +skill:kotlin +skill:rust +skill:php")]
    [InlineData("java, kotlin; rust", "skill:java skill:kotlin skill:rust")]
    [InlineData("java -php", "skill:java -skill:php")]
    [InlineData("java NOT php", "skill:java -skill:php")]
    [InlineData("-(php OR java)", "-(skill:php OR skill:java)")]
    [InlineData("NOT NOT java", "skill:java")]
    [InlineData("+java +kotlin", "+skill:java +skill:kotlin")]
    [InlineData("java^2 kotlin^0.5", "skill:java^2 skill:kotlin^0.5")]
    [InlineData("(java OR kotlin)^3", "(skill:java OR skill:kotlin)^3")]
    [InlineData("rust (java kotlin^2)^3", "skill:rust +skill:java^3 +skill:kotlin^6")]
    [InlineData("java nice:kafka", "skill:java nice:(skill:kafka)")]
    [InlineData("nice:(kafka^2 redis) java", "skill:java nice:(skill:kafka^2 skill:redis)")]
    [InlineData("nice:(kafka OR redis)", "nice:(skill:kafka OR skill:redis)")]
    [InlineData("nice:(kafka OR redis) nice:k8s", "nice:((skill:kafka OR skill:redis) skill:kubernetes)")]
    [InlineData("(java OR kotlin) nice:(kafka)^2", "(skill:java OR skill:kotlin) nice:(skill:kafka^2)")]
    public void A_query_has_one_canonical_form(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Theory]
    [InlineData("golang kafka", "skill:go skill:kafka")]
    [InlineData("C# c++ .net", "skill:csharp skill:cpp skill:dotnet")]
    [InlineData("spring boot kafka", "skill:spring-boot skill:kafka")]
    [InlineData("ruby on rails", "skill:rails")]
    [InlineData("-spring boot", "-skill:spring-boot")]
    [InlineData("spring boot^2", "skill:spring-boot^2")]
    [InlineData("ms sql server", "skill:sqlserver")]
    [InlineData("sql server", "skill:sqlserver")]
    [InlineData("big, query", "big AND query")]
    [InlineData("Postgres.", "skill:postgresql")]
    [InlineData("\"spring boot\"", "\"spring boot\"")]
    [InlineData("ci/cd", "skill:ci-cd")]
    [InlineData("golang developer", "skill:go")]
    [InlineData("senior golang engineers", "senior skill:go")]
    [InlineData("backend engineer kafka", "role:backend skill:kafka")]
    [InlineData("engineer", "engineer")]
    public void Words_that_name_a_skill_or_role_are_read_as_such(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Theory]
    [InlineData("go", "skill:go")]
    [InlineData("go kafka", "skill:go skill:kafka")]
    [InlineData("go developer", "skill:go")]
    [InlineData("go berlin", "skill:go berlin")]
    [InlineData("go country:de", "skill:go country:DE")]
    [InlineData("julia smith", "\"julia\" smith")]
    [InlineData("julia name:smith", "skill:julia name:smith")]
    [InlineData("julia smith lang:julia", "skill:julia smith lang:julia")]
    [InlineData("spring cleaning", "\"spring\" cleaning")]
    public void A_skill_named_like_a_common_word_needs_a_query_about_work(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Theory]
    [InlineData("java in berlin", "skill:java city:Berlin")]
    [InlineData("java developer in Germany", "skill:java country:DE")]
    [InlineData("go in berlin", "skill:go city:Berlin")]
    [InlineData("In New York kafka", "city:\"New York City\" skill:kafka")]
    [InlineData("java in new zealand.", "skill:java country:NZ")]
    [InlineData("java in \"são paulo\"", "skill:java city:\"São Paulo\"")]
    [InlineData("java in DE", "skill:java country:DE")]
    [InlineData("java in us", "skill:java country:US")]
    [InlineData("java -in berlin", "skill:java -city:Berlin")]
    [InlineData("java (in berlin OR in paris)", "skill:java (city:Berlin OR city:Paris)")]
    [InlineData("java nice:(in berlin)", "skill:java nice:(city:Berlin)")]
    [InlineData("java in city:Berlin", "skill:java city:Berlin")]
    [InlineData("java in near:Berlin 20km", "skill:java near:\"Berlin\" 20km")]
    [InlineData("go in country:(de OR fr)", "skill:go (country:DE OR country:FR)")]
    public void In_before_a_place_is_where_somebody_lives(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Theory]
    [InlineData("experience in kafka", "experience \"in\" skill:kafka")]
    [InlineData("java in, berlin", "skill:java \"in\" berlin")]
    [InlineData("java in AND berlin", "skill:java \"in\" berlin")]
    [InlineData("java \"in\" berlin", "skill:java \"in\" berlin")]
    [InlineData("java in de", "skill:java \"in\" de")]
    [InlineData("in", "\"in\"")]
    [InlineData("java in org:dotnet", "skill:java \"in\" org:dotnet")]
    [InlineData("java berlin", "skill:java berlin")]
    public void In_before_anything_else_is_a_word(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Theory]
    [InlineData("lang:C#", "lang:csharp")]
    [InlineData("language:golang", "lang:go")]
    [InlineData("lang: go", "lang:go")]
    [InlineData("LANG:\"c sharp\"", "lang:csharp")]
    [InlineData("db:postgres", "db:postgresql")]
    [InlineData("db:sql", "db:sql")]
    [InlineData("skill:sql", "skill:sql")]
    [InlineData("fw:\"spring boot\"", "fw:spring-boot")]
    [InlineData("lang:(go OR rust)", "lang:go OR lang:rust")]
    [InlineData("-lang:php", "-lang:php")]
    [InlineData("lang:(go rust^2 -php)", "+lang:go +lang:rust^2 -lang:php")]
    [InlineData("role:Backend", "role:backend")]
    [InlineData("role:sre", "role:devops")]
    [InlineData("country:germany", "country:DE")]
    [InlineData("country:(de OR \"new zealand\")", "country:DE OR country:NZ")]
    [InlineData("city:\"new york\"", "city:\"New York City\"")]
    [InlineData("city:\"berlin, us\"", "city:\"Berlin, US\"")]
    [InlineData("near:berlin", "near:\"Berlin\" 50km")]
    [InlineData("near:\"Berlin\" 12.5km java", "near:\"Berlin\" 12.5km skill:java")]
    [InlineData("near:berlin,100KM", "near:\"Berlin\" 100km")]
    [InlineData("near:Paris 10mi", "near:\"Paris\" 16.093km")]
    [InlineData("near:\"Berlin, US\" 20km", "near:\"Berlin, US\" 20km")]
    [InlineData("near:(berlin 10km OR paris)", "near:\"Berlin\" 10km OR near:\"Paris\" 50km")]
    [InlineData("tz:europe/berlin", "tz:Europe/Berlin")]
    [InlineData("tz:+1", "tz:UTC+01:00")]
    [InlineData("tz:-5", "tz:UTC-05:00")]
    [InlineData("tz:utc", "tz:UTC+00:00")]
    [InlineData("tz:UTC-3..UTC+5:30", "tz:UTC-03:00..UTC+05:30")]
    [InlineData("company:\"Acme Corp\"", "company:\"Acme Corp\"")]
    [InlineData("org:@DotNet", "org:dotnet")]
    [InlineData("repo:Npgsql/npgsql", "repo:npgsql/npgsql")]
    [InlineData("name:or", "name:or")]
    [InlineData("login:Ada-1", "login:ada-1")]
    [InlineData("bio:(compilers OR \"type systems\")", "bio:compilers OR bio:\"type systems\"")]
    [InlineData("hireable:true", "hireable:yes")]
    [InlineData("hireable:NO", "hireable:no")]
    public void Fields_take_the_values_of_their_kind(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Theory]
    [InlineData("merged:>10", "merged:>=11")]
    [InlineData("merged:<10", "merged:<=9")]
    [InlineData("merged:10", "merged:10")]
    [InlineData("merged:=10", "merged:10")]
    [InlineData("merged:5..50", "merged:5..50")]
    [InlineData("merged:5..", "merged:>=5")]
    [InlineData("merged:..50", "merged:<=50")]
    [InlineData("merged:(>10 OR <2)", "merged:>=11 OR merged:<=1")]
    [InlineData("months:>=12", "months:>=12")]
    [InlineData("followers:>5", "followers:>=6")]
    [InlineData("active:>=2026-01", "active:>=2026-01")]
    [InlineData("active:2026", "active:2026-01..2026-12")]
    [InlineData("active:2026-03", "active:2026-03")]
    [InlineData("since:<2018", "since:<=2017-12")]
    [InlineData("since:>2018", "since:>=2019-01")]
    [InlineData("since:<=2018", "since:<=2018-12")]
    [InlineData("since:>2018-11", "since:>=2018-12")]
    [InlineData("since:2016..2018-06", "since:2016-01..2018-06")]
    public void Ranges_are_inclusive_in_canonical_form(string text, string canonical) => Assert.Equal(canonical, QueryWorld.Query(text).Canonical);

    [Fact]
    public void Parse_makes_the_nodes_that_search_knows()
    {
        var query = QueryWorld.Query("lang:go (skill:sql OR \"event sourcing\"^2) -hireable:no active:>=2026-01 near:Paris 5km nice:kafka");

        Assert.Equal(
            new AndNode(
            [
                new SkillNode("go", SkillKind.Language),
                new OrNode([new SkillNode("sql", null), new TextNode("event sourcing", true) { Weight = 2 }]),
                new NotNode(new FlagNode(QueryField.Hireable, false)),
                new RangeNode(QueryField.Active, Month.Of(2026, 1).Index, null),
                new NearNode("Paris", 48.8566, 2.3522, 5),
            ]),
            query.Root);
        Assert.Equal([new SkillNode("kafka", null)], query.Nice);
    }

    [Theory]
    [InlineData("(a OR b), c nice:d")]
    [InlineData("java")]
    public void Equal_texts_give_equal_queries(string text)
    {
        Assert.Equal(QueryWorld.Query(text), QueryWorld.Query(text));
        Assert.Equal(QueryWorld.Query(text).GetHashCode(), QueryWorld.Query(text).GetHashCode());
    }
}
