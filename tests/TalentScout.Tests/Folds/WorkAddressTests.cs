namespace TalentScout.Tests.Folds;

/// <summary>From a proof to the list of the person's own changes beside it.</summary>
public sealed class WorkAddressTests
{
    private static readonly SkillTrace Proof = new()
    {
        How = How.Merged,
        Via = "topic:postgresql",
        Url = "https://git.example:8443/acme/shop/blob/aaa/go.mod#L7",
        Repository = RepositoryId.OfGitHub(1),
        RepositoryName = "acme/shop",
        Commits = 3,
        PullRequests = 2,
    };

    [Fact]
    public void Commits_of_an_account_are_listed_by_the_server_that_the_proof_lies_on() =>
        Assert.Equal("https://git.example:8443/acme/shop/commits?author=mara", WorkAddress.Of(Proof, "mara"));

    [Fact]
    public void Who_only_had_pull_requests_merged_has_those_listed() =>
        Assert.Equal("https://git.example:8443/acme/shop/pulls?q=is%3Apr+is%3Amerged+author%3Amara%20b", WorkAddress.Of(Proof with { Commits = 0 }, "mara b"));

    [Theory]
    [InlineData("https://git.example/acme/shop", "https://git.example/")]
    [InlineData("https://git.example", "https://git.example/")]
    [InlineData("HTTPS://Git.Example/acme", "https://git.example/")]
    [InlineData("https://git.example:443/acme", "https://git.example/")]
    [InlineData("http://git.example/acme", "http://git.example/")]
    [InlineData("https://1.2/acme", "https://1.0.0.2/")]
    [InlineData("https://who@git.example/acme", "https://who@git.example/")]
    public void The_server_is_that_of_the_proof_however_it_is_written(string proof, string server) =>
        Assert.Equal($"{server}acme/shop/commits?author=mara", WorkAddress.Of(Proof with { Url = proof }, "mara"));

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public void Without_the_person_the_list_is_the_repository(int commits)
    {
        Assert.Equal("https://git.example:8443/acme/shop", WorkAddress.WithoutPerson(WorkAddress.Of(Proof with { Commits = commits }, "mara")!));
        Assert.Equal(Proof.Url, WorkAddress.WithoutPerson(Proof.Url));
    }

    [Fact]
    public void No_list_is_promised_where_there_is_none()
    {
        Assert.Null(WorkAddress.Of(Proof, null));
        Assert.Null(WorkAddress.Of(Proof with { Commits = 0, PullRequests = 0 }, "mara"));
        Assert.Null(WorkAddress.Of(Proof with { Repository = new RepositoryId("referral", "acme/shop") }, "mara"));
        Assert.Null(WorkAddress.Of(Proof with { Url = "javascript:alert(1)" }, "mara"));
    }
}
