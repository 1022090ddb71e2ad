using TalentScout.Harvest.Fetching;
using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Fetching;

public sealed class SourceRegistryTests
{
    private static SourceRegistry Shipped => SourceRegistry.Parse(File.ReadAllText(Repository.PathOf("config", "sources.json")));

    [Theory]
    [InlineData("https://api.github.com/user/1", SourceVerdict.Allow)]
    [InlineData("https://data.gharchive.org/2026-01-01-0.json.gz", SourceVerdict.Allow)]
    [InlineData("https://boards-api.greenhouse.io/v1/boards/x/jobs", SourceVerdict.Allow)]
    [InlineData("https://www.linkedin.com/in/x", SourceVerdict.Block)]
    [InlineData("https://LinkedIn.com/in/x", SourceVerdict.Block)]
    [InlineData("https://de.indeed.com/x", SourceVerdict.Block)]
    [InlineData("https://www.glassdoor.com/x", SourceVerdict.Block)]
    [InlineData("https://weworkremotely.com/x", SourceVerdict.Block)]
    [InlineData("https://jobs.ashbyhq.com/x", SourceVerdict.Gate)]
    [InlineData("https://github.com/x", SourceVerdict.Gate)]
    [InlineData("https://notgithub.com/x", SourceVerdict.Gate)]
    public void The_shipped_file_decides(string address, SourceVerdict verdict) => Assert.Equal(verdict, Shipped.Decide(new Uri(address)).Verdict);

    [Fact]
    public void Every_shipped_source_has_terms_and_a_reason() => Assert.All(Shipped.Sources, s =>
    {
        Assert.StartsWith("https://", s.Terms, StringComparison.Ordinal);
        Assert.NotEmpty(s.Because);
        Assert.NotEmpty(s.Hosts);
    });

    [Fact]
    public void A_source_can_live_at_an_address_of_ones_own()
    {
        var registry = Shipped.With("github", new Uri("http://127.0.0.1:8180/"));
        Assert.Equal(SourceVerdict.Allow, registry.Decide(new Uri("http://127.0.0.1:8180/user/1")).Verdict);
        Assert.NotEqual("github", registry.Decide(new Uri("http://127.0.0.1:8181/user/1")).Entry?.Name);
    }

    [Fact]
    public void A_blocked_host_cannot_be_opened_by_configuration() =>
        Assert.Equal(SourceVerdict.Block, Shipped.With("github", new Uri("https://www.linkedin.com/")).Decide(new Uri("https://www.linkedin.com/x")).Verdict);

    [Fact]
    public void A_mistake_in_the_file_is_named_with_its_line()
    {
        var e = Assert.Throws<FormatException>(() => SourceRegistry.Parse("{\n \"sources\": [\n {\"name\":\"x\",\"wrong\":1}]}"));
        Assert.Contains("line", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_stands_once() =>
        Assert.Throws<FormatException>(() => new SourceRegistry([Chain.Source("a", SourceVerdict.Allow, "a.test"), Chain.Source("A", SourceVerdict.Allow, "b.test")]));
}
