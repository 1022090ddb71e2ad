using Octokit;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

/// <summary>The client that the harvest uses understands what the sandbox says.</summary>
public sealed class OctokitReadsSandboxTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly SandboxRepository Busy = SandboxFixture.Busy;

    [Fact]
    public async Task Octokit_reads_the_main_shapes()
    {
        var client = new GitHubClient(new ProductHeaderValue("tests"), sandbox.Server.BaseAddress);
        var (owner, name) = (Busy.Owner.Login, Busy.Name);

        var repository = await client.Repository.Get(owner, name);
        Assert.Equal((Busy.Id, Busy.Branch, Busy.Stars), (repository.Id, repository.DefaultBranch, repository.StargazersCount));
        Assert.Equal(Busy.Topics, repository.Topics);

        var languages = await client.Repository.GetAllLanguages(owner, name);
        Assert.Equal(Busy.Languages.Select(l => l.Bytes), languages.Select(l => l.NumberOfBytes));

        var contributors = await client.Repository.GetAllContributors(owner, name);
        Assert.Equal(Busy.Commits.Where(c => c.Author is not null).Select(c => c.Author!.Id).Distinct().Order(), contributors.Select(c => c.Id).Order());

        var user = await client.User.Get(contributors.First(c => SandboxFixture.World.Account(c.Id) is { Gone: false, Type: TalentScout.Sandbox.AccountType.User }).Login);
        var account = SandboxFixture.World.Account(user.Id)!;
        Assert.Equal((account.Name, account.Location, account.Bio, account.Followers, account.Hireable), (user.Name, user.Location, user.Bio, user.Followers, user.Hireable));

        var commits = await client.Repository.Commit.GetAll(owner, name, new ApiOptions { PageSize = 100, PageCount = 1 });
        Assert.Equal(Math.Min(100, Busy.Commits.Length), commits.Count);
        Assert.Equal(Busy.Commits[0].Message, commits[0].Commit.Message);
        var one = await client.Repository.Commit.Get(owner, name, commits[0].Sha);
        Assert.Equal(commits[0].Sha, one.Sha);

        var tree = await client.Git.Tree.GetRecursive(owner, name, Busy.Branch);
        Assert.Contains(tree.Tree, t => t.Path == "README.md" && t.Type.Value == TreeType.Blob);

        var raw = await client.Repository.Content.GetRawContent(owner, name, "README.md");
        Assert.Equal(SandboxFixture.World.Files.Find(Busy, "README.md")!.Content.ToArray(), raw);
        Assert.NotEmpty(await client.Repository.Content.GetAllContents(owner, name));
        Assert.Contains(Busy.Name, (await client.Repository.Content.GetReadme(owner, name)).Content);
    }

    [Fact]
    public async Task Octokit_reads_pull_requests_events_and_searches()
    {
        var client = new GitHubClient(new ProductHeaderValue("tests"), sandbox.Server.BaseAddress);
        var repository = SandboxFixture.World.Repositories.MaxBy(r => r.Pulls.Length)!;
        var pulls = await client.PullRequest.GetAllForRepository(repository.Id, new PullRequestRequest { State = ItemStateFilter.Closed }, new ApiOptions { PageSize = 100, PageCount = 1 });
        Assert.NotEmpty(pulls);
        Assert.Contains(pulls, p => p.MergedAt is not null);
        Assert.True((await client.PullRequest.Get(repository.Owner.Login, repository.Name, pulls[0].Number)).Number == pulls[0].Number);

        var author = repository.Commits.Select(c => c.Author).First(a => a is { Gone: false, Type: TalentScout.Sandbox.AccountType.User })!;
        Assert.NotEmpty(await client.Activity.Events.GetAllUserPerformedPublic(author.Login));
        Assert.NotEmpty(await client.Repository.GetAllForOrg(SandboxFixture.World.Memberships[0].Organisation.Login));
        Assert.Equal(TalentScout.Sandbox.AccountType.Organization.ToString(), (await client.Organization.Get(SandboxFixture.World.Memberships[0].Organisation.Login)).Type.ToString());

        var people = await client.Search.SearchUsers(new SearchUsersRequest("location:Berlin"));
        Assert.True(people.TotalCount > 0);
        var repositories = await client.Search.SearchRepo(new SearchRepositoriesRequest { Language = Language.CSharp });
        Assert.All(repositories.Items, r => Assert.Equal("C#", r.Language));
        var merged = await client.Search.SearchIssues(new SearchIssuesRequest($"author:{author.Login} is:merged") { Type = IssueTypeQualifier.PullRequest });
        Assert.All(merged.Items, i => Assert.NotNull(i.PullRequest));
        Assert.True((await client.RateLimit.GetRateLimits()).Resources.Core.Remaining > 0);
    }

    [Fact]
    public async Task Octokit_meets_the_refusals_as_it_expects_them()
    {
        var client = new GitHubClient(new ProductHeaderValue("tests"), sandbox.Server.BaseAddress);
        var blocked = SandboxFixture.First(RepositoryKind.Blocked);
        await Assert.ThrowsAsync<LegalRestrictionException>(() => client.Repository.Get(blocked.Owner.Login, blocked.Name));
        await Assert.ThrowsAsync<NotFoundException>(() => client.User.Get("no-such-person-here"));
        await Assert.ThrowsAsync<ApiValidationException>(() => client.Search.SearchUsers(new SearchUsersRequest("created:>soon")));

        var renamed = SandboxFixture.World.Repositories.First(r => r.FormerName is not null);
        var former = renamed.FormerName!.Split('/');
        Assert.Equal(renamed.Id, (await client.Repository.Get(former[0], former[1])).Id);
    }
}
