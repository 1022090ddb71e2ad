using System.Collections.Immutable;
using TalentScout.Harvest.GitHub;

namespace TalentScout.Tests.GitHub;

public sealed class CommitSampleTests
{
    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(20, 4)]
    [InlineData(100, 8)]
    [InlineData(3000, 8)]
    public void Who_has_more_commits_is_looked_into_a_little_more_often(int commits, int chosen) =>
        Assert.Equal(chosen, Choose(new CommitSample(), Page(1, 0, commits)).Length);

    [Fact]
    public void Trivial_commits_are_not_counted() =>
        Assert.Empty(Choose(new CommitSample(), Enumerable.Range(0, 50).Select(i => (1L, $"h{i}", i % 13 != 0))));

    [Fact]
    public void Pages_of_one_repository_are_counted_together()
    {
        var sample = new CommitSample();
        var first = Choose(sample, Page(1, 0, 4));
        var second = Choose(sample, Page(1, 4, 4));

        Assert.Empty(first);
        Assert.Equal(["h4", "h7"], second);
    }

    [Fact]
    public void People_and_repositories_are_counted_apart()
    {
        var sample = new CommitSample();
        Choose(sample, Page(1, 0, 4));

        Assert.Empty(Choose(sample, Page(2, 0, 4)));
        Assert.Empty(Choose(sample, Page(1, 4, 1), repository: 8));
    }

    [Fact]
    public void What_was_chosen_once_stays_chosen() =>
        Assert.Equal(["h1"], Choose(new CommitSample(), Page(1, 0, 100), before: ["h1"]));

    [Fact]
    public void Nothing_is_chosen_where_the_job_does_not_ask_for_it() => Assert.Null(new CommitSample().Decide(Page(1, 0, 100), null, 7, Visit(0)));

    [Fact]
    public void A_line_that_is_written_over_and_over_tells_nothing()
    {
        Assert.Equal("daily commit", Assert.Single(RepeatedLines.Of(Enumerable.Repeat("daily commit", RepeatedLines.Often))));
        Assert.Empty(RepeatedLines.Of(Enumerable.Repeat("fix it", RepeatedLines.Often - 1)));
    }

    private static IEnumerable<(long, string, bool)> Page(long person, int from, int count) => Enumerable.Range(from, count).Select(i => (person, $"h{i}", false));

    private static ImmutableArray<string> Choose(CommitSample sample, IEnumerable<(long, string, bool)> commits, long repository = 7, ImmutableArray<string>? before = null) =>
        sample.Decide(commits, before, repository, Visit(8))!.Value;

    private static Visit Visit(int most) => new(
        GitHubFixture.Item("commits", "a"), ItemContext.Empty, new HarvestJob { Name = "test", Kind = "harvest", Depth = new HarvestDepth { CommitFiles = most } });
}
