using System.Collections.Immutable;

namespace TalentScout.Tests.Postings;

public sealed class OpeningsTests
{
    private static readonly DateOnly Today = PostingWorld.Day(100);

    private static ImmutableArray<Opening> Of(params PostingRecord[] records) => Openings.Of(records, Today);

    [Theory]
    [InlineData("Senior Backend Engineer", "Acme GmbH", "Sr. Backend Engineer (m/w/d)", "ACME", true)]
    [InlineData("Backend Engineer", "Müller & Co. KG", "Backend Engineer (Remote)", "Muller & Co", true)]
    [InlineData("Backend Engineer", "Acme", "Backend Engineer II", "Acme", false)]
    [InlineData("Backend Engineer", "Acme", "Backend Engineer", "Acorn", false)]
    [InlineData("C++ Developer", "Acme", "C Developer", "Acme", false)]
    public void The_same_opening_on_two_boards_is_one_with_both_sources(string title, string company, string otherTitle, string otherCompany, bool same)
    {
        var openings = Of(
            PostingWorld.Record(PostingWorld.Posting(title, company: company), 1),
            PostingWorld.Record(PostingWorld.Posting(otherTitle, url: "https://elsewhere.example/9", company: otherCompany), 2, source: "remoteok"));
        Assert.Equal(same ? 1 : 2, openings.Length);
        if (same)
            Assert.Equal(["greenhouse", "remoteok"], openings[0].Sources.Select(s => s.Source));
    }

    [Fact]
    public void Postings_of_unknown_companies_or_in_other_cities_are_not_merged()
    {
        Assert.Equal(2, Of(PostingWorld.Record(PostingWorld.Posting("Go Developer", company: null), 1), PostingWorld.Record(PostingWorld.Posting("Go Developer", "https://x.example/2", company: null), 2)).Length);
        Assert.Equal(2, Of(PostingWorld.Record(PostingWorld.Posting("Go Developer"), 1), PostingWorld.Record(PostingWorld.Posting("Go Developer", city: "Hamburg"), 2)).Length);
    }

    [Fact]
    public void What_one_board_leaves_open_the_other_fills_in()
    {
        var paid = PostingWorld.Posting("Go Developer", salary: new Salary(60_000, 70_000, "EUR", "year"));
        var described = PostingWorld.Posting("Go Developer", "https://x.example/2", skills: ["go"]);
        var opening = Assert.Single(Of(PostingWorld.Record(described, 1), PostingWorld.Record(paid, 2, source: "lever")));
        Assert.Equal((60_000m, "go"), (opening.Posting.Salary!.Min!.Value, Assert.Single(opening.Posting.Skills)));
    }

    [Fact]
    public void It_is_open_while_one_board_shows_it()
    {
        var opening = Assert.Single(Of(PostingWorld.Record(PostingWorld.Posting("Go Developer"), 1, closed: 5), PostingWorld.Record(PostingWorld.Posting("Go Developer", "https://x.example/2"), 2, source: "lever")));
        Assert.True(opening.IsOpen);
        Assert.Equal("lever", opening.Sources[0].Source);
    }

    [Fact]
    public void The_same_role_long_after_is_another_opening()
    {
        var first = PostingWorld.Record(PostingWorld.Posting("Go Developer"), 1, opened: 1, closed: 3);
        Assert.Equal(2, Of(first, PostingWorld.Record(PostingWorld.Posting("Go Developer"), 2, opened: 99)).Length);
        Assert.Single(Of(first, PostingWorld.Record(PostingWorld.Posting("Go Developer"), 2, opened: 40)));
    }
}
