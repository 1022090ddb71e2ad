using System.Text;

namespace TalentScout.Tests.GitHub;

/// <summary>From a page of commits to what a person touched.</summary>
public sealed class CommitFilesTests : IDisposable
{
    private const string Context = """{"repository":{"id":7,"name":"acme/engine","html":"https://github.com/acme/engine"}}""";
    private readonly GitHubFixture _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task A_page_leads_to_the_files_of_a_few_of_its_commits()
    {
        _github.Job = _github.Job with { Depth = new HarvestDepth { Profiles = false } };
        _github.Answer("/repositories/7/commits?since=a", Page(12));

        var result = await _github.WorkAsync(GitHubFixture.Item("commits", "repositories/7/commits?since=a", Context));

        Assert.Equal(["repositories/7/commits/h5", "repositories/7/commits/h8", "repositories/7/commits/h12"], result.FollowUps.Where(f => f.Kind == "commit").Select(f => f.Address));
        Assert.All(result.FollowUps, f => Assert.Contains("\"person\":3", f.Context, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_commits_tells_where_the_branch_stood_and_the_pages_after_it_do_not()
    {
        foreach (var address in (string[])["/repositories/7/commits?since=a&per_page=100", "/repositories/7/commits?since=a&per_page=100&page=2"])
            _github.Answer(address, Page(2));

        var first = await _github.WorkAsync(GitHubFixture.Item("commits", "repositories/7/commits?since=a&per_page=100", Context));
        var second = await _github.WorkAsync(GitHubFixture.Item("commits", "repositories/7/commits?since=a&per_page=100&page=2", Context));

        var head = Assert.Single(first.Evidence.OfType<HeadEvidence>());
        Assert.Null(head.Person);
        Assert.Equal(("HEAD", "h1"), (head.Branch, head.Commit));
        Assert.Empty(second.Evidence.OfType<HeadEvidence>());
    }

    [Fact]
    public async Task None_is_asked_for_where_the_job_says_so()
    {
        _github.Job = _github.Job with { Depth = new HarvestDepth { Profiles = false, CommitFiles = 0 } };
        _github.Answer("/repositories/7/commits?since=a", Page(12));

        Assert.Empty((await _github.WorkAsync(GitHubFixture.Item("commits", "repositories/7/commits?since=a", Context))).FollowUps);
    }

    [Fact]
    public async Task A_commit_tells_what_its_author_touched_and_no_address_is_kept()
    {
        var result = await ReadAsync(Commit("src/PostgresReader.cs", "README.md"));

        var change = Assert.IsType<ChangeEvidence>(Assert.Single(result.Evidence));
        Assert.Equal(CandidateId.OfGitHub(3), change.Person);
        Assert.Equal("https://github.com/acme/engine/commit/h5", change.Url);
        Assert.Equal(2, change.Files);
        Assert.Equal(new DateOnly(2026, 2, 3), change.Day);
        Assert.False(change.Trivial);
        Assert.Equal("src/PostgresReader.cs", change.Skills["postgresql"]);
        Assert.Equal(CandidateId.OfGitHub(3), result.Document!.Person);
        Assert.DoesNotContain("@", Encoding.UTF8.GetString(result.Document.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_without_files_is_trivial() => Assert.True(Assert.IsType<ChangeEvidence>(Assert.Single((await ReadAsync(Commit())).Evidence)).Trivial);

    [Fact]
    public async Task A_suppressed_author_is_not_stored()
    {
        _github.Suppressed.Add(3);
        var result = await ReadAsync(Commit("src/a.cs"));

        Assert.Null(result.Document);
        Assert.Empty(result.Evidence);
    }

    private Task<WorkResult> ReadAsync(string body)
    {
        _github.Answer("/repositories/7/commits/h5", body);
        return _github.WorkAsync(GitHubFixture.Item("commit", "repositories/7/commits/h5", Context.Replace("}}", "},\"person\":3,\"login\":\"ann\"}", StringComparison.Ordinal)));
    }

    private static string Page(int commits) => $"[{string.Join(',', Enumerable.Range(1, commits).Select(i => Head(i, $"Work on {i}")))}]";

    private static string Commit(params string[] files) =>
        $"{Head(5, "Read arrays")[..^1]},\"files\":[{string.Join(',', files.Select(f => $$"""{"filename":"{{f}}","patch":"secret@example.org"}"""))}]}}";

    private static string Head(int i, string line) =>
        $$"""{"sha":"h{{i}}","html_url":"https://github.com/acme/engine/commit/h{{i}}","author":{"id":3,"login":"ann","type":"User"},"commit":{"author":{"name":"Ann","email":"ann@example.org","date":"2026-02-03T10:00:00Z"},"committer":{"date":"2026-02-03T10:00:00Z"},"message":"{{line}}"} }""";
}
