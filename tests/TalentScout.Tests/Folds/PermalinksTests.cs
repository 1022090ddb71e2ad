using System.Globalization;

namespace TalentScout.Tests.Folds;

/// <summary>From a file on a branch to the file at the commit that stood there when it was read.</summary>
public sealed class PermalinksTests
{
    private static readonly RepositoryId Shop = RepositoryId.OfGitHub(1);
    private const string File = "https://github.example/acme/shop/blob/main/src/shop.csproj#L7";

    [Theory]
    // Read before any commit that a listing tells of: nobody knows which it was.
    [InlineData("2026-01-01", "main")]
    [InlineData("2026-02-01", "aaa")]
    [InlineData("2026-02-20", "aaa")]
    // A later push does not move a link to what was read before it.
    [InlineData("2026-03-02", "bbb")]
    [InlineData(null, "main")]
    public void The_commit_is_the_last_one_before_the_file_was_read(string? read, string stands)
    {
        HeadEvidence[] heads = [Head("bbb", "2026-03-01"), Head("aaa", "2026-02-01")];

        Assert.Equal(File.Replace("/main/", $"/{stands}/", StringComparison.Ordinal), new Permalinks(heads).Of(File, read is null ? null : At(read)));
    }

    [Fact]
    public void Another_branch_and_a_page_that_is_no_file_stay_as_they_are()
    {
        var permalinks = new Permalinks([Head("aaa", "2026-02-01") with { Branch = "dev" }]);

        Assert.Equal(File, permalinks.Of(File, At("2026-03-01")));
        Assert.Equal("https://github.example/acme/shop", permalinks.Of("https://github.example/acme/shop", At("2026-03-01")));
    }

    [Fact]
    public void A_branch_with_a_slash_in_its_name_is_replaced_whole_and_only_once()
    {
        var permalinks = new Permalinks([Head("aaa", "2026-02-01") with { Branch = "release/2" }]);

        Assert.Equal(
            "https://github.example/acme/shop/blob/aaa/x/blob/release/2/go.mod",
            permalinks.Of("https://github.example/acme/shop/blob/release/2/x/blob/release/2/go.mod", At("2026-03-01")));
    }

    [Fact]
    public void A_repository_shows_its_files_at_their_commit_whoever_made_it()
    {
        var line = new SkillEvidence
        {
            Repository = Shop, Skill = "postgresql", How = How.Used, Via = "nuget:Npgsql", Path = "src/shop.csproj", Line = 7, Url = File, Extractor = "m@1", Document = "file", Seen = At("2026-03-02"),
        };
        var topic = line with { Via = "topic:postgresql", How = How.Declared, Path = null, Line = null, Url = "https://github.example/acme/shop", Document = "facts", Seen = null };

        var skills = RepositoryFold.Fold(Shop, [line, topic, Head("aaa", "2026-03-01")], 1, 1).Skills;

        Assert.Equal(["https://github.example/acme/shop/blob/aaa/src/shop.csproj#L7", "https://github.example/acme/shop"], skills.Select(s => s.Url));
        Assert.Contains(RepositoryFold.Fold(Shop, [line, topic], 1, 1).Skills, s => s.Url == File);
    }

    private static HeadEvidence Head(string commit, string day) =>
        new() { Repository = Shop, Branch = "main", Commit = commit, Committed = At(day), Url = $"https://github.example/acme/shop/commit/{commit}", Extractor = "c@1", Document = $"page {commit}" };

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
