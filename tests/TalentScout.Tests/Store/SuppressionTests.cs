using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class SuppressionTests
{
    private static readonly Redact AsItIs = (document, _) => document;
    private static readonly RepositoryId Db = RepositoryId.OfGitHub(7);

    [Fact]
    public async Task A_suppressed_handle_is_refused_in_any_case_and_after_a_restart()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.SuppressAsync("github", "Quill-X", "asked by mail", AsItIs, Token);
        await fixture.ReopenAsync();

        Assert.True(fixture.Store.Suppressions.Contains("github", "quill-x"));
        Assert.False(fixture.Store.Suppressions.Contains("github", "quill-y"));
        Assert.False(fixture.Store.Suppressions.Contains("referral", "quill-x"));
    }

    [Fact]
    public async Task Handle_and_number_are_both_suppressed_where_the_person_is_known()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", "user/12", "{}", CandidateId.OfGitHub(12)), [Profile(12, "quill")])], Token);

        await fixture.Store.SuppressAsync("github", "quill", "asked", AsItIs, Token);

        Assert.True(fixture.Store.Suppressions.Contains(CandidateId.OfGitHub(12)));
        Assert.True(fixture.Store.Suppressions.Contains("github", "12"));
        Assert.Equal(0, await fixture.Store.Documents.CountAsync(Token));
    }

    [Fact]
    public async Task A_suppressed_person_is_not_stored_again_by_any_way()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.SuppressAsync("github", "quill", "asked", AsItIs, Token);
        var list = Document("contributors", "repositories/7/contributors", "[]", repository: Db);

        await fixture.Store.Documents.SaveAsync(
            [
                new DocumentEvidence(list, Contributors(list.Key, Db, (12, "Quill", 5), (2, "neighbour", 4))),
                new DocumentEvidence(Document("user", "user/12", "{}", CandidateId.OfGitHub(12)), [Profile(12, "quill")]),
            ],
            Token);
        await fixture.Store.Candidates.SaveAsync([new FoldedPerson(new DirtyPerson(CandidateId.OfGitHub(12), 9), new Candidate { Id = CandidateId.OfGitHub(12), Login = "renamed" })], Token);

        Assert.Empty(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(12), Token));
        Assert.Single(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(2), Token));
        Assert.Equal(1, await fixture.Store.Documents.CountAsync(Token));
        Assert.Equal(0, await fixture.Store.Candidates.CountAsync(Token));
    }

    [Fact]
    public async Task The_number_of_a_suppressed_handle_is_learned_so_that_a_rename_does_not_help()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Suppressions.AddAsync("github", "quill", "asked", Token);
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", "user/12", "{}", CandidateId.OfGitHub(12)), [Profile(12, "quill")])], Token);

        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", "user/12", "2", CandidateId.OfGitHub(12)), [Profile(12, "renamed")])], Token);

        Assert.Equal(0, await fixture.Store.Documents.CountAsync(Token));
    }

    [Fact]
    public async Task What_was_fetched_while_somebody_was_suppressed_elsewhere_is_done_again()
    {
        await using var fixture = await OpenAsync();
        var item = new WorkItem { Source = "github", Kind = "contributors", Address = "repositories/7/contributors" };
        var run = await fixture.Store.Ledger.BeginAsync("nightly", new DateOnly(2026, 3, 1), false, _ => [item], Token);
        var taken = Assert.Single(await fixture.Store.Ledger.TakeAsync(run.Id, "core", 1, Token));
        var document = Document(item.Kind, item.Address, """[{"login":"quill"}]""", repository: Db);
        var result = new WorkResult(item, FetchOutcome.Ok) { Document = document, Evidence = Contributors(document.Key, Db, (12, "quill", 5)) };
        var entry = LedgerEntry.Of(taken, result) with { SuppressedUpTo = fixture.Store.Suppressions.Version };

        await using (var other = await StoreDatabase.OpenAsync(fixture.Directory, fixture.Clock, Token))
            await other.SuppressAsync("github", "quill", "asked", AsItIs, Token);
        var summary = await fixture.Store.Ledger.CommitAsync(run.Id, [entry], cancellationToken: Token);

        Assert.Equal([taken.Id], summary.Again);
        Assert.Equal(0, await fixture.Store.Documents.CountAsync(Token));
        Assert.Equal(1, (await fixture.Store.Ledger.QueueAsync(run.Id, Token)).Pending);
        Assert.True(fixture.Store.Suppressions.Contains("github", "quill"));
    }

    [Fact]
    public async Task The_list_itself_names_nobody()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.SuppressAsync("github", "zyxwv-quill", "asked", AsItIs, Token);
        await fixture.Store.ForgetOldPagesAsync(Token);

        var raw = await File.ReadAllTextAsync(fixture.Store.FilePath, System.Text.Encoding.Latin1, Token);
        Assert.DoesNotContain("zyxwv-quill", raw, StringComparison.OrdinalIgnoreCase);
    }
}
