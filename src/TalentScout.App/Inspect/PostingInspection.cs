using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentScout.Harvest.Boards;

namespace TalentScout.App.Inspect;

/// <summary>posting: a body as a board served it -> its postings.</summary>
internal static class PostingInspection
{
    public static Func<JsonElement, JsonObject> Of(SkillCatalogue catalogue, PlaceResolver places)
    {
        var reader = new BoardReader(new PostingReader(catalogue, new SkillText(catalogue), places.Resolve));
        return line =>
        {
            var postings = reader.Read(line.OptionalText("url") ?? "", line.OptionalText("contentType"), line.Bytes("body"), DayText.Read(line.OptionalText("fetched")));
            return new JsonObject { ["postings"] = new JsonArray([.. postings.Select(Posting)]) };
        };
    }

    private static JsonObject Posting(Posting posting) => new()
    {
        ["title"] = posting.Title,
        ["company"] = posting.Company,
        ["places"] = new JsonArray([.. posting.Places.Select(PlaceJson.WithText)]),
        ["remote"] = posting.Remote,
        ["remoteWithin"] = new JsonArray([.. posting.RemoteWithin.Select(PlaceJson.WithText)]),
        ["posted"] = Day(posting.Posted),
        ["closes"] = Day(posting.Closes),
        ["employment"] = posting.Employment,
        ["salary"] = posting.Salary is { } salary ? new JsonObject { ["min"] = salary.Min, ["max"] = salary.Max, ["currency"] = salary.Currency, ["per"] = salary.Per } : null,
        ["skills"] = new JsonArray([.. posting.Skills.Select(s => JsonValue.Create(s))]),
        ["must"] = new JsonArray([.. posting.Must.Select(s => JsonValue.Create(s))]),
        ["url"] = posting.Url,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
