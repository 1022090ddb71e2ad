namespace TalentScout.Tests.Postings;

public sealed class MarketTests
{
    private static readonly DateOnly Today = PostingWorld.Day(10);

    private static PostingRecord Paid(long id, decimal min, decimal max, string currency = "EUR", string per = "year", int? closed = null) =>
        PostingWorld.Record(PostingWorld.Posting($"Role {id}", salary: new Salary(min, max, currency, per), skills: ["cassandra"]), id, closed: closed);

    private static MarketRow RowOf(string? country, int candidates, params PostingRecord[] records) =>
        Assert.Single(Market.Of(Openings.Of(records, Today), ["cassandra"], country, (_, _) => Supply(candidates), Today));

    /// <summary>One more each month.</summary>
    private static MarketSupply Supply(int now) => new(now, [.. Enumerable.Range(1 - Market.MonthsShown, Market.MonthsShown).Select(i => now + i)]);

    [Fact]
    public void Open_postings_are_counted_beside_people()
    {
        var row = RowOf("DE", 24, Paid(1, 50_000, 60_000), Paid(2, 50_000, 60_000), Paid(3, 1, 1, closed: 5));
        Assert.Equal((2, 24, 12.0), (row.Postings, row.Candidates, row.Ratio));
        Assert.Equal(0, RowOf("FR", 24, Paid(1, 50_000, 60_000)).Postings);
    }

    [Fact]
    public void Quartiles_are_of_a_year_in_the_currency_most_name_with_sample_and_sources()
    {
        var row = RowOf(null, 1, Paid(1, 40_000, 60_000), Paid(2, 5_000, 5_000, per: "month"), Paid(3, 70_000, 70_000), Paid(4, 80_000, 80_000), Paid(5, 900_000, 900_000, "SEK"));
        Assert.Equal(("EUR", 4, 57_500m, 65_000m, 72_500m), (row.Pay!.Currency, row.Pay.Sample, row.Pay.Low, row.Pay.Median, row.Pay.High));
        Assert.Equal(["greenhouse"], row.Pay.Sources);
    }

    [Fact]
    public void Of_fewer_than_four_no_quartile_is_told() => Assert.Null(RowOf(null, 1, Paid(1, 40_000, 60_000), Paid(2, 1, 2), Paid(3, 1, 2)).Pay);

    [Fact]
    public void Months_have_no_gaps_and_count_closed_ones_while_they_stood()
    {
        var row = RowOf(null, 20, Paid(1, 1, 2), Paid(2, 1, 2, closed: 5));
        Assert.Equal((12, "2025-04", "2026-03"), (row.Months.Length, row.Months[0].Month.ToString(), row.Months[^1].Month.ToString()));
        Assert.Equal((2, 1, 20, 20.0), (row.Months[^1].Opened, row.Months[^1].Postings, row.Months[^1].Candidates, row.Months[^1].Ratio));
        Assert.Equal((0, 0, 19, null), (row.Months[^2].Opened, row.Months[^2].Postings, row.Months[^2].Candidates, row.Months[^2].Ratio));
    }

    [Fact]
    public void The_last_month_says_what_the_row_says()
    {
        var row = RowOf(null, 7, Paid(1, 40_000, 60_000), Paid(2, 5_000, 5_000, per: "month"), Paid(3, 70_000, 70_000), Paid(4, 80_000, 80_000), Paid(5, 10, 10, closed: 4));
        Assert.Equal((row.Postings, row.Candidates, row.Pay!.Median), (row.Months[^1].Postings, row.Months[^1].Candidates, row.Months[^1].Pay!.Median));
    }

    [Fact]
    public void An_opening_counts_in_each_month_at_whose_end_it_stood()
    {
        var old = PostingWorld.Record(PostingWorld.Posting("Old role", skills: ["cassandra"]) with { Posted = new DateOnly(2025, 12, 30), Closes = new DateOnly(2026, 2, 10) }, 1);
        var months = RowOf(null, 1, old).Months;
        Assert.Equal(["2025-12", "2026-01"], months.Where(m => m.Postings == 1).Select(m => m.Month.ToString()));
        Assert.Equal("2025-12", Assert.Single(months, m => m.Opened == 1).Month.ToString());
    }

    [Theory]
    [InlineData(1, 12, "12 people for each Cassandra posting in Spain.")]
    [InlineData(10, 125, "12 people for each Cassandra posting in Spain.")]
    [InlineData(30, 10, "3 Cassandra postings for each person in Spain.")]
    [InlineData(10, 10, "About as many people as Cassandra postings in Spain: 10 and 10.")]
    [InlineData(3, 0, "3 postings for Cassandra in Spain, and nobody here shows it.")]
    [InlineData(0, 1, "No posting asks for Cassandra in Spain; 1 person here shows it.")]
    public void Scarcity_is_told_in_words(int postings, int candidates, string expected) => Assert.Equal(expected, Scarcity.Tell("Cassandra", " in Spain", postings, candidates));
}
