namespace TalentScout.Tests.Queries;

public sealed class QueryParserErrorTests
{
    [Theory]
    [InlineData("java \"open", 5, "a quote is not closed")]
    [InlineData("java (kotlin", 5, "a parenthesis is not closed")]
    [InlineData("java) kotlin", 4, "`)` closes nothing")]
    [InlineData("()", 0, "nothing between the parentheses")]
    [InlineData("\"\"", 0, "nothing to search for between the quotes")]
    [InlineData("name:\"\"", 5, "nothing between the quotes")]
    [InlineData("java AND", 5, "nothing after `AND`")]
    [InlineData("java AND OR kotlin", 5, "nothing after `AND`")]
    [InlineData("OR java", 0, "nothing before `OR`")]
    [InlineData("java NOT", 5, "nothing after `NOT`")]
    [InlineData("java - kotlin", 5, "`-` stands alone")]
    [InlineData("java & kotlin", 5, "`&` has no letter or digit to search for")]
    [InlineData("java ^2 ^", 8, "`^` is no weight")]
    [InlineData("^2", 0, "a weight without something before it")]
    [InlineData("java^0", 4, "`^0` is no weight")]
    [InlineData("java^1000", 4, "`^1000` is no weight")]
    [InlineData("-php^2", 4, "what is excluded has no weight")]
    [InlineData("(-php)^2", 6, "what is excluded has no weight")]
    [InlineData("java OR +kotlin", 8, "what must be there cannot be an alternative")]
    [InlineData("java OR nice:kotlin", 8, "nice:( ) cannot be an alternative")]
    [InlineData("(java nice:kotlin)", 6, "nice:( ) cannot stand here")]
    [InlineData("-nice:kotlin", 1, "nice:( ) cannot stand here")]
    [InlineData("nice:(java -php)", 11, "nice:( ) holds what is wanted")]
    [InlineData("nice:(java +php)", 11, "`+` (must) cannot stand here")]
    [InlineData("-(java +php)", 7, "`+` (must) cannot stand here")]
    [InlineData("+-java", 0, "`+` (must) before another sign")]
    [InlineData("lang:", 0, "nothing that lang: could take")]
    [InlineData("lang:)", 5, "nothing that lang: could take")]
    [InlineData("merged:ten", 7, "`ten` is no number of merged")]
    [InlineData("merged:9999999999", 7, "`9999999999` is no number of merged")]
    [InlineData("merged:..", 7, "`..` is no number of merged")]
    [InlineData("merged:<0", 7, "nothing is in the range `<0`")]
    [InlineData("merged:50..5", 7, "nothing is in the range `50..5`")]
    [InlineData("active:2026-13", 7, "`2026-13` is no month of the years 1970 to 2100")]
    [InlineData("active:>=2026-03-14", 7, "`>=2026-03-14` is no month of the years 1970 to 2100")]
    [InlineData("active:2020..2019", 7, "no month is in the range `2020..2019`")]
    [InlineData("since:<1970", 6, "no month is in the range `<1970`")]
    [InlineData("hireable:maybe", 9, "`maybe` is neither yes nor no")]
    [InlineData("country:atlantis", 8, "`atlantis` is no country known here")]
    [InlineData("city:xyz", 5, "`xyz` is no city known here")]
    [InlineData("city:\"Berlin, Maryland\"", 5, "`Berlin, Maryland` is not the only Berlin of its country")]
    [InlineData("near:xyz 5km", 5, "`xyz` is no city known here")]
    [InlineData("near:berlin 0km", 12, "`0km` is no distance on earth")]
    [InlineData("near:(berlin OR paris) 50km", 23, "the distance `50km` belongs to no city")]
    [InlineData("near:berlin 50 km", 12, "`50` is no distance")]
    [InlineData("java^1e3", 4, "`^1e3` is no weight")]
    [InlineData("merged:>=5 <=10", 11, "`<=10` cannot be read here")]
    [InlineData("postgers~3", 0, "`postgers~3` cannot be read here")]
    [InlineData("a~", 0, "`a~` cannot be read here")]
    [InlineData("*gres", 0, "`*gres` cannot be read here")]
    [InlineData("m*", 0, "`m*` cannot be read here")]
    [InlineData("tz:Mars/Base", 3, "`Mars/Base` is no time zone")]
    [InlineData("tz:Europe/Berlinn", 3, "`Europe/Berlinn` is no time zone")]
    [InlineData("tz:mars", 3, "`mars` is no time zone")]
    [InlineData("tz:UTC+25", 3, "`UTC+25` is no time zone")]
    [InlineData("org:@", 4, "`@` has no letter or digit to search for")]
    public void An_error_says_where_and_what_is_wrong(string text, int at, string message)
    {
        var error = QueryWorld.Error(text);

        Assert.Equal((at, message), (error.At, error.Message));
        Assert.NotEqual("", error.Wanted);
        Assert.InRange(error.At + error.Length, error.At, text.Length);
    }

    [Fact]
    public void A_skill_of_another_kind_is_sent_to_its_own_field()
    {
        var error = QueryWorld.Error("java lang:postgresql");

        Assert.Equal(new QueryError("`lang:postgresql`: PostgreSQL is a database", 10, 10, "db:postgresql or skill:postgresql"), error);
        Assert.Equal("skill:grpc", QueryWorld.Error("fw:grpc").Wanted);
        Assert.Equal("`fw:grpc`: gRPC is an API style", QueryWorld.Error("fw:grpc").Message);
    }

    [Theory]
    [InlineData("lang:pyton", "python?")]
    [InlineData("db:postgers", "postgresql?")]
    [InlineData("skill:kubernets", "kubernetes?")]
    [InlineData("role:bakend", "backend?")]
    public void A_typing_error_is_answered_with_what_was_probably_meant(string text, string wanted) => Assert.Equal(wanted, QueryWorld.Error(text).Wanted);

    [Fact]
    public void An_unknown_field_lists_the_known_ones()
    {
        var error = QueryWorld.Error("java lang2:go");

        Assert.Equal("unknown field `lang2`", error.Message);
        Assert.Equal(5, error.At);
        Assert.All(QueryFields.All, field => Assert.Contains(field.Name, error.Wanted, StringComparison.Ordinal));
        Assert.StartsWith("lang: ?", error.Wanted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QueryLimits.Length, "a", "the query has 4001 characters")]
    [InlineData(QueryLimits.Clauses, "a ", "the query has 101 words and fields")]
    [InlineData(500, "(", "parentheses and exclusions are nested too deep")]
    [InlineData(500, "-", "parentheses and exclusions are nested too deep")]
    [InlineData(500, "lang:(", "nothing that lang: could take")]
    [InlineData(7, "-(b -(c OR ", "AND, OR and NOT are nested too deep")]
    public void What_is_too_much_is_refused(int times, string text, string message)
    {
        var many = string.Concat(Enumerable.Repeat(text, times)) + "a" + new string(')', times == 7 ? 14 : 0);
        Assert.Equal(message, QueryWorld.Error(many).Message);
    }

    [Fact]
    public void Weights_inside_of_weights_stay_in_bounds() =>
        Assert.Equal("the weights multiply out of bounds", QueryWorld.Error("((a OR b^50)^50 OR c)").Message);

    [Fact]
    public void A_query_that_grows_too_long_when_written_out_is_refused() =>
        Assert.Contains("when written out", QueryWorld.Error($"\"{string.Concat(Enumerable.Repeat(@"\a", 1900))}\"").Message, StringComparison.Ordinal);
}
