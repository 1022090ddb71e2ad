using System.Text.Json;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed class SandboxFaultTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly string Path = $"repos/{SandboxFixture.Busy.FullName}/languages";

    [Fact]
    public async Task A_gateway_fails_twice_and_then_works()
    {
        sandbox.Server.Faults.Clear();
        sandbox.Server.Faults.Add(new FaultRule(FaultKind.Status, "/languages$") { Times = 2 });
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await sandbox.GetAsync(Path);
            statuses.Add((int)response.StatusCode);
        }
        Assert.Equal([502, 502, 200], statuses);
    }

    [Fact]
    public async Task A_rule_waits_for_its_turn()
    {
        sandbox.Server.Faults.Clear();
        sandbox.Server.Faults.Add(new FaultRule(FaultKind.Status, "languages") { After = 1, Times = 1, Status = 503 });
        using var first = await sandbox.GetAsync(Path);
        using var second = await sandbox.GetAsync(Path);
        Assert.Equal([200, 503], new[] { first, second }.Select(r => (int)r.StatusCode));
    }

    [Theory]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.Reset)]
    public async Task A_cut_connection_is_an_error_of_transport(FaultKind kind)
    {
        sandbox.Server.Faults.Clear();
        sandbox.Server.Faults.Add(new FaultRule(kind, "languages") { Times = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sandbox.GetAsync(Path));
    }

    [Theory]
    [InlineData(FaultKind.Malformed)]
    [InlineData(FaultKind.Html)]
    public async Task A_broken_body_comes_with_status_200(FaultKind kind)
    {
        sandbox.Server.Faults.Clear();
        sandbox.Server.Faults.Add(new FaultRule(kind, "languages") { Times = 1 });
        using var response = await sandbox.GetAsync(Path);
        Assert.Equal(200, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.ThrowsAny<JsonException>(() => JsonElement.Parse(body));
    }

    [Fact]
    public async Task The_log_tells_what_was_made_to_go_wrong()
    {
        sandbox.Server.Faults.Clear();
        sandbox.Server.Faults.Add(new FaultRule(FaultKind.Secondary, "languages") { Times = 1, Status = 429, RetryAfter = TimeSpan.FromSeconds(1) });
        sandbox.Server.ClearRequests();
        using var client = SandboxFixture.ClientOf(sandbox.Server, "somebody");
        using var response = await client.GetAsync("api/v3/" + Path, TestContext.Current.CancellationToken);
        Assert.Equal(429, (int)response.StatusCode);
        // Only this test asks under /api/v3: the line of a request that an earlier test saw cut off may be written after it went on.
        var logged = Assert.Single(sandbox.Server.Requests, r => r.Path.StartsWith("/api/v3/", StringComparison.Ordinal));
        Assert.Equal(("GET", "/api/v3/" + Path, 429, FaultKind.Secondary), (logged.Method, logged.Path, logged.Status, logged.Fault));
        Assert.Equal(("tests/1", true, "core", false), (logged.UserAgent, logged.Authorised, logged.Bucket, logged.Conditional));
    }
}
