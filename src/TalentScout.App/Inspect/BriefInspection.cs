using System.Text.Json;
using System.Text.Json.Nodes;

namespace TalentScout.App.Inspect;

/// <summary>brief: a job description -> what it asks for.</summary>
internal static class BriefInspection
{
    public static Func<JsonElement, JsonObject> Of(SkillCatalogue catalogue, PlaceResolver places)
    {
        var reader = new BriefReader(new SkillText(catalogue), places.Resolve);
        return line => Json(reader.Read(line.Text("text")));
    }

    public static JsonObject Json(Brief brief) => new()
    {
        ["must"] = Skills(brief.Must),
        ["nice"] = Skills(brief.Nice),
        ["exclude"] = Skills(brief.Exclude),
        ["titles"] = new JsonArray([.. brief.Titles.Select(t => JsonValue.Create(t))]),
        ["places"] = new JsonArray([.. brief.Places.Select(PlaceJson.WithText)]),
        ["seniority"] = brief.Seniority,
        ["years"] = brief.Years,
        ["engagement"] = brief.Engagement,
    };

    /// <summary>Ids alone: how each was found is in the answer of POST briefs.</summary>
    private static JsonArray Skills(IEnumerable<BriefSkill> skills) => new([.. skills.Select(s => JsonValue.Create(s.Skill))]);
}
