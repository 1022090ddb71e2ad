using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Tests.App;

/// <summary>The queue of suspects on the page and in the API.</summary>
public sealed class IdentityPageTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.StartAsync(
    [
        Invented.Mara() with { Blog = "https://mara.example.dev" },
        .. InventedPeople.Of(2, seed: 3).Select((p, i) => p with { Blog = i == 0 ? "mara.example.dev" : null }),
    ]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_pair_is_shown_with_what_speaks_for_it_and_can_be_kept_apart()
    {
        var page = await _host.PageAsync("/identities");
        var suspect = Assert.Single(page.QuerySelectorAll(".suspect"));
        Assert.Contains("both give mara.example.dev as their homepage", suspect.TextContent, StringComparison.Ordinal);
        var keep = suspect.QuerySelectorAll("form").Single(f => f.GetAttribute("action")!.EndsWith("/distinct", StringComparison.Ordinal));

        using var answer = await _host.Client.PostAsync(keep.GetAttribute("action"), new FormUrlEncodedContent([]), Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);

        page = await _host.PageAsync(answer.Headers.Location!.ToString());
        Assert.Empty(page.QuerySelectorAll(".suspect"));
        Assert.Contains("are two people", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kept apart", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_has_the_same_and_says_why_it_cannot()
    {
        var list = JsonNode.Parse(await _host.Client.GetStringAsync("/api/v1/identities", Token))!;
        var suspect = Assert.Single(list["suspects"]!.AsArray())!;
        Assert.Equal("homepage", (string?)suspect["clues"]![0]!["kind"]);

        using var twice = await _host.Client.PostAsJsonAsync("/api/v1/identities/merge", new { one = "90001", other = "90001" }, Token);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var nobody = await _host.Client.PostAsJsonAsync("/api/v1/identities/merge", new { one = "x", other = "" }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        using var kept = await _host.Client.PostAsJsonAsync("/api/v1/identities/distinct", new { one = suspect["one"], other = suspect["other"], reason = "asked them" }, Token);
        var decision = JsonNode.Parse(await kept.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("distinct", (string?)decision["kind"]);
        using var undone = await _host.Client.PostAsync($"/api/v1/identities/{decision["id"]}/undo", null, Token);
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
    }
}
