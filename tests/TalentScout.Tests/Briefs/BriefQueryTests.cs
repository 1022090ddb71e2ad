namespace TalentScout.Tests.Briefs;

public sealed class BriefQueryTests
{
    [Fact]
    public void The_weightiest_musts_are_required_and_the_rest_ranks()
    {
        var brief = BriefWorld.Reader.Read(
            "Senior Go Backend Engineer\nLocation: Berlin\n\nRequirements\n- Strong PostgreSQL or MySQL skills\n- Docker\n- Redis\n- No PHP\n\nNice to have\n- Kafka");

        Assert.Equal(
            "+skill:go^2 +(skill:postgresql^1.5 OR skill:mysql^1.5) +skill:docker -skill:php "
            + "nice:(skill:redis skill:kafka^0.5 role:backend near:\"Berlin\" 50km)",
            BriefQuery.Of(brief).Canonical);
    }

    [Fact]
    public void Work_from_anywhere_asks_for_no_place() =>
        Assert.Equal("+skill:go^2", BriefQuery.Of(BriefWorld.Reader.Read("Go Engineer\nLocation: Berlin or remote")).Canonical);

    [Fact]
    public void A_country_stands_for_a_place_without_a_city() =>
        Assert.Equal("+skill:go^2 nice:(country:DE)", BriefQuery.Of(BriefWorld.Reader.Read("Go Engineer\nLocation: Germany")).Canonical);

    [Fact]
    public void Practices_are_never_required() =>
        Assert.Equal("+skill:java nice:(skill:agile^0.5)", BriefQuery.Of(BriefWorld.Reader.Read("Requirements\n- agile\n- Java")).Canonical);

    [Fact]
    public void An_empty_brief_asks_for_nobody_in_particular() => Assert.Equal(SearchQuery.Everything, BriefQuery.Of(new Brief()));

    [Theory]
    [MemberData(nameof(BriefReaderTests.Adverts), MemberType = typeof(BriefReaderTests))]
    public void The_query_of_a_brief_parses_back(string name)
    {
        var text = File.ReadAllText(Path.Combine(BriefWorld.Root, "tests", "TalentScout.Tests", "Briefs", "Adverts", name + ".txt"));
        var query = BriefQuery.Of(BriefWorld.Reader.Read(text));
        var parser = new QueryParser(BriefWorld.Catalogue, Queries.QueryWorld.FindCity, code => code.Length == 2 ? code : null);

        // Cities of the adverts that the parser's small world does not know are not what this is about.
        if (!query.Nice.OfType<NearNode>().Any() && !query.Nice.OfType<OrNode>().Any(o => o.Parts.OfType<NearNode>().Any()))
            Assert.Equal(query, parser.Parse(query.Canonical).Query);
    }
}
