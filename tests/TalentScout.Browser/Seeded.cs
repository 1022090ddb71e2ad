using System.Text.Json;

namespace TalentScout.Browser;

/// <summary>A team's work to look at: a shortlist with people, a note, a scorecard, a frozen list, review links, a saved search and one that was deleted.</summary>
/// <param name="Lead">The address of the first person on the list.</param>
/// <param name="Review">The address for a hiring manager, with names.</param>
/// <param name="Blind">The same without.</param>
internal sealed record Seeded(string Board, string Lead, string Review, string Blind, string List, string Search);

internal static class Seeding
{
    private const string Query = "lang:csharp db:postgresql";

    /// <summary>A shortlist of its own, so that tests do not meet on one.</summary>
    public static async Task<Seeded> SeedAsync(this Demo demo, string role)
    {
        await using var visit = await demo.VisitAsync("/help");
        var api = visit.Page.APIRequest;
        var hits = (await GetAsync($"/api/v1/search?q={Uri.EscapeDataString(Query)}&size=4")).GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("id").GetString()!).ToArray();
        var board = (await PostAsync("/api/v1/shortlists", new { role, text = "Backend Engineer\nYou must know C# and PostgreSQL." })).GetProperty("id").GetInt64();
        var added = (await PostAsync($"/api/v1/shortlists/{board}/leads", new { candidates = hits, query = Query, tags = new[] { "first" } })).GetProperty("added");
        var lead = added[0].GetProperty("id").GetInt64();
        await PostAsync($"/api/v1/shortlists/{board}/leads/{lead}/notes", new { text = "Spoke at a meetup" });
        var scored = await api.PutAsync($"/api/v1/shortlists/{board}/leads/{lead}/scorecards/coding-test", new() { DataObject = new { marks = new Dictionary<string, int> { ["Correct"] = 3, ["Tested"] = 4 }, note = "clean" } });
        Assert.True(scored.Ok, await scored.TextAsync());
        var review = (await PostAsync($"/api/v1/shortlists/{board}/links", new { whom = "Hana" })).GetProperty("path").GetString()!;
        var blind = (await PostAsync($"/api/v1/shortlists/{board}/links", new { whom = "Ivo", blind = true })).GetProperty("path").GetString()!;
        var list = (await PostAsync("/api/v1/lists", new { shortlist = board })).GetProperty("id").GetInt64();
        var search = (await PostAsync("/api/v1/searches", new { q = Query, name = role })).GetProperty("id").GetInt64();
        var gone = (await PostAsync("/api/v1/searches", new { q = Query, name = role + ", once" })).GetProperty("id").GetInt64();
        await api.DeleteAsync($"/api/v1/searches/{gone}");
        return new Seeded($"/shortlists/{board}", $"/shortlists/{board}/leads/{lead}", review, blind, $"/lists/{list}", $"/searches/{search}");

        async Task<JsonElement> GetAsync(string path)
        {
            var answer = await api.GetAsync(path);
            Assert.True(answer.Ok, $"{path}: {await answer.TextAsync()}");
            return (await answer.JsonAsync())!.Value;
        }

        async Task<JsonElement> PostAsync(string path, object body)
        {
            var answer = await api.PostAsync(path, new() { DataObject = body });
            Assert.True(answer.Ok, $"{path}: {await answer.TextAsync()}");
            return (await answer.JsonAsync())!.Value;
        }
    }
}
