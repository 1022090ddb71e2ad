using Microsoft.AspNetCore.Http.HttpResults;

namespace TalentScout.App.Team;

/// <summary>POST /who: somebody says who they are.</summary>
internal static class WhoPages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/who", PostAsync).ExcludeFromDescription();

    private static async Task<RedirectHttpResult> PostAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        Who.Keep(context, form["name"].ToString());
        var back = form["back"].ToString();
        // A way back within these pages alone.
        return TypedResults.Redirect(back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\') ? back : "/shortlists");
    }
}
