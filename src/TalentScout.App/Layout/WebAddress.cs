namespace TalentScout.App.Layout;

/// <summary>Which harvested addresses may become links: http and https alone, so that no "javascript:" ever does.</summary>
internal static class WebAddress
{
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
