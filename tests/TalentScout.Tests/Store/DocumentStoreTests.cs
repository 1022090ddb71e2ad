using System.Text;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class DocumentStoreTests
{
    private static readonly RepositoryId Db = RepositoryId.OfGitHub(7);

    [Fact]
    public async Task A_document_comes_back_as_it_was_stored()
    {
        await using var fixture = await OpenAsync();
        var document = Document("user", "user/12", """{"login":"ada-x"}""", CandidateId.OfGitHub(12)) with
        {
            Validators = new Validators("\"abc\"", null),
            Next = "user/12?page=2",
            Context = """{"from":"seed"}""",
        };

        await fixture.Store.Documents.SaveAsync([new(document, [Profile(12, "ada-x")])], Token);
        var back = await fixture.Store.Documents.GetAsync(document.Key, Token);

        Assert.NotNull(back);
        Assert.Equal("""{"login":"ada-x"}""", Encoding.UTF8.GetString(back.Body.Span));
        Assert.Equal(document, back with { Body = document.Body, Confirmed = null });
        var evidence = Assert.IsType<ProfileEvidence>(Assert.Single(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(12), Token)));
        Assert.Equal(Profile(12, "ada-x") with { Document = document.Key }, evidence);
    }

    [Fact]
    public async Task Content_served_again_is_not_written_again_and_marks_nobody()
    {
        await using var fixture = await OpenAsync();
        var document = Document("user", "user/12", "{}", CandidateId.OfGitHub(12));
        await fixture.Store.Documents.SaveAsync([new(document, [Profile(12, "ada-x")])], Token);
        await FoldNothingAsync(fixture);
        var before = await fixture.Store.ContentHashAsync(Token);

        fixture.Clock.Advance(TimeSpan.FromDays(1));
        var later = fixture.Clock.GetUtcNow();
        var written = await fixture.Store.Documents.SaveAsync([new(document with { Fetched = later }, [Profile(12, "ada-x", later)])], Token);

        Assert.Equal(0, written);
        Assert.Equal(0, await fixture.Store.Candidates.DirtyCountAsync(Token));
        Assert.Equal(before, await fixture.Store.ContentHashAsync(Token));
        var back = await fixture.Store.Documents.GetAsync(document.Key, Token);
        Assert.Equal(document.Fetched, back!.Fetched);
        Assert.Equal(later, back.Confirmed);
    }

    [Fact]
    public async Task A_changed_row_marks_only_the_person_it_names()
    {
        await using var fixture = await OpenAsync();
        var page = Document("contributors", "repositories/7/contributors", "1", repository: Db);
        await fixture.Store.Documents.SaveAsync([new(page, Contributors(page.Key, Db, (1, "a", 5), (2, "b", 4)))], Token);
        await FoldNothingAsync(fixture);

        var changed = Document("contributors", "repositories/7/contributors", "2", repository: Db);
        await fixture.Store.Documents.SaveAsync([new(changed, Contributors(page.Key, Db, (1, "a", 5), (2, "b", 6)))], Token);

        Assert.Equal([CandidateId.OfGitHub(2)], (await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token)).Select(d => d.Id));
        Assert.Equal(1, await fixture.Store.Candidates.MarkPeopleOfChangedRepositoriesAsync(Token));
        Assert.Equal(2, await fixture.Store.Candidates.DirtyCountAsync(Token));
    }

    [Fact]
    public async Task Evidence_that_went_away_marks_its_person()
    {
        await using var fixture = await OpenAsync();
        var page = Document("contributors", "repositories/7/contributors", "1", repository: Db);
        await fixture.Store.Documents.SaveAsync([new(page, Contributors(page.Key, Db, (1, "a", 5), (2, "b", 4)))], Token);
        await FoldNothingAsync(fixture);

        await fixture.Store.Evidence.ReplaceAsync(page.Key, Contributors(page.Key, Db, (1, "a", 5)), Token);

        Assert.Equal([CandidateId.OfGitHub(2)], (await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token)).Select(d => d.Id));
        Assert.Empty(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(2), Token));
    }

    [Fact]
    public async Task Streaming_brings_every_document_once()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync(Enumerable.Range(1, 450).Select(i => new TalentScout.Store.DocumentEvidence(Document("user", $"user/{i}", $"{i}"), [])), Token);

        var bodies = new List<string>();
        await foreach (var document in fixture.Store.Documents.StreamAsync(cancellationToken: Token))
            bodies.Add(Encoding.UTF8.GetString(document.Body.Span));

        Assert.Equal(Enumerable.Range(1, 450).Select(i => $"{i}"), bodies);
    }

    private static async Task FoldNothingAsync(StoreFixture fixture)
    {
        await fixture.Store.Candidates.MarkPeopleOfChangedRepositoriesAsync(Token);
        var dirty = await fixture.Store.Candidates.DirtyAsync(1000, cancellationToken: Token);
        await fixture.Store.Candidates.SaveAsync([.. dirty.Select(d => new TalentScout.Store.FoldedPerson(d, null))], Token);
    }
}
