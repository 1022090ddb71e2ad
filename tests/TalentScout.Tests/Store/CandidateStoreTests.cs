using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class CandidateStoreTests
{
    private static FoldedPerson Folded(long id, string? login, long mark = 0) =>
        new(new DirtyPerson(CandidateId.OfGitHub(id), mark), login is null ? null : new Candidate { Id = CandidateId.OfGitHub(id), Login = login });

    [Fact]
    public async Task The_feed_tells_each_persons_last_change_in_order_removals_included()
    {
        await using var fixture = await OpenAsync();
        var people = fixture.Store.Candidates;
        await people.SaveAsync([Folded(1, "a"), Folded(2, "b"), Folded(3, "c")], Token);
        await people.SaveAsync([Folded(1, "renamed"), Folded(2, null)], Token);

        var changes = await people.ChangesAsync(0, 10, Token);
        Assert.Equal([(3, "c"), (4, "renamed"), (5, null)], changes.Select(c => (c.Sequence, c.Candidate?.Login)));
        Assert.Equal([4L], (await people.ChangesAsync(3, 1, Token)).Select(c => c.Sequence));
        Assert.Empty(await people.ChangesAsync(5, 10, Token));
        Assert.Equal(5, await people.SequenceAsync(Token));
    }

    [Fact]
    public async Task An_outline_is_what_the_whole_would_give()
    {
        await using var fixture = await OpenAsync();
        var month = new ActivityMonth { Month = Month.Of(2026, 3), Commits = 4, PullRequests = 1 };
        var repository = new CandidateRepository
        {
            Id = RepositoryId.OfGitHub(7),
            FullName = "a/b",
            Url = "https://github.example/a/b",
            Fork = true,
            Commits = 4,
            PullRequests = 1,
            Reviews = 2,
            Peers = 3,
            Months = [month],
        };
        var whole = new Candidate { Id = CandidateId.OfGitHub(1), Login = "a", Bio = "left out", LastActive = month.Month, Repositories = [repository, repository with { Id = RepositoryId.OfGitHub(8), Own = true, Months = [] }] };
        await fixture.Store.Candidates.SaveAsync([new FoldedPerson(new DirtyPerson(whole.Id, 0), whole), Folded(2, "b")], Token);

        var outlines = await fixture.Store.Candidates.OutlinesAsync(Token).ToListAsync(Token);

        Assert.Equal(2, outlines.Count);
        var outline = Assert.Single(outlines, o => o.Repositories.Length > 0);
        Assert.Equivalent(CandidateOutline.Of(whole), outline, strict: true);
    }

    [Fact]
    public async Task What_is_folded_to_the_same_gets_no_new_number()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a")], Token);

        Assert.Equal(0, await fixture.Store.Candidates.SaveAsync([Folded(1, "a")], Token));
        Assert.Equal(1, await fixture.Store.Candidates.SequenceAsync(Token));
    }

    [Fact]
    public async Task Tombstones_go_once_the_index_has_passed_them()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b")], Token);
        await fixture.Store.Candidates.SaveAsync([Folded(1, null)], Token);

        await fixture.Store.Candidates.TrimAsync(2, Token);
        Assert.Equal([2L, 3L], (await fixture.Store.Candidates.ChangesAsync(0, 10, Token)).Select(c => c.Sequence));
        Assert.Equal(0, await fixture.Store.Candidates.TrimmedAsync(Token));

        await fixture.Store.Candidates.TrimAsync(3, Token);
        Assert.Equal([2L], (await fixture.Store.Candidates.ChangesAsync(0, 10, Token)).Select(c => c.Sequence));
        Assert.Equal(3, await fixture.Store.Candidates.TrimmedAsync(Token));
    }

    [Fact]
    public async Task Somebody_marked_again_while_being_folded_stays_marked()
    {
        await using var fixture = await OpenAsync();
        var document = Document("user", "user/1", "1", CandidateId.OfGitHub(1));
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(document, [Profile(1, "a")])], Token);
        var taken = Assert.Single(await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token));

        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", "user/1", "2", CandidateId.OfGitHub(1)), [Profile(1, "b")])], Token);
        await fixture.Store.Candidates.SaveAsync([new FoldedPerson(taken, new Candidate { Id = taken.Id, Login = "a" })], Token);

        Assert.Equal(1, await fixture.Store.Candidates.DirtyCountAsync(Token));
    }

    [Fact]
    public async Task Whom_another_process_has_folded_since_stay_as_that_one_made_them()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", "user/1", "1", CandidateId.OfGitHub(1)), [Profile(1, "a")])], Token);
        var taken = Assert.Single(await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token));

        await fixture.Store.Candidates.SaveAsync([new FoldedPerson(taken, new Candidate { Id = taken.Id, Login = "newer" })], Token);
        Assert.Equal(0, await fixture.Store.Candidates.SaveAsync([new FoldedPerson(taken, new Candidate { Id = taken.Id, Login = "older" })], Token));

        Assert.Equal("newer", (await fixture.Store.Candidates.GetAsync(taken.Id, Token))?.Login);
    }

    [Fact]
    public async Task People_are_found_by_login_in_any_case_and_by_id()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(41, "Ada-X")], Token);

        Assert.Equal("Ada-X", (await fixture.Store.Candidates.FindAsync("ada-x", Token))?.Login);
        Assert.Equal("Ada-X", (await fixture.Store.Candidates.FindAsync("41", Token))?.Login);
        Assert.Null(await fixture.Store.Candidates.FindAsync("nobody", Token));
    }

    [Fact]
    public async Task New_rules_mark_everybody_once()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Candidates.SaveAsync([Folded(1, "a"), Folded(2, "b")], Token);

        Assert.True(await fixture.Store.Candidates.MarkEverybodyUnlessAsync("fold 2", Token));
        Assert.Equal(2, await fixture.Store.Candidates.DirtyCountAsync(Token));
        Assert.False(await fixture.Store.Candidates.MarkEverybodyUnlessAsync("fold 2", Token));
    }

    [Fact]
    public async Task A_repositorys_tally_counts_a_person_once_and_bots_not_as_people()
    {
        await using var fixture = await OpenAsync();
        var repository = RepositoryId.OfGitHub(7);
        var page = Document("contributors", "repositories/7/contributors", "1", repository: repository);
        var contributors = Contributors(page.Key, repository, (1, "a", 50), (2, "b", 4), (3, "helper[bot]", 9));
        await fixture.Store.Documents.SaveAsync(
            [
                new DocumentEvidence(page, contributors.SetItem(2, (ContributionEvidence)contributors[2] with { AccountKind = AccountKind.Bot })),
                new DocumentEvidence(Document("commits", "repositories/7/commits", "1", repository: repository), [Work(1, 30), Work(2, 3) with { Url = "u2" }]),
                new DocumentEvidence(Document("commits", "repositories/7/commits?page=2", "1", repository: repository), [Work(2, 3)]),
            ],
            Token);

        var profile = (await fixture.Store.Evidence.ProfilesAsync([repository, RepositoryId.OfGitHub(8)], Skills.Shipped.Catalogue, Token))[repository];

        Assert.Equal((50 + 6 + 9, 2), (profile.Commits, profile.People));

        ActivityEvidence Work(long person, int commits) => new()
        {
            Person = CandidateId.OfGitHub(person),
            Repository = repository,
            RepositoryName = "acme/db",
            Url = "https://github.com/acme/db/commits",
            Extractor = "github-commits@1",
            Months = [new ActivityMonth(Month.Of(2026, 1), commits)],
        };
    }
}
