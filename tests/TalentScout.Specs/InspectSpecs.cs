using System.Text.Json;
using TalentScout.App.Commands;

namespace TalentScout.Specs;

public sealed class InspectSpecs(Harvested talentscout)
{
    [Theory]
    [InlineData("robots", """{"robots":"User-agent: *\nDisallow: /private","agent":"talentscout","url":"https://example.org/private/a"}""", """{"allowed":false""")]
    [InlineData("url", """{"url":"HTTPS://Example.ORG:443/a/../b"}""", "https://example.org/b")]
    [InlineData("place", """{"text":"Berlin, Germany"}""", "\"countries\":[\"DE\"]")]
    [InlineData("manifest", """{"path":"go.mod","content":"module x\n\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.5.0\n)\n"}""", "\"id\":\"postgresql\"")]
    [InlineData("manifest", """{"files":[{"path":"gradle/libs.versions.toml","content":"[libraries]\nstore = \"org.postgresql:postgresql:42\"\n"},{"path":"api/build.gradle","content":"dependencies {\n  implementation libs.store\n}\n"}]}""", "\"id\":\"postgresql\",\"kind\":\"database\",\"via\":\"maven:org.postgresql:postgresql\",\"path\":\"api/build.gradle\",\"line\":2,\"scope\":\"runtime\"")]
    [InlineData("event", """{"line":"{\"id\":\"7\",\"type\":\"PushEvent\",\"actor\":{\"id\":1,\"login\":\"ida\"},\"repo\":{\"id\":2,\"name\":\"acme/db\"},\"payload\":{\"ref\":\"main\"},\"public\":true,\"created_at\":\"2026-01-01T00:00:00Z\"}"}""", "\"counts\":{\"pushes\":1,\"commits\":null}")]
    [InlineData("query", """{"q":"golang postgres"}""", "canonical")]
    [InlineData("query", """{"q":"lang:("}""", "\"at\":")]
    public async Task A_rule_answers_a_line_with_a_line(string kind, string line, string expected)
    {
        var answer = await talentscout.RunOnAsync(talentscout.Data, line + "\nnonsense\n" + line, "inspect", kind);
        Assert.Equal(ExitCode.Done, answer.Code);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(expected, lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0], lines[2]);
        Assert.True(JsonDocument.Parse(lines[1]).RootElement.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task The_doctor_finds_a_fresh_installation_sound()
    {
        var answer = await talentscout.RunAsync("doctor");
        Assert.Equal(ExitCode.Done, answer.Code);
        Assert.Contains("candidates, sound", answer.Output, StringComparison.Ordinal);
        Assert.Contains("limits left: core", answer.Output, StringComparison.Ordinal);
    }
}
