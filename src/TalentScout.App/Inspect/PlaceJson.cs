using System.Text.Json.Nodes;

namespace TalentScout.App.Inspect;

/// <summary>A resolved place as JSON.</summary>
internal static class PlaceJson
{
    public static JsonObject Whole(Place place) => new()
    {
        ["countries"] = new JsonArray([.. place.Countries.Select(c => JsonValue.Create(c))]),
        ["city"] = place.City,
        ["region"] = place.Region,
        ["lat"] = place.Latitude,
        ["lon"] = place.Longitude,
        ["timezone"] = place.TimeZone,
        ["remote"] = place.Remote,
        ["confidence"] = place.Confidence,
    };

    /// <summary>With the words it was read from.</summary>
    public static JsonObject WithText(Place place)
    {
        var json = Whole(place);
        json.Insert(0, "text", place.Text);
        return json;
    }
}
