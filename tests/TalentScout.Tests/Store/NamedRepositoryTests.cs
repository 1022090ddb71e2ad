using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

/// <summary>Work that is told by a repository's name alone is folded under its number, whichever of the two was read first.</summary>
public sealed class NamedRepositoryTests
{
    private static readonly CandidateId Ann = CandidateId.OfGitHub(5);
    private static readonly DocumentEvidence Search = Of("merged-elsewhere", "search/issues?q=ann", Merged("github:acme/engine", "acme/engine"));
    private static readonly DocumentEvidence Page = Of("repository", "repos/acme/engine", Facts(7, "Acme/Engine"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_becomes_its_number_in_any_order(bool searchFirst)
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([searchFirst ? Search : Page], Token);
        await fixture.Store.Candidates.SaveAsync([.. (await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token)).Select(d => new FoldedPerson(d, null))], Token);
        await fixture.Store.Documents.SaveAsync([searchFirst ? Page : Search], Token);

        Assert.Contains(Ann, (await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token)).Select(d => d.Id));
        Assert.Equal(["github:7"], await FoldedUnderAsync(fixture));
        // What is shown as evidence stays as it was read.
        Assert.Equal("github:acme/engine", Assert.Single(await fixture.Store.Evidence.OfPersonAsync(Ann, Token)).Repository.ToString());
    }

    [Fact]
    public async Task A_name_nobody_knows_stays()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([Search], Token);

        Assert.Equal(["github:acme/engine"], await FoldedUnderAsync(fixture));
    }

    [Fact]
    public async Task A_name_that_was_given_away_is_the_newer_repositorys()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([Search, Page, Of("repository", "repos/acme/other", Facts(12, "acme/engine"))], Token);

        Assert.Equal(["github:12"], await FoldedUnderAsync(fixture));
    }

    [Fact]
    public async Task What_the_same_person_did_there_otherwise_knows_the_number_too()
    {
        await using var fixture = await OpenAsync();
        await fixture.Store.Documents.SaveAsync([Search, Of("events", "user/5/events", Merged("github:9", "Acme/engine"))], Token);

        Assert.Equal(["github:9"], await FoldedUnderAsync(fixture));
    }

    private static async Task<IEnumerable<string>> FoldedUnderAsync(StoreFixture fixture) =>
        (await fixture.Store.Evidence.OfPeopleAsync([Ann], Token))[Ann].Select(e => e.Repository.ToString()!).Distinct();

    private static DocumentEvidence Of(string kind, string address, Evidence evidence)
    {
        var document = Document(kind, address, kind);
        return new DocumentEvidence(document, [evidence with { Document = document.Key }]);
    }

    private static ActivityEvidence Merged(string repository, string name) => new()
    {
        Person = Ann,
        Repository = RepositoryId.Parse(repository),
        RepositoryName = name,
        Months = [new ActivityMonth(Month.Of(2026, 1), PullRequests: 1)],
        Url = "https://github.com/acme/engine/pull/1",
        Extractor = "github-merged-elsewhere@2",
    };

    private static RepositoryEvidence Facts(long id, string name) => new()
    {
        Repository = RepositoryId.OfGitHub(id),
        FullName = name,
        Url = "https://github.com/" + name,
        Extractor = "github-repository@1",
        Seen = new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero),
    };
}
