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
