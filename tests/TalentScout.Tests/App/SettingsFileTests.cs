using System.Text.Json;
using System.Text.Json.Nodes;
using TalentScout.App.Configuration;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.GitHub;
using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.App;

/// <summary>config/talentscout.json spells out every option with its default, and a slip in it stops the start.</summary>
public sealed class SettingsFileTests
{
    private static readonly string Config = Repository.PathOf("config");

    public static TheoryData<string, object> Sections => new()
    {
        { "Data", new DataOptions() },
        { "Serve", new ServeOptions() },
        { "Harvest:GitHub", new GitHubOptions() },
        { "Harvest:Boards", new BoardOptions() },
        { "Alerts", new TalentScout.Jobs.AlertOptions() },
        { "Log", new LogOptions() },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_option_stands_in_the_file_with_its_default(string section, object defaults)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Config, Settings.FileName)), null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        var told = section.Split(':').Aggregate(file, (node, name) => node[name]!).AsObject();
        var wanted = JsonSerializer.SerializeToNode(defaults, defaults.GetType())!.AsObject();
        // From the environment alone.
        wanted.Remove(nameof(GitHubOptions.Token));

        Assert.Equal(wanted.Select(o => o.Key).Order(StringComparer.Ordinal), told.Select(o => o.Key).Order(StringComparer.Ordinal));
        Assert.All(wanted, option => Assert.Equal(option.Value?.ToJsonString(), told[option.Key]?.ToJsonString()));
    }

    [Fact]
    public void The_file_is_read_as_the_defaults()
    {
        var settings = Settings.Load(new Installation(Config, Config), []);

        Assert.Equal(new GitHubOptions(), settings.Section<GitHubOptions>("Harvest:GitHub"));
        Assert.Equal(new BoardOptions().MinIntervalMs, settings.Section<BoardOptions>("Harvest:Boards").MinIntervalMs);
    }

    [Theory]
    [InlineData("Harvest:Gitlab:Contact=x", "want one of Harvest:GitHub, Harvest:Boards")]
    [InlineData("Nonsense:Key=x", "want one of Data, Serve")]
    public void An_unknown_section_stops_the_start(string assignment, string said) =>
        Assert.Contains(said, Assert.Throws<SettingsException>(() => Settings.Load(new Installation(Config, Config), [assignment])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Harvest:GitHub:Retrys=1")]
    [InlineData("Harvest:GitHub:MaxConcurrency=65")]
    public void An_unknown_option_or_a_bad_value_stops_the_start(string assignment) =>
        Assert.Throws<SettingsException>(() => Settings.Load(new Installation(Config, Config), [assignment]).Section<GitHubOptions>("Harvest:GitHub"));
}
