namespace TalentScout.App.Web;

/// <summary>What a visitor chose for their own browser, kept there: the language, the density, blind mode. No choice says who somebody is.</summary>
internal static class Choices
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void Keep(HttpResponse response, string name, string value) => response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = Kept,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Secure = response.HttpContext.Request.IsHttps,
    });

    public static void Forget(HttpResponse response, string name) => response.Cookies.Delete(name);

    /// <summary>The page of ours that a form was sent from, path and query; the search page where that is not told, or is not ours.</summary>
    public static string CameFrom(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value && !from.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? from.PathAndQuery
            : "/";
}
