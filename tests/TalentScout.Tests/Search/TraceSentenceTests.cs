using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class TraceSentenceTests
{
    [Theory]
    [InlineData("nuget:Npgsql", "Npgsql (nuget) in acme/engine, with 12 commits there over 3 months, last 2026-05")]
    [InlineData("file:**/*.csproj", "files like *.csproj in acme/engine, with 12 commits there over 3 months, last 2026-05")]
    [InlineData("image:postgres", "the image postgres in acme/engine, with 12 commits there over 3 months, last 2026-05")]
    [InlineData("connection:redis", "a connection to redis in acme/engine, with 12 commits there over 3 months, last 2026-05")]
    public void What_is_used_is_named_as_a_reader_would_say_it(string via, string expected) => Assert.Equal(expected, TraceSentence.Of(Trace(How.Used, via)));

    [Fact]
    public void What_is_declared_says_where()
    {
        Assert.Equal("named by acme/engine (the topic postgresql)", TraceSentence.Of(Trace(How.Declared, "topic:postgresql")));
        Assert.Equal("says so (in the bio)", TraceSentence.Of(Trace(How.Declared, "text:bio") with { RepositoryName = null }));
    }

    [Fact]
    public void A_scope_that_is_not_what_ships_is_told() =>
        Assert.EndsWith("(for tests only)", TraceSentence.Of(Trace(How.Used, "npm:pg") with { Scope = SkillScope.Test }), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 1, 0, 0, null, "")]
    [InlineData(1, 0.07, 0, 6, null, "; 1 change touches it; 7.0 % of the code there")]
    [InlineData(8, 1, 2, 0, 3, "; 8 changes touch it; 30 % of its commits; 3 others work there")]
    [InlineData(0, 1, 11, 14, 1, "; beside 11 others of its kind; in a stack of 14; 30 % of its commits; 1 other works there")]
    [InlineData(0, 1, 3, 0, 0, "; beside 3 others of its kind; 30 % of its commits; nobody else is known to work there")]
    [InlineData(0, 1, 0, 0, 40, "; nobody there is known from elsewhere")]
    public void What_it_was_weighed_by_is_told(int touched, double weight, int beside, int stack, int? peers, string expected)
    {
        var id = new RepositoryId("github", "7");
        var repository = peers is { } n ? new CandidateRepository { Id = id, FullName = "acme/engine", Url = "https://github.com/acme/engine", Peers = n, Share = 0.3 } : null;
        var trace = Trace(How.Merged, "nuget:Npgsql") with { Touched = touched, Weight = weight, Beside = beside, StackSize = stack };

        Assert.Equal(expected, TraceSentence.Weighed(trace, repository, RankingOptions.Default.Strength, new RepositoryTies(new() { [id] = 0 }, 100)));
    }

    [Theory]
    [InlineData(2, 0, 0, "")]
    [InlineData(3, 0, 0, "; none of 3 changes looked into touches it")]
    [InlineData(3, 1, 0, "")]
    [InlineData(3, 0, 2, "; 2 changes touch it")]
    public void That_none_of_enough_changes_touches_it_is_told(int read, int touching, int touched, string expected) =>
        Assert.Equal(expected, TraceSentence.Weighed(
            Trace(How.Merged, "nuget:Npgsql") with { ChangesRead = read, ChangesTouching = touching, Touched = touched }, null, RankingOptions.Default.Strength, new RepositoryTies([], 100)));

    private static SkillTrace Trace(How how, string via) => new()
    {
        How = how,
        Via = via,
        Url = "https://github.com/acme/engine",
        RepositoryName = "acme/engine",
        Commits = 12,
        Months = 3,
        Last = Month.Of(2026, 5),
    };
}
