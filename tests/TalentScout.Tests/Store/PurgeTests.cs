using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentScout.Store;
using static TalentScout.Tests.Store.StoreFixture;

namespace TalentScout.Tests.Store;

public sealed class PurgeTests
{
    private const string Login = "zyxwv-quill";
    private static readonly CandidateId Quill = CandidateId.OfGitHub(918273645);
    private static readonly RepositoryId Db = RepositoryId.OfGitHub(7);
    private static readonly RepositoryId Own = RepositoryId.OfGitHub(700);

    /// <summary>The redactor of these tests: drops the entries of a JSON list whose login is the person's.</summary>
    private static SourceDocument? DropEntries(SourceDocument document, PersonNames person)
    {
        if (JsonNode.Parse(document.Body.Span) is not JsonArray list)
            return document;
        var left = list.Where(e => e?["login"]?.GetValue<string>() is not { } login || !person.Logins.Contains(login.ToLowerInvariant())).Select(e => e!.DeepClone());
        return document with { Body = JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. left])) };
    }

    [Fact]
    public async Task Nothing_of_a_purged_person_is_left_in_the_files()
    {
        await using var fixture = await OpenAsync();
        await HarvestedAsync(fixture);
        // What was overwritten before the purge must not lie in the file's free space either.
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(Document("user", $"user/{Quill}", $$"""{"login":"{{Login}}","bio":"older"}""", Quill), [Profile(long.Parse(Quill.Key), Login)])], Token);
        Assert.True(RawBytes(fixture.Directory).Contains(Login, StringComparison.OrdinalIgnoreCase));

        var report = await fixture.Store.PurgeAsync("github", "@" + Login.ToUpperInvariant(), DropEntries, Token);
        await fixture.Store.Candidates.TrimAsync(long.MaxValue, Token);

        Assert.Equal((true, 3L, 1L), (report.Found, report.Documents, report.Redacted));
        Assert.Empty(report.Mentions);
        Assert.Equal(2, report.WorkItems);
        var raw = RawBytes(fixture.Directory);
        Assert.DoesNotContain(Login, raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Quill.Key, raw, StringComparison.Ordinal);
        Assert.Empty(await fixture.Store.CheckAsync(Token));
    }

    [Fact]
    public async Task Others_keep_what_is_theirs_and_are_folded_anew()
    {
        await using var fixture = await OpenAsync();
        await HarvestedAsync(fixture);

        await fixture.Store.PurgeAsync("github", Quill.ToString(), DropEntries, Token);

        var other = await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(2), Token);
        Assert.Equal(Db, Assert.Single(other).Repository);
        await fixture.Store.Candidates.MarkPeopleOfChangedRepositoriesAsync(Token);
        Assert.Contains(CandidateId.OfGitHub(2), (await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token)).Select(d => d.Id));
        var page = await fixture.Store.Documents.GetAsync(SourceDocument.KeyOf("github", "contributors", "repositories/7/contributors"), Token);
        Assert.Equal("""[{"login":"neighbour","id":2}]""", Encoding.UTF8.GetString(page!.Body.Span));
    }

    [Fact]
    public async Task The_index_is_told_of_the_removal()
    {
        await using var fixture = await OpenAsync();
        await HarvestedAsync(fixture);
        var before = await fixture.Store.Candidates.SequenceAsync(Token);

        await fixture.Store.PurgeAsync("github", Login, DropEntries, Token);

        Assert.Equal(new CandidateChange(before + 1, Quill, null), Assert.Single(await fixture.Store.Candidates.ChangesAsync(before, 10, Token)));
    }

    [Fact]
    public async Task A_redacted_page_that_is_served_redacted_again_changes_nothing()
    {
        await using var fixture = await OpenAsync();
        await HarvestedAsync(fixture);
        await fixture.Store.SuppressAsync("github", Login, "asked", DropEntries, Token);
        var before = await fixture.Store.ContentHashAsync(Token);

        var page = Document("contributors", "repositories/7/contributors", """[{"login":"neighbour","id":2}]""", repository: Db);
        var written = await fixture.Store.Documents.SaveAsync([new DocumentEvidence(page, Contributors(page.Key, Db, (2, "neighbour", 4)))], Token);

        Assert.Equal(0, written);
        Assert.Equal(before, await fixture.Store.ContentHashAsync(Token));
    }

    [Fact]
    public async Task A_handle_that_is_a_common_word_deletes_only_what_means_the_person()
    {
        await using var fixture = await OpenAsync();
        var page = Document("manifest", "repositories/7/contents/redis/app.json", """{"redis":"*"}""", repository: Db);
        var skill = new SkillEvidence
        {
            Repository = Db,
            Skill = "redis",
            How = How.Used,
            Via = "npm:redis",
            Path = "redis/app.json",
            Excerpt = "\"redis\": \"*\"",
            Url = "https://github.com/acme/db/blob/main/redis/app.json",
            Extractor = "manifest@1",
        };
        await fixture.Store.Documents.SaveAsync(
            [
                new DocumentEvidence(page, [skill]),
                new DocumentEvidence(Document("user", "user/5", """{"login":"redis"}""", CandidateId.OfGitHub(5)), [Profile(5, "redis")]),
            ],
            Token);

        var report = await fixture.Store.PurgeAsync("github", "redis", (document, _) => document, Token);

        Assert.Equal((1L, 1L), (report.Documents, report.Evidence));
        Assert.Equal([page.Key], report.Mentions);
        Assert.Single(await fixture.Store.Evidence.OfRepositoryAsync(Db, Token));
    }

    [Fact]
    public async Task A_repository_of_theirs_known_by_name_only_goes_too()
    {
        await using var fixture = await OpenAsync();
        await HarvestedAsync(fixture);
        var pulls = Document("pulls", "search/issues?q=author:neighbour", "[]");
        await fixture.Store.Documents.SaveAsync([new DocumentEvidence(pulls, [Work(2, RepositoryId.OfGitHub(999), $"{Login}/forgotten")])], Token);

        await fixture.Store.PurgeAsync("github", Login, DropEntries, Token);

        Assert.DoesNotContain(await fixture.Store.Evidence.OfPersonAsync(CandidateId.OfGitHub(2), Token), e => e.Repository == RepositoryId.OfGitHub(999));
    }

    [Fact]
    public async Task The_dossier_has_everything_and_is_empty_after_a_purge()
    {
        await using var fixture = await OpenAsync();
        await HarvestedAsync(fixture);

        var before = await fixture.Store.DossierAsync("github", Login, Token);
        await fixture.Store.PurgeAsync("github", Login, DropEntries, Token);
        var after = await fixture.Store.DossierAsync("github", Quill.ToString(), Token);

        Assert.NotNull(before.Candidate);
        Assert.Equal([$"user/{Quill}"], before.Documents.Select(d => d.Address));
        Assert.Equal(["repositories/7/contributors"], before.SharedDocuments.Select(d => d.Address));
        Assert.Equal(3, before.Evidence.Count);
        Assert.Equal([$"user/{Quill}/repos", $"users/{Login}/events"], before.Planned);
        Assert.False(after.Any);
    }

    [Fact]
    public async Task Purging_somebody_unknown_finds_nothing()
    {
        await using var fixture = await OpenAsync();
        Assert.False((await fixture.Store.PurgeAsync("github", "nobody-here", DropEntries, Token)).Found);
    }

    private static ActivityEvidence Work(long person, RepositoryId repository, string name) => new()
    {
        Person = CandidateId.OfGitHub(person),
        Repository = repository,
        RepositoryName = name,
        Url = "https://github.com/" + name + "/commits",
        Extractor = "github-commits@1",
        Months = [new ActivityMonth(Month.Of(2026, 1), 3)],
    };

    /// <summary>A profile, a repository of their own that a neighbour works in, a contributor list of both, and planned work.</summary>
    private static async Task HarvestedAsync(StoreFixture fixture)
    {
        var id = long.Parse(Quill.Key);
        var list = Document("contributors", "repositories/7/contributors", $$"""[{"login":"{{Login}}","id":{{Quill}}},{"login":"neighbour","id":2}]""", repository: Db);
        var facts = new RepositoryEvidence
        {
            Person = Quill,
            Owner = Quill,
            Repository = Own,
            FullName = $"{Login}/engine",
            Url = $"https://github.com/{Login}/engine",
            Extractor = "github-repositories@1",
            Seen = fixture.Clock.GetUtcNow(),
        };
        await fixture.Store.Documents.SaveAsync(
            [
                new DocumentEvidence(Document("user", $"user/{Quill}", $$"""{"login":"{{Login}}"}""", Quill), [Profile(id, Login), facts]),
                new DocumentEvidence(list, Contributors(list.Key, Db, (id, Login, 5), (2, "neighbour", 4))),
                new DocumentEvidence(Document("languages", "repositories/700/languages", """{"C#":1}""", repository: Own), []),
                new DocumentEvidence(Document("commits", $"repos/{Login}/engine/commits", "[]"), [Work(2, Own, $"{Login}/engine")]),
            ],
            Token);
        var seeds = ImmutableArray.Create(
            new WorkItem { Source = "github", Kind = "repos", Address = $"user/{Quill}/repos" },
            new WorkItem { Source = "github", Kind = "events", Address = $"users/{Login}/events" },
            new WorkItem { Source = "github", Kind = "user", Address = "user/2" });
        await fixture.Store.Ledger.BeginAsync("nightly", new DateOnly(2026, 3, 1), false, _ => seeds, Token);
        var dirty = await fixture.Store.Candidates.DirtyAsync(10, cancellationToken: Token);
        await fixture.Store.Candidates.SaveAsync([.. dirty.Select(d => new FoldedPerson(d, new Candidate { Id = d.Id, Login = d.Id == Quill ? Login : "neighbour" }))], Token);
    }

    private static string RawBytes(string directory) => string.Concat(Directory.EnumerateFiles(directory).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
