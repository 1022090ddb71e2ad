namespace TalentScout.Browser;

internal static class Somebody
{
    /// <summary>The address of the first person who knows C#.</summary>
    public static async Task<string> SomebodyAsync(this Demo demo, string query)
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var href = await visit.Page.Locator(".hit-link").First.GetAttributeAsync("href");
        return href!.Split('?')[0] + query;
    }

    /// <summary>The address of the first three who know C#, side by side.</summary>
    public static async Task<string> ComparedAsync(this Demo demo, string query)
    {
        await using var visit = await demo.VisitAsync("/?q=lang:csharp");
        var ids = await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.hit')].slice(0, 3).map(h => h.dataset.id)");
        return "/compare?" + string.Join('&', ids.Select(id => "id=" + id)) + query;
    }
}
