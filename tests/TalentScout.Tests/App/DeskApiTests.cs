using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TalentScout.Tests.App;

/// <summary>What the team notes, for programs.</summary>
public sealed class DeskApiTests : IAsyncLifetime
{
    private readonly WebHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.StartAsync([Invented.Mara(), .. InventedPeople.Of(5, seed: 7)]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Who_is_put_aside_is_listed_with_the_reason_until_they_are_brought_back()
    {
        using var hidden = await _host.Client.PutAsJsonAsync("/api/v1/desk/90001/hidden", new { reason = "elsewhere", note = "too far" }, Token);
        Assert.Equal(HttpStatusCode.NoContent, hidden.StatusCode);
        var listed = Assert.Single((await GetAsync("/api/v1/desk/hidden")).AsArray())!;
        Assert.Equal(("90001", "maralind", "elsewhere", "too far"), ((string)listed["candidate"]!, (string)listed["login"]!, (string)listed["reason"]!, (string)listed["note"]!));
        Assert.Equal("elsewhere", (string)(await GetAsync("/api/v1/desk/90001"))["hidden"]!["reason"]!);
        using var shown = await _host.Client.DeleteAsync("/api/v1/desk/90001/hidden", Token);
        Assert.Empty((await GetAsync("/api/v1/desk/hidden")).AsArray());
    }

    [Fact]
    public async Task Tags_and_notes_are_given_found_taken_away_and_brought_back()
    {
        using var tagged = await _host.Client.PutAsync("/api/v1/desk/90001/tags/Berlin%20meetup", null, Token);
        using var noted = await _host.Client.PostAsJsonAsync("/api/v1/desk/90001/notes", new { text = "spoke in May" }, Token);
        Assert.Equal(HttpStatusCode.NoContent, noted.StatusCode);
        Assert.Equal("berlin meetup", (string)Assert.Single((await GetAsync("/api/v1/desk/tags")).AsArray())!["tag"]!);
        Assert.Equal("maralind", (string)Assert.Single((await GetAsync("/api/v1/desk/tags/berlin%20MEETUP")).AsArray())!["login"]!);
        var note = Assert.Single((await GetAsync("/api/v1/desk/90001"))["notes"]!.AsArray())!;
        using var removed = await _host.Client.DeleteAsync($"/api/v1/desk/90001/notes/{note["id"]}", Token);
        Assert.NotNull((await GetAsync("/api/v1/desk/90001"))["notes"]![0]!["removed"]);
        using var restored = await _host.Client.PostAsync($"/api/v1/desk/90001/notes/{note["id"]}/restore", null, Token);
        Assert.Null((await GetAsync("/api/v1/desk/90001"))["notes"]![0]!["removed"]);
        using var untagged = await _host.Client.DeleteAsync("/api/v1/desk/90001/tags/berlin%20meetup", Token);
        Assert.Empty((await GetAsync("/api/v1/desk/tags")).AsArray());
    }

    [Fact]
    public async Task Who_has_a_tag_is_found_by_it_on_their_page_or_as_a_lead_for_as_long_as_they_have_it()
    {
        Assert.Empty(await FoundAsync("tag:\"Berlin meetup\""));
        using var tagged = await _host.Client.PutAsync("/api/v1/desk/90001/tags/Berlin%20meetup", null, Token);
        Assert.Equal(["90001"], await FoundAsync("tag:\"Berlin meetup\""));
        Assert.Equal(_host.People.Length - 1, (await FoundAsync("-tag:\"berlin  meetup\"")).Count());

        using var made = await _host.Client.PostAsJsonAsync("/api/v1/shortlists", new { role = "Backend" }, Token);
        var list = (long)JsonNode.Parse(await made.Content.ReadAsStringAsync(Token))!["id"]!;
        using var added = await _host.Client.PostAsJsonAsync($"/api/v1/shortlists/{list}/leads", new { candidates = new[] { _host.People[2].Id.ToString() }, tags = new[] { "Berlin Meetup" } }, Token);
        Assert.Equal(new[] { "90001", _host.People[2].Id.ToString() }.Order(), (await FoundAsync("tag:\"berlin meetup\"")).Order());

        using var untagged = await _host.Client.DeleteAsync("/api/v1/desk/90001/tags/berlin%20meetup", Token);
        Assert.Equal([_host.People[2].Id.ToString()], await FoundAsync("tag:\"berlin meetup\""));
        var why = await GetAsync($"/api/v1/candidates/90001/why?q={Uri.EscapeDataString("tag:\"berlin meetup\"")}");
        Assert.Equal("not met", (string)why["conditions"]![0]!["verdict"]!);
    }

    [Theory]
    [InlineData("/api/v1/desk/1", null, HttpStatusCode.NotFound)]
    [InlineData("/api/v1/desk/90001", "blind=on", HttpStatusCode.Forbidden)]
    [InlineData("/api/v1/desk/hidden?take=0", null, HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_said(string address, string? cookie, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await _host.Client.SendAsync(request, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<IEnumerable<string>> FoundAsync(string query) =>
        (await GetAsync($"/api/v1/search?size=100&q={Uri.EscapeDataString(query)}"))["hits"]!.AsArray().Select(hit => (string)hit!["id"]!).ToList();

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _host.Client.GetStringAsync(address, Token))!;
}
