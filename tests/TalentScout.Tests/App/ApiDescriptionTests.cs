using System.Net;
using System.Text.Json.Nodes;

namespace TalentScout.Tests.App;

public sealed class ApiDescriptionTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_path_of_the_contract_is_described()
    {
        var paths = (await DescriptionAsync())["paths"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "/api/v1/archive", "/api/v1/briefs", "/api/v1/candidates/{id}", "/api/v1/candidates/{id}/similar",
                "/api/v1/candidates/{id}/why", "/api/v1/desk/hidden", "/api/v1/desk/tags", "/api/v1/desk/tags/{tag}",
                "/api/v1/desk/{id}", "/api/v1/desk/{id}/hidden", "/api/v1/desk/{id}/notes", "/api/v1/desk/{id}/notes/{note}",
                "/api/v1/desk/{id}/notes/{note}/restore", "/api/v1/desk/{id}/tags/{tag}", "/api/v1/export", "/api/v1/exports", "/api/v1/harvests",
                "/api/v1/harvests/events", "/api/v1/harvests/state", "/api/v1/harvests/{job}/cancel", "/api/v1/harvests/{job}/trigger",
                "/api/v1/identities", "/api/v1/identities/distinct", "/api/v1/identities/merge", "/api/v1/identities/{decision}/undo",
                "/api/v1/lists", "/api/v1/lists/{id}", "/api/v1/lists/{id}/compare", "/api/v1/lists/{id}/export",
                "/api/v1/market", "/api/v1/market/csv", "/api/v1/market/pool", "/api/v1/postings",
                "/api/v1/postings/{id}", "/api/v1/ranking", "/api/v1/search", "/api/v1/searches",
                "/api/v1/searches/{id}", "/api/v1/searches/{id}/agree", "/api/v1/searches/{id}/alerts", "/api/v1/searches/{id}/check",
                "/api/v1/searches/{id}/deliveries", "/api/v1/searches/{id}/restore", "/api/v1/searches/{id}/seen", "/api/v1/shortlists", "/api/v1/shortlists/{id}",
                "/api/v1/shortlists/{id}/export", "/api/v1/shortlists/{id}/history", "/api/v1/shortlists/{id}/import", "/api/v1/shortlists/{id}/leads",
                "/api/v1/shortlists/{id}/leads/edit", "/api/v1/shortlists/{id}/leads/{lead}", "/api/v1/shortlists/{id}/leads/{lead}/notes", "/api/v1/shortlists/{id}/leads/{lead}/scorecards/{stage}",
                "/api/v1/shortlists/{id}/links", "/api/v1/shortlists/{id}/links/{link}", "/api/v1/shortlists/{id}/undo", "/api/v1/suggest",
                "/api/v1/suppressions", "/healthz", "/readyz",
            ],
            paths);
    }

    [Fact]
    public async Task Ids_and_months_are_texts_and_numbers_are_numbers()
    {
        var description = await DescriptionAsync();
        var hit = description["components"]!["schemas"]!["SearchHit"]!["properties"]!;
        Assert.Equal("string", TypeOf(description, hit["id"]!));
        Assert.Equal("integer", TypeOf(description, hit["rank"]!));
        var month = description["components"]!["schemas"]!["ActivityMonth"]!["properties"]!["month"]!;
        Assert.Equal("string", TypeOf(description, month));
        var proofs = Schema(description, description["components"]!["schemas"]!["HitSkill"]!["properties"]!["evidence"]!);
        Assert.Equal("array", (string?)proofs["type"]);
        Assert.Contains("what", Schema(description, proofs["items"]!)["properties"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does()
    {
        var operations = (await DescriptionAsync())["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject());
        Assert.All(operations, o => Assert.False(string.IsNullOrEmpty((string?)o.Value!["summary"]), o.Key));
    }

    [Fact]
    public async Task Every_operation_says_what_a_good_answer_is()
    {
        var operations = (await DescriptionAsync())["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject());
        Assert.All(operations, o => Assert.Contains(o.Value!["responses"]!.AsObject(), r => r.Key[0] == '2'));
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere_and_runs_only_its_own_scripts()
    {
        using var answer = await host.Client.GetAsync("/scalar/v1", Token);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("cdn", html, StringComparison.OrdinalIgnoreCase);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Matches("script-src 'self' 'nonce-[^']+';", policy);
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_that_the_process_answers_and_how_far_the_index_is()
    {
        Assert.Equal("{\"status\":\"ok\"}", await host.Client.GetStringAsync("/healthz", Token));
        var ready = JsonNode.Parse(await host.Client.GetStringAsync("/readyz", Token))!;
        Assert.Equal("ready", (string?)ready["status"]);
        Assert.Equal(host.People.Length, (int)ready["stored"]!);
        Assert.Equal((int)ready["stored"]!, (int)ready["indexed"]!);
    }

    private async Task<JsonNode> DescriptionAsync() => JsonNode.Parse(await host.Client.GetStringAsync("/openapi/v1.json", Token))!;

    private static string? TypeOf(JsonNode description, JsonNode schema)
    {
        var type = Schema(description, schema)["type"];
        // What may be null is a list of types.
        return type is JsonArray several ? several.Select(t => (string?)t).Single(t => t != "null") : (string?)type;
    }

    private static JsonNode Schema(JsonNode description, JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? description["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;
}
