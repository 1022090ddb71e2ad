using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Harvest.Boards.HackerNews;
using TalentScout.Harvest.Boards.Reading;
using TalentScout.Jobs;
using TalentScout.Store;
using TalentScout.Tests.Briefs;
using TalentScout.Tests.Store;

namespace TalentScout.Tests.Identities;

/// <summary>From a post of "Who wants to be hired?" to the account it links, and to nobody where it links none. Everybody is invented.</summary>
public sealed class OptInJoinTests : IAsyncLifetime
{
    private static readonly CandidateId Account = CandidateId.OfGitHub(41);
    private static readonly CandidateId Author = CandidateId.Parse("hackernews:pelicanna");
    private static readonly WantedPost Reader = new(BriefWorld.Text);
    private StoreFixture _fixture = null!;
    private CandidateFolder _folder = null!;

    private StoreDatabase Store => _fixture.Store;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await StoreFixture.OpenAsync();
        _folder = new CandidateFolder(Store, new CandidateFold(BriefWorld.Catalogue, PlaceResolver.Default.Resolve), "test", _fixture.Clock, NullLogger<CandidateFolder>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task A_post_that_links_the_account_speaks_for_its_person()
    {
        await PostAsync("GitHub: https://github.com/Pelicanna-dev");
        await AccountAsync();
        await FoldAsync();

        var one = (await Store.Candidates.GetAsync(Account, Token))!;
        Assert.Null(await Store.Candidates.GetAsync(Author, Token));
        Assert.Equal(new Availability(true, new DateOnly(2026, 3, 1), "https://news.ycombinator.com/item?id=501"), one.Availability);
        Assert.Equal(("Porto", true), (one.Place.City, one.Place.Remote));
        Assert.Contains("elixir", one.Skills.Select(s => s.Skill));
        Assert.Equal(new MergedAccount(Author, "pelicanna", "https://news.ycombinator.com/item?id=501"), Assert.Single(one.Merged));
    }

    [Fact]
    public async Task The_accounts_own_place_stays_and_learns_of_remote_work()
    {
        await AccountAsync("Lisbon, Portugal");
        await PostAsync("https://github.com/pelicanna-dev");
        await FoldAsync();

        var place = (await Store.Candidates.GetAsync(Account, Token))!.Place;
        Assert.Equal(("Lisbon", true), (place.City, place.Remote));
    }

    [Theory]
    [InlineData("https://pelicanna-dev.example/")]
    [InlineData("https://github.com/pelicanna-dev and https://github.com/pelicanna-works")]
    [InlineData("https://github.com/pelicanna-dev/engine")]
    [InlineData("find me as pelicanna-dev")]
    public async Task Nothing_but_one_link_to_an_account_joins_two(string said)
    {
        await AccountAsync();
        await PostAsync(said);
        await FoldAsync();

        Assert.Null((await Store.Candidates.GetAsync(Account, Token))!.Availability);
        Assert.True((await Store.Candidates.GetAsync(Author, Token))!.Availability!.Open);
    }

    [Fact]
    public async Task A_post_that_falls_away_takes_its_word_along()
    {
        await AccountAsync();
        await PostAsync("https://github.com/pelicanna-dev");
        await FoldAsync();
        await PostAsync("no link any more");
        await FoldAsync();

        Assert.Null((await Store.Candidates.GetAsync(Account, Token))!.Availability);
        Assert.NotNull(await Store.Candidates.GetAsync(Author, Token));
    }

    [Fact]
    public async Task A_person_who_decides_that_they_are_two_is_heard_and_can_take_it_back()
    {
        await AccountAsync();
        await PostAsync("https://github.com/pelicanna-dev");
        await FoldAsync();
        var decision = (await Store.Identities.DistinctAsync(Account, Author, "somebody else's link", Token)).Decision!;
        await FoldAsync();
        Assert.Null((await Store.Candidates.GetAsync(Account, Token))!.Availability);
        Assert.NotNull(await Store.Candidates.GetAsync(Author, Token));

        await Store.Identities.UndoAsync(decision.Id, Token);
        await FoldAsync();
        Assert.NotNull((await Store.Candidates.GetAsync(Account, Token))!.Availability);
    }

    [Fact]
    public async Task Who_leaves_leaves_with_the_post_and_comes_back_by_no_other()
    {
        await AccountAsync();
        await PostAsync("https://github.com/pelicanna-dev");
        await FoldAsync();
        await Store.SuppressAsync("github", "pelicanna-dev", "asked", (document, _) => document, Token);
        await PostAsync("https://github.com/pelicanna-dev", by: "another-name");
        await FoldAsync();

        foreach (var id in new[] { Account, Author, CandidateId.Parse("hackernews:another-name") })
        {
            Assert.Null(await Store.Candidates.GetAsync(id, Token));
            Assert.Empty(await Store.Evidence.OfPersonAsync(id, Token));
        }
    }

    private Task FoldAsync() => _folder.FoldDirtyAsync(cancellationToken: Token);

    private Task AccountAsync(string? location = null)
    {
        var document = StoreFixture.Document("user", "user/41", "41", Account);
        return Store.Documents.SaveAsync(
            [new DocumentEvidence(document, [new ProfileEvidence { Url = "https://github.com/pelicanna-dev", Extractor = "p@1", Document = document.Key, Person = Account, Login = "Pelicanna-dev", Location = location, Seen = _fixture.Clock.GetUtcNow() }])],
            Token);
    }

    private Task PostAsync(string said, string by = "pelicanna")
    {
        var json = $$"""{"by":"{{by}}","id":501,"time":1772323200,"text":"Location: Porto, Portugal<p>Remote: Yes<p>Technologies: Elixir, PostgreSQL<p>{{said}}"}""";
        var document = new SourceDocument
        {
            Key = SourceDocument.KeyOf("hackernews", "wanted-post", $"item/{by}"),
            Source = "hackernews",
            Kind = "wanted-post",
            Address = $"https://hacker-news.firebaseio.com/v0/item/{by}.json",
            Person = CandidateId.Parse($"hackernews:{by}"),
            Fetched = _fixture.Clock.GetUtcNow(),
            Body = Encoding.UTF8.GetBytes(json),
        };
        return Store.Documents.SaveAsync([new DocumentEvidence(document, [.. Reader.Read(LooseJson.Parse(json), document).Select(e => e with { Document = document.Key })])], Token);
    }
}
