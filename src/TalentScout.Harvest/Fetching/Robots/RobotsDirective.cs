using System.Text;

namespace TalentScout.Harvest.Fetching.Robots;

internal enum RobotsDirective
{
    Unknown, UserAgent, Allow, Disallow, Sitemap, CrawlDelay, RequestRate, VisitTime, Host,
}

/// <summary>
/// What the key of a line means. Prefixes, whatever the case, and the misspellings that google/robotstxt:robots.cc forgives: a site that
/// writes "Dissalow" means to keep us out.
/// </summary>
internal static class RobotsKeys
{
    private static readonly (byte[] Prefix, RobotsDirective Directive)[] Known =
    [
        .. Keys(RobotsDirective.UserAgent, "user-agent", "useragent", "user agent"),
        .. Keys(RobotsDirective.Allow, "allow"),
        .. Keys(RobotsDirective.Disallow, "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"),
        .. Keys(RobotsDirective.Sitemap, "sitemap", "site-map"),
        .. Keys(RobotsDirective.CrawlDelay, "crawl-delay", "crawldelay", "crawl delay"),
        .. Keys(RobotsDirective.RequestRate, "request-rate", "request rate"),
        .. Keys(RobotsDirective.VisitTime, "visit-time", "visit time"),
        .. Keys(RobotsDirective.Host, "host"),
    ];

    /// <summary>Also how many bytes of the text the known key takes: what follows may be more of the key, or the value where the colon is missing.</summary>
    public static RobotsDirective Recognise(ReadOnlySpan<byte> text, out int length)
    {
        foreach (var (prefix, directive) in Known)
        {
            // Most keys part at their first letter.
            if (text.Length < prefix.Length || (text[0] | 0x20) != prefix[0] || !Ascii.EqualsIgnoreCase(text[..prefix.Length], prefix))
                continue;
            length = prefix.Length;
            return directive;
        }
        length = 0;
        return RobotsDirective.Unknown;
    }

    private static IEnumerable<(byte[], RobotsDirective)> Keys(RobotsDirective directive, params string[] keys) =>
        keys.Select(k => (Encoding.ASCII.GetBytes(k), directive));
}
