using AngleSharp.Html.Dom;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SchemaOrg;

/// <summary>The JSON-LD of a page, all its scripts as one list.</summary>
internal static class JsonLd
{
    public static BoardNode Of(IHtmlDocument html) => new()
    {
        Items = [.. html.QuerySelectorAll("script[type]").Where(s => IsJsonLd(s.GetAttribute("type"))).Select(s => LooseJson.Parse(s.TextContent))],
    };

    private static bool IsJsonLd(string? type) => type is not null && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase);
}
