using TalentScout.Harvest.GitHub.Slicing;

namespace TalentScout.Tests.GitHub;

public sealed class SearchSliceTests
{
    private static readonly DateTimeOffset Tonight = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("location:berlin language:go", "location:berlin language:go")]
    [InlineData("\"data engineer\" created:>=2015 followers:>5", "\"data engineer\" created:>=2015-01-01T00:00:00Z followers:>=6")]
    [InlineData("created:2012-03 location:\"New York\"", "location:\"New York\" created:2012-03-01T00:00:00Z..2012-03-31T23:59:59Z")]
    [InlineData("created:<2010-01-01 followers:10..20", "created:2007-10-01T00:00:00Z..2009-12-31T23:59:59Z followers:10..20")]
    [InlineData("created:soon", "created:soon")]
    public void Terms_of_a_job_become_ranges_and_are_asked_for_as_such(string terms, string asked)
    {
        var query = SearchSlice.Of(terms, users: true).Query(users: true, Tonight);

        Assert.Equal(asked, query);
    }

    [Fact]
    public void Every_account_of_a_large_search_is_in_one_slice_that_is_listed_whole()
    {
        var random = new Random(3);
        var accounts = new List<(long Created, int Followers)>();
        for (var i = 0; i < 22_000; i++)
            accounts.Add((new DateTimeOffset(2008, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(Math.Pow(random.NextDouble(), 3) * 6600).ToUnixTimeSeconds(), (int)Math.Pow(random.NextDouble() * 8, 4)));
        // As if a service had made them: more in one second than are listed.
        for (var i = 0; i < 3_000; i++)
            accounts.Add((new DateTimeOffset(2014, 5, 6, 7, 8, 9, TimeSpan.Zero).ToUnixTimeSeconds(), random.Next(0, 500)));

        var (found, asked) = (0, 0);
        var waiting = new Stack<SearchSlice>([SearchSlice.Of("type:user", users: true)]);
        while (waiting.TryPop(out var slice))
        {
            asked++;
            var here = accounts.Count(a => a.Created >= slice.From && a.Created < slice.To && a.Followers >= slice.Low && (slice.High is null || a.Followers < slice.High));
            var parts = here >= SearchSlice.MaxResults ? slice.Split(here, users: true, Tonight) : [];
            Assert.True(here < SearchSlice.MaxResults || !parts.IsEmpty, $"{here} in {slice}");
            foreach (var part in parts)
                waiting.Push(part);
            found += parts.IsEmpty ? here : 0;
        }

        Assert.Equal(accounts.Count, found);
        Assert.True(asked < 400, $"{asked} searches");
    }

    [Fact]
    public void Another_number_of_results_asks_for_slices_of_the_same_grid()
    {
        var whole = SearchSlice.Of("", users: true);
        var coarse = whole.Split(3_000, users: true, Tonight).Select(s => s.From);
        var fine = whole.Split(15_000, users: true, Tonight).Select(s => s.From).ToHashSet();

        Assert.All(coarse, from => Assert.Contains(from, fine));
    }

    [Fact]
    public void What_cannot_be_told_apart_by_age_or_followers_is_split_by_place_and_then_not_at_all()
    {
        var slice = new SearchSlice { Terms = "x", From = 1_400_000_000, To = 1_400_000_001, Low = 3, High = 4 };
        var places = 0;
        while (slice.Split(5_000, users: true, Tonight) is [var named, var rest])
        {
            Assert.Contains(" location:\"", named.Query(users: true, Tonight), StringComparison.Ordinal);
            Assert.Empty(named.Split(5_000, users: true, Tonight));
            (slice, places) = (rest, places + 1);
        }

        Assert.Equal(20, places);
    }

    [Fact]
    public void The_slice_that_is_still_growing_keeps_its_address()
    {
        var growing = SearchSlice.Of("x", users: true).Split(5_000, users: true, Tonight)[^1];

        Assert.Equal(growing.Query(users: true, Tonight), growing.Query(users: true, Tonight.AddDays(1)));
        Assert.Contains("created:>=", growing.Query(users: true, Tonight), StringComparison.Ordinal);
    }
}
