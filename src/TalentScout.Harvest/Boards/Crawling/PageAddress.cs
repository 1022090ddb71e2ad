using TalentScout.Harvest.Fetching.Urls;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>The address by which a page is told apart and fetched: canonical, without what only names the visit (session ids, marks of campaigns).</summary>
internal static class PageAddress
{
    private static readonly string[] Sessions = ["jsessionid", "phpsessid", "aspsessionid", "sessionid", "session_id", "sid", "cfid", "cftoken", "zenid", "oscsid"];
    private static readonly string[] Campaigns = ["utm_", "gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "_ga", "_gl", "yclid", "igshid"];

    /// <summary>Null where it is no address of the web.</summary>
    public static Uri? Of(string text, string? baseUrl = null)
    {
        if (text.StartsWith('#') || CanonicalUrl.Of(text, baseUrl).Text is not { } canonical || !canonical.StartsWith("http", StringComparison.Ordinal))
            return null;
        return Uri.TryCreate(WithoutVisit(canonical), UriKind.Absolute, out var address) ? address : null;
    }

    private static string WithoutVisit(string address)
    {
        var question = address.IndexOf('?');
        var path = question < 0 ? address : address[..question];
        var semicolon = path.IndexOf(';');
        if (semicolon > 0 && Sessions.Any(s => path.AsSpan(semicolon + 1).StartsWith(s, StringComparison.OrdinalIgnoreCase)))
        {
            var end = path.IndexOf('/', semicolon);
            path = path[..semicolon] + (end < 0 ? "" : path[end..]);
        }
        if (question < 0)
            return path;
        var kept = address[(question + 1)..].Split('&').Where(pair => !NamesVisit(pair.Split('=')[0])).ToList();
        return kept.Count == 0 ? path : path + "?" + string.Join('&', kept);
    }

    private static bool NamesVisit(string name) =>
        Sessions.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("aspsessionid", StringComparison.OrdinalIgnoreCase)
        || Campaigns.Any(c => name.StartsWith(c, StringComparison.OrdinalIgnoreCase));
}
