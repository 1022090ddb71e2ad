using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TalentScout.Tests.Queries;

public sealed class QueryEditTests
{
    private static readonly QueryNode _rust = new SkillNode("rust", SkillKind.Language);

    [Theory]
    [InlineData("", "lang:rust")]
    [InlineData("kafka", "skill:kafka lang:rust")]
    [InlineData("java OR kotlin", "(skill:java OR skill:kotlin) lang:rust")]
    [InlineData("java lang:rust", "skill:java lang:rust")]
    [InlineData("java nice:kafka", "skill:java lang:rust nice:(skill:kafka)")]
    public void A_facet_narrows_the_query_once(string query, string narrowed) =>
        Assert.Equal(narrowed, QueryEdit.AddFilter(QueryWorld.Query(query), _rust).Canonical);

    [Theory]
    [InlineData("lang:rust", QueryGroup.Must, "")]
    [InlineData("java lang:rust kafka", QueryGroup.Must, "skill:java skill:kafka")]
    [InlineData("java -lang:rust", QueryGroup.Exclude, "skill:java")]
    [InlineData("java nice:(lang:rust kafka)", QueryGroup.Nice, "skill:java nice:(skill:kafka)")]
    [InlineData("java", QueryGroup.Must, "skill:java")]
    public void A_part_can_be_taken_out(string query, QueryGroup group, string rest) =>
        Assert.Equal(rest, QueryEdit.Remove(QueryWorld.Query(query), _rust, group).Canonical);

    [Theory]
    [InlineData("java lang:rust", QueryGroup.Must, QueryGroup.Nice, "skill:java nice:(lang:rust)")]
    [InlineData("java lang:rust", QueryGroup.Must, QueryGroup.Exclude, "skill:java -lang:rust")]
    [InlineData("-lang:rust java", QueryGroup.Exclude, QueryGroup.Must, "skill:java lang:rust")]
    [InlineData("nice:(lang:rust) java", QueryGroup.Nice, QueryGroup.Exclude, "skill:java -lang:rust")]
    [InlineData("lang:rust java", QueryGroup.Must, QueryGroup.Must, "lang:rust skill:java")]
    public void A_part_moves_between_the_groups(string query, QueryGroup from, QueryGroup to, string moved) =>
        Assert.Equal(moved, QueryEdit.Move(QueryWorld.Query(query), _rust, from, to)?.Canonical);

    [Theory]
    [InlineData("java lang:rust", "skill:java +lang:rust")]
    [InlineData("java", "skill:java +lang:rust")]
    [InlineData("+lang:rust java", "+lang:rust skill:java")]
    public void What_becomes_indispensable_stays_at_its_place(string query, string narrowed) =>
        Assert.Equal(narrowed, QueryEdit.AddFilter(QueryWorld.Query(query), QueryTree.Must(_rust)).Canonical);

    [Fact]
    public void What_is_indispensable_is_not_asked_for_twice_and_is_so_no_more_elsewhere()
    {
        var query = QueryWorld.Query("java +lang:rust");
        Assert.Equal(query, QueryEdit.AddFilter(query, _rust));
        Assert.Equal("skill:java nice:(lang:rust)", QueryEdit.Move(query, QueryTree.Must(_rust), QueryGroup.Must, QueryGroup.Nice)!.Canonical);
        Assert.Equal("skill:java -lang:rust", QueryEdit.Move(query, QueryTree.Must(_rust), QueryGroup.Must, QueryGroup.Exclude)!.Canonical);
    }

    [Fact]
    public void An_exclusion_inside_of_a_part_keeps_it_out_of_nice()
    {
        var query = QueryWorld.Query("java (rust OR -php)");
        Assert.Null(QueryEdit.Move(query, QueryTree.Conjuncts(query.Root)[1], QueryGroup.Must, QueryGroup.Nice));
    }

    [Theory]
    [InlineData("java lang:rust", QueryGroup.Must, 3, "skill:java lang:rust^3")]
    [InlineData("java nice:(lang:rust kafka)", QueryGroup.Nice, 0.5, "skill:java nice:(lang:rust^0.5 skill:kafka)")]
    [InlineData("lang:rust", QueryGroup.Must, 1000, "lang:rust^100")]
    [InlineData("java -lang:rust", QueryGroup.Exclude, 3, "skill:java -lang:rust")]
    public void A_part_is_weighed_at_its_place(string query, QueryGroup group, double weight, string weighed) =>
        Assert.Equal(weighed, QueryEdit.Weigh(QueryWorld.Query(query), _rust, group, weight).Canonical);

    [Property(MaxTest = 1000)]
    public Property Every_edit_of_a_chip_gives_a_query_that_parses_back() => Prop.ForAll(QueryGen.Queries, query =>
        QueryChips.Of(query).SelectMany(c => c.Moved.Values.Append(c.Without).Append(c.Turned ?? "")).All(text =>
            QueryWorld.Parser.Parse(text) is { Ok: true, Query: var again } && again.Canonical == text).Label(query.Canonical));
}
