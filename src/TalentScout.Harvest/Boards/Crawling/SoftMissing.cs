using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>Pages that say "not found" with status 200: by title or first heading, where there is little else.</summary>
internal static partial class SoftMissing
{
    /// <summary>In characters of text; an article about error pages is longer.</summary>
    private const int LittleText = 3000;

    public static bool Is(IHtmlDocument page)
    {
        var title = page.Title ?? "";
        var heading = page.QuerySelector("h1, h2")?.TextContent ?? "";
        return (Says().IsMatch(title) || Says().IsMatch(heading)) && (page.Body?.TextContent.Length ?? 0) <= LittleText;
    }

    [GeneratedRegex(
        @"^\s*(?:error\s*)?404\b|\b404\s*$|(?:page|site|job|posting|position|vacancy|offer)\s+(?:was\s+|is\s+|could\s+not\s+be\s+)?(?:not\s+found|cannot\s+be\s+found|does\s+not\s+exist|doesn['’]t\s+exist|no\s+longer\s+(?:available|exists))|^\s*not\s+found\s*$|seite\s+(?:wurde\s+)?nicht\s+gefunden|page\s+(?:non\s+trouvée|introuvable)|página\s+no\s+encontrada|pagina\s+(?:non\s+trovata|niet\s+gevonden)|página\s+não\s+encontrada|страница\s+не\s+найдена|nie\s+znaleziono\s+strony",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Says();
}
