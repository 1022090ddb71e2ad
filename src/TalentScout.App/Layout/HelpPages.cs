using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentScout.App.Layout;

/// <summary>GET /help.</summary>
internal static class HelpPages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/help", () => new RazorComponentResult<HelpPage>()).ExcludeFromDescription();
}
