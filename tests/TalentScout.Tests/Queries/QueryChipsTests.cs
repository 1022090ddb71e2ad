namespace TalentScout.Tests.Queries;

public sealed class QueryChipsTests
{
    [Fact]
    public void A_query_is_a_flat_list_of_chips()
    {
        var chips = QueryChips.Of(QueryWorld.Query("c# (kafka OR redis^2) near:berlin -php nice:k8s"), QueryWorld.Skills);

        Assert.Equal(
            [
                (QueryGroup.Must, "skill:csharp", "C#"),
                (QueryGroup.Must, "skill:kafka OR skill:redis^2", "Apache Kafka or Redis"),
                (QueryGroup.Must, "near:\"Berlin\" 50km", "within 50 km of Berlin"),
                (QueryGroup.Nice, "skill:kubernetes", "Kubernetes"),
                (QueryGroup.Exclude, "skill:php", "PHP"),
            ],
            chips.Select(c => (c.Group, c.Text, c.Label)));
    }

    [Fact]
    public void A_chip_carries_the_query_without_it_and_with_it_elsewhere()
    {
        var chip = QueryChips.Of(QueryWorld.Query("kafka redis -php"))[0];

        Assert.Equal("skill:redis -skill:php", chip.Without);
        Assert.Equal("skill:redis -skill:php nice:(skill:kafka)", chip.Moved[QueryGroup.Nice]);
        Assert.Equal("skill:redis -skill:php -skill:kafka", chip.Moved[QueryGroup.Exclude]);
        Assert.DoesNotContain(QueryGroup.Must, chip.Moved.Keys);
    }

    [Theory]
    [InlineData("kafka country:de", 0, null)]
    [InlineData("kafka redis", 0, "+skill:kafka skill:redis")]
    [InlineData("+kafka redis", 0, "skill:kafka skill:redis")]
    [InlineData("kafka (redis OR grpc)", 1, "skill:kafka +(skill:redis OR skill:grpc)")]
    [InlineData("kafka redis country:de", 2, null)]
    [InlineData("kafka redis -php", 2, null)]
    public void A_skill_beside_others_can_be_made_indispensable(string query, int chip, string? turned) =>
        Assert.Equal(turned, QueryChips.Of(QueryWorld.Query(query))[chip].Turned);

    [Fact]
    public void An_alternative_at_the_root_is_one_chip()
    {
        var chip = Assert.Single(QueryChips.Of(QueryWorld.Query("(java kafka) OR -php"), QueryWorld.Skills));

        Assert.Equal("(Java and Apache Kafka) or not PHP", chip.Label);
        Assert.Equal("", chip.Without);
        Assert.DoesNotContain(QueryGroup.Nice, chip.Moved.Keys);
    }

    [Fact]
    public void A_query_for_everybody_has_no_chips() => Assert.Empty(QueryChips.Of(SearchQuery.Everything));
}
