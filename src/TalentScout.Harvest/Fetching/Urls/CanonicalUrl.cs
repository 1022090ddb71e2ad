using System.Globalization;

namespace TalentScout.Harvest.Fetching.Urls;

/// <summary>
/// The one spelling of an address by which pages are told apart: parsed as browsers do (WHATWG), host in lower case and ASCII, no default port, credentials or
/// fragment, dots and doubled slashes in the path resolved, escapes only where needed and in upper case, query sorted by name. Two addresses with the same
/// spelling may still be fetched as each was written: the order of a query matters to a few sites.
/// </summary>
/// <param name="Text">Null where the text is no address.</param>
/// <param name="Error">Why not, as a sentence; null where it is one.</param>
public readonly record struct CanonicalUrl(string? Text, string? Error)
{
    /// <summary>In characters. Longer ones are traps or data.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>
    /// Of an address, or of a reference in a page at <paramref name="baseUrl"/>. Schemes: http, https, ftp, file; a text without one and without a base is
    /// taken for http.
    /// </summary>
    public static CanonicalUrl Of(string text, string? baseUrl = null)
    {
        if (text.Length > MaxLength || baseUrl?.Length > MaxLength)
            return Wrong($"longer than {MaxLength} characters");
        UrlParts? context = null;
        if (baseUrl is not null && !UrlParts.TryParse(UrlText.Clean(baseUrl), null, out context, out var baseError))
            return Wrong("base: " + baseError);
        if (!UrlParts.TryParse(UrlText.Clean(text), context, out var parts, out var error))
            return Wrong(error);
        var host = "";
        if (parts.Scheme == "file" ? parts.Host.Length > 0 : !UrlHost.TryNormalise(parts.Host, out host, out error))
            return Wrong(error ?? "a file of another machine");
        return new CanonicalUrl(Print(parts, host), null);
    }

    private static string Print(UrlParts parts, string host)
    {
        var port = parts.Port is { } given && given != parts.DefaultPort ? string.Create(CultureInfo.InvariantCulture, $":{given}") : "";
        var query = UrlText.SortQuery(parts.Query);
        return $"{parts.Scheme}://{host}{port}{UrlText.NormalisePath(parts.Path)}{(query.Length == 0 ? "" : "?" + query)}";
    }

    private static CanonicalUrl Wrong(string error) => new(null, error);
}
