using TalentScout.Tests.Briefs;

namespace TalentScout.Tests.Queries;

/// <summary>The words that are shipped - skills, countries, cities - can all be written in a query.</summary>
public sealed class ShippedWordsTests
{
    private static readonly SkillCatalogue _skills = BriefWorld.Catalogue;

    private static readonly QueryParser _parser = new(
        _skills, name => PlaceResolver.Default.FindCity(name) is { } c ? (c.City, c.Latitude, c.Longitude) : null, Countries.Resolve);

    [Fact]
    public void Every_name_of_a_skill_is_understood_after_its_field() => Assert.All(
        _skills.All.SelectMany(s => s.Aliases.Concat(s.Ambiguous).Append(s.Id).Append(s.Name), (s, name) => (s.Id, Name: name)),
        s => Assert.Equal(new SkillNode(s.Id, null), Query($"skill:{QueryWord.Quote(s.Name)}").Root));

    [Fact]
    public void Every_name_of_a_skill_is_understood_as_bare_words() => Assert.All(
        _skills.All.SelectMany(s => s.Aliases.Append(s.Id).Append(s.Name), (s, name) => (s.Id, Name: name)).Where(s => IsBare(s.Name)),
        s => Assert.Equal(new SkillNode(s.Id, null), Query(s.Name).Root));

    [Fact]
    public void Every_skill_of_a_kind_is_taken_by_the_field_of_its_kind() => Assert.All(
        _skills.All.Where(s => QueryFields.NameOf(s.Kind) is not null),
        s => Assert.Equal(new SkillNode(s.Id, s.Kind), Query($"{QueryFields.NameOf(s.Kind)}:{s.Id}").Root));

    [Fact]
    public void Every_country_is_understood_by_code_and_name() => Assert.All(
        Countries.All,
        c => Assert.Equal((c.Iso2, c.Iso2), (Country(c.Iso2), Country(c.Name))));

    [Theory]
    [InlineData("Berlin")]
    [InlineData("New York")]
    [InlineData("São Paulo")]
    [InlineData("Frankfurt")]
    [InlineData("Saint Petersburg")]
    [InlineData("Portland, US")]
    [InlineData("Cambridge, UK")]
    [InlineData("Bengaluru")]
    [InlineData("Zürich")]
    public void A_city_is_found_again_by_its_canonical_name(string name)
    {
        var near = Query($"near:{QueryWord.Quote(name)} 30km");
        Assert.Equal(near, Query(near.Canonical));
        var city = Query($"city:{QueryWord.Quote(name)}");
        Assert.Equal(city, Query(city.Canonical));
    }

    [Fact]
    public void Every_example_of_the_page_parses() => Assert.All(
        QueryFields.All.Select(f => f.Example).Concat(QuerySyntaxPage.Operators.Select(o => o.Example)), example => Assert.NotNull(Query(example)));

    /// <summary>Names with signs of the language itself ("a, b", "(x)", "and") need a field and quotes.</summary>
    private static bool IsBare(string name) => name.Split(' ').All(QueryWord.StandsAlone);

    private static string Country(string text) => Assert.IsType<FieldNode>(Query($"country:{QueryWord.Quote(text)}").Root).Value;

    private static SearchQuery Query(string text)
    {
        var parse = _parser.Parse(text);
        Assert.True(parse.Ok, $"{text}: {parse.Error}");
        return parse.Query;
    }
}
