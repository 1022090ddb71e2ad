using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Tests.App;

/// <summary>Who asks to be left out is gone from pages, API and exports when the answer is there.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.StartAsync([Invented.Mara(), .. InventedPeople.Of(5, seed: 3)]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_suppressed_person_is_nowhere_any_more()
    {
        using var answer = await _host.Client.PostAsJsonAsync("/api/v1/suppressions", new { handle = "@MaraLind" }, Token);
        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.True((bool)report["found"]!);
        await AssertGoneAsync();
    }

    [Fact]
    public async Task The_candidate_page_has_a_button_for_it()
    {
        var page = await _host.PageAsync("/candidates/90001");
        var form = page.QuerySelector(".leave form")!;
        Assert.Equal("post", form.GetAttribute("method"));
        using var answer = await _host.Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([]), Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Removed, and never again", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await AssertGoneAsync();
    }

    [Theory]
    [InlineData("{}", "handle")]
    [InlineData("{\"handle\":\"x\",\"source\":\"a:b\"}", "source")]
    public async Task A_suppression_needs_somebody(string body, string named)
    {
        using var answer = await _host.Client.PostAsync("/api/v1/suppressions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_never_harvested_can_be_left_out_too()
    {
        using var answer = await _host.Client.PostAsJsonAsync("/api/v1/suppressions", new { handle = "some-stranger" }, Token);
        Assert.False((bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["found"]!);
    }

    private async Task AssertGoneAsync()
    {
        await _host.PageAsync("/candidates/90001", HttpStatusCode.NotFound);
        Assert.StartsWith("5 people", (await _host.PageAsync("/")).Words(".total"), StringComparison.Ordinal);
        Assert.DoesNotContain("maralind", await _host.Client.GetStringAsync("/api/v1/export?format=jsonl", Token), StringComparison.Ordinal);
        Assert.DoesNotContain("maralind", await _host.Client.GetStringAsync("/api/v1/suggest?prefix=maral", Token), StringComparison.Ordinal);
    }
}
