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
}
