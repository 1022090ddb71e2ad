using Microsoft.Extensions.Logging.Abstractions;
using TalentScout.Jobs;
using TalentScout.Store;
using TalentScout.Tests.Folds;
using TalentScout.Tests.Store;

namespace TalentScout.Tests.Identities;

/// <summary>From two accounts to one person and back, in a real store.</summary>
public sealed class IdentityMergeTests : IAsyncLifetime
{
    private static readonly CandidateId Ann = CandidateId.OfGitHub(1);
    private static readonly CandidateId AnnAtWork = CandidateId.OfGitHub(2);
    private static readonly CandidateId Bob = CandidateId.OfGitHub(3);
    private StoreFixture _fixture = null!;
    private CandidateFolder _folder = null!;

    private StoreDatabase Store => _fixture.Store;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await StoreFixture.OpenAsync();
        _folder = new CandidateFolder(Store, RandomEvidence.Fold, "test", _fixture.Clock, NullLogger<CandidateFolder>.Instance);
        await PersonAsync(Ann, "ann", "Ann Vogel", "https://ann.example.dev", "acme/engine", 30);
        await PersonAsync(AnnAtWork, "ann-at-work", "Ann Vogel", "http://www.ann.example.dev/", "acme/driver", 12);
        await PersonAsync(Bob, "bob", "Ann Vogel", null, "acme/driver", 5);
        await _folder.FoldDirtyAsync(cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Who_shares_a_homepage_is_suspected_with_evidence_and_who_shares_a_name_is_not()
    {
        var suspicion = Assert.Single(await Store.Identities.SuspectsAsync(10, Token));

        Assert.Equal((Ann, AnnAtWork), (suspicion.One, suspicion.Other));
        Assert.Equal(["both give ann.example.dev as their homepage", "both have the name “ann vogel”"], suspicion.Clues.Select(c => c.Said));
        Assert.Equal("https://github.com/ann", suspicion.Clues[0].OneUrl);
    }

    [Fact]
    public async Task A_merge_makes_one_person_of_the_work_of_both_and_undo_makes_two_again()
    {
        var before = await Store.Candidates.GetAsync(Ann, Token);
        var verdict = await Store.Identities.MergeAsync(Ann, AnnAtWork, "same homepage", Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        var one = (await Store.Candidates.GetAsync(Ann, Token))!;
        Assert.Null(await Store.Candidates.GetAsync(AnnAtWork, Token));
        Assert.Equal(["acme/engine", "acme/driver"], one.Repositories.Select(r => r.FullName));
        Assert.Equal("ann", one.Login);
        Assert.Equal(new MergedAccount(AnnAtWork, "ann-at-work", "https://github.com/ann-at-work"), Assert.Single(one.Merged));
        Assert.Empty(await Store.Identities.SuspectsAsync(10, Token));
        foreach (var name in new[] { "ann-at-work", "2", "1", "Ann" })
            Assert.Equal(Ann, (await Store.Candidates.FindAsync(name, Token))?.Id);

        await Store.Identities.UndoAsync(verdict.Decision!.Id, Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        Assert.Equal(RandomEvidence.Json(before), RandomEvidence.Json(await Store.Candidates.GetAsync(Ann, Token)));
        Assert.Equal("ann-at-work", (await Store.Candidates.FindAsync("ann-at-work", Token))?.Login);
        Assert.Single(await Store.Identities.SuspectsAsync(10, Token));
        Assert.NotNull((await Store.Identities.DecisionsAsync(Token))[0].Undone);
    }

    [Fact]
    public async Task What_is_found_of_a_merged_account_later_reaches_the_one()
    {
        await Store.Identities.MergeAsync(Ann, AnnAtWork, "", Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);
        await WorkAsync(AnnAtWork, "ann-at-work", "acme/later", 9);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        Assert.Contains("acme/later", (await Store.Candidates.GetAsync(Ann, Token))!.Repositories.Select(r => r.FullName));
    }

    [Fact]
    public async Task Those_kept_apart_are_not_asked_about_again()
    {
        await Store.Identities.DistinctAsync(Ann, AnnAtWork, "", Token);

        Assert.Empty(await Store.Identities.SuspectsAsync(10, Token));
        Assert.NotNull(await Store.Candidates.GetAsync(AnnAtWork, Token));
    }

    [Fact]
    public async Task What_makes_no_sense_is_not_decided()
    {
        await Store.Identities.MergeAsync(Ann, AnnAtWork, "", Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        Assert.Equal("a person and themselves are one already", (await Store.Identities.MergeAsync(Ann, Ann, "", Token)).Trouble);
        Assert.StartsWith("nobody with the id '2'", (await Store.Identities.MergeAsync(Bob, AnnAtWork, "", Token)).Trouble, StringComparison.Ordinal);
        Assert.StartsWith("others were merged into 1", (await Store.Identities.MergeAsync(Bob, Ann, "", Token)).Trouble, StringComparison.Ordinal);
        Assert.StartsWith("there is no decision", (await Store.Identities.UndoAsync(99, Token)).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_leaves_with_all_accounts_and_every_decision()
    {
        await Store.Identities.MergeAsync(Ann, AnnAtWork, "", Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);
        await Store.SuppressAsync("github", "ann", "asked", (document, _) => document, Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        foreach (var id in new[] { Ann, AnnAtWork })
        {
            Assert.Null(await Store.Candidates.GetAsync(id, Token));
            Assert.True(Store.Suppressions.Contains(id));
            Assert.Empty(await Store.Evidence.OfPersonAsync(id, Token));
        }

        Assert.Empty(await Store.Identities.DecisionsAsync(Token));
        Assert.Null(await Store.Candidates.FindAsync("ann-at-work", Token));
    }

    [Fact]
    public async Task A_dossier_holds_what_is_known_of_merged_accounts()
    {
        await Store.Identities.MergeAsync(Ann, AnnAtWork, "", Token);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        var dossier = await Store.DossierAsync("github", "ann", Token);
        Assert.Equal(AnnAtWork, Assert.Single(dossier.Merged).Person.Id);
        Assert.Single(dossier.Decisions);
    }

    [Fact]
    public async Task A_renamed_account_is_found_by_its_old_handle_and_by_its_new_one()
    {
        await ProfileAsync(Bob, "robert", "Bob Stein", null);
        await _folder.FoldDirtyAsync(cancellationToken: Token);

        Assert.Equal("robert", (await Store.Candidates.FindAsync("bob", Token))?.Login);
        Assert.Equal(Bob, (await Store.Candidates.FindAsync("robert", Token))?.Id);
        Assert.Contains("bob", (await Store.DossierAsync("github", "robert", Token)).Person.Logins);
    }

    private async Task PersonAsync(CandidateId id, string login, string name, string? blog, string repository, int commits)
    {
        await ProfileAsync(id, login, name, blog);
        await WorkAsync(id, login, repository, commits);
    }

    private Task ProfileAsync(CandidateId id, string login, string name, string? blog) => StoreAsync(
        StoreFixture.Document("user", $"user/{id}", login, id),
        document => new ProfileEvidence { Url = $"https://github.com/{login}", Extractor = "p@1", Document = document, Person = id, Login = login, Name = name, Blog = blog, Seen = _fixture.Clock.GetUtcNow() });

    private Task WorkAsync(CandidateId id, string login, string repository, int commits) => StoreAsync(
        StoreFixture.Document("commits", $"repos/{repository}/commits?author={login}", $"{commits}", id),
        document => new ActivityEvidence
        {
            Url = $"https://github.com/{repository}",
            Extractor = "c@1",
            Document = document,
            Person = id,
            Repository = new RepositoryId("github", repository),
            RepositoryName = repository,
            Months = [new ActivityMonth(Month.Of(2026, 1), Commits: commits)],
        });

    private Task StoreAsync(SourceDocument document, Func<string, Evidence> claim) => Store.Documents.SaveAsync([new DocumentEvidence(document, [claim(document.Key)])], Token);
}
