namespace TalentScout.App.Web;

/// <summary>
/// Refuses what another site makes a browser send: a request that changes something must come from our own pages, or from no browser.
/// Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin; programs say neither and are let through,
/// for they carry nobody's rights but their own. So no form needs a token, and no key has to be kept.
/// </summary>
internal static class SameOriginPosts
{
    public static void UseSameOriginPosts(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsForeign(context.Request))
        {
            await TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "A request from another site",
                detail: "Requests that change something are taken from TalentScout's own pages or from programs, not from other sites.").ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    public static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
