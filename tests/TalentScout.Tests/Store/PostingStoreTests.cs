using TalentScout.Tests.Postings;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class PostingStoreTests
{
    private static Task<int> SeeAsync(StoreFixture fixture, int night, FetchStatus status, params Posting[] postings) => fixture.Store.Postings.SeeAsync(
        new PostingSighting("greenhouse", "greenhouse jobs acme", status, status == FetchStatus.Gone, status == FetchStatus.Fetched ? [.. postings] : null, PostingWorld.Night.AddDays(night - 1)), Token);

    [Fact]
    public async Task A_posting_is_kept_over_nights_with_the_times_of_what_was_seen()
    {
        await using var fixture = await OpenAsync();
        var first = PostingWorld.Posting("Go Developer", salary: new Salary(60_000, null, "EUR", "year"), skills: ["go"]);
        Assert.Equal(1, await SeeAsync(fixture, 1, FetchStatus.Fetched, first));
        Assert.Equal(0, await SeeAsync(fixture, 2, FetchStatus.NotModified));
        Assert.Equal(1, await SeeAsync(fixture, 3, FetchStatus.Fetched, first with { Text = "Another thing." }));
        Assert.Equal(0, await SeeAsync(fixture, 4, FetchStatus.Failed));

        var record = Assert.Single(await fixture.Store.Postings.AllAsync(Token));
        Assert.Equal([1, 3, 3], new[] { record.Opened, record.Changed, record.Confirmed }.Select(t => (t - PostingWorld.Night).Days + 1));
        Assert.Equal((60_000m, "go", "Another thing."), (record.Posting.Salary!.Min!.Value, record.Posting.Skills[0], record.Posting.Text));

        Assert.Equal(1, await SeeAsync(fixture, 5, FetchStatus.Gone));
        Assert.Equal("the page is gone", Assert.Single(await fixture.Store.Postings.AllAsync(Token)).Why);
    }

    [Fact]
    public async Task The_version_grows_only_where_something_changed()
    {
        await using var fixture = await OpenAsync();
        await SeeAsync(fixture, 1, FetchStatus.Fetched, PostingWorld.Posting("A"));
        var version = await fixture.Store.Postings.VersionAsync(Token);
        await SeeAsync(fixture, 2, FetchStatus.Fetched, PostingWorld.Posting("A"));
        await SeeAsync(fixture, 3, FetchStatus.Throttled);
        Assert.Equal(version, await fixture.Store.Postings.VersionAsync(Token));
        await SeeAsync(fixture, 4, FetchStatus.Fetched, PostingWorld.Posting("B"));
        Assert.True(await fixture.Store.Postings.VersionAsync(Token) > version);
    }

    [Fact]
    public async Task Who_is_purged_is_named_in_no_posting()
    {
        await using var fixture = await OpenAsync();
        await SeeAsync(fixture, 1, FetchStatus.Fetched, PostingWorld.Posting("A", text: "Questions? Write to @pelicanna on GitHub."), PostingWorld.Posting("B"));
        await fixture.Store.PurgeAsync(CandidateId.GitHub, "pelicanna", (document, _) => document, Token);
        Assert.Equal("B", Assert.Single(await fixture.Store.Postings.AllAsync(Token)).Posting.Title);
    }
}
