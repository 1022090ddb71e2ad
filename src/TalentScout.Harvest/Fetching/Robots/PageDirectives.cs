using System.Collections.Immutable;
using AngleSharp.Dom;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>What a page itself asks of robots, in its meta elements or X-Robots-Tag headers. Several of them add up: the strictest counts.</summary>
/// <param name="NoIndex">Do not keep or show what it says.</param>
/// <param name="NoFollow">Do not follow its links.</param>
/// <param name="NoCache">Do not keep a copy.</param>
public readonly record struct PageDirectives(bool NoIndex, bool NoFollow, bool NoCache)
{
    // Directives whose value follows a colon: not to be taken for the name of an agent.
    private static readonly ImmutableArray<string> WithValue = ["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"];

    public static PageDirectives operator |(PageDirectives a, PageDirectives b) =>
        new(a.NoIndex || b.NoIndex, a.NoFollow || b.NoFollow, a.NoCache || b.NoCache);

    /// <summary>The content of a robots meta element: "noindex, nofollow".</summary>
    public static PageDirectives OfContent(string content)
    {
        var found = default(PageDirectives);
        foreach (var word in content.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            found |= OfWord(word);
        return found;
    }

    /// <summary>X-Robots-Tag values, one per header line. "otherbot: noindex" speaks to that agent alone, up to the next name in the same line.</summary>
    public static PageDirectives OfHeaders(IEnumerable<string> values, string agent)
    {
        var found = default(PageDirectives);
        foreach (var value in values)
        {
            var ours = true;
            foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
            {
                var colon = part.IndexOf(':');
                var named = colon > 0 && !WithValue.Contains(part[..colon].TrimEnd(), StringComparer.OrdinalIgnoreCase);
                if (named)
                    ours = IsName(part[..colon].Trim(), agent);
                if (ours)
                    found |= OfContent(named ? part[(colon + 1)..] : part);
            }
        }
        return found;
    }

    /// <summary>Of a parsed page: meta elements named robots or as the agent, and "pragma: no-cache" (apache/nutch reads it so).</summary>
    public static PageDirectives OfDocument(IDocument document, string agent)
    {
        var found = default(PageDirectives);
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var content = meta.GetAttribute("content") ?? "";
            if (meta.GetAttribute("name") is { } name && (IsName(name.Trim(), agent) || name.Trim().Equals("robots", StringComparison.OrdinalIgnoreCase)))
                found |= OfContent(content);
            else if ("pragma".Equals(meta.GetAttribute("http-equiv")?.Trim(), StringComparison.OrdinalIgnoreCase)
                && content.Trim().Equals("no-cache", StringComparison.OrdinalIgnoreCase))
                found |= new PageDirectives(false, false, true);
        }
        return found;
    }

    private static bool IsName(string name, string agent) => ProductToken.NamesOf(agent).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static PageDirectives OfWord(string word) => word.ToLowerInvariant() switch
    {
        "noindex" => new PageDirectives(true, false, false),
        "nofollow" => new PageDirectives(false, true, false),
        "none" => new PageDirectives(true, true, true),
        "noarchive" or "nocache" => new PageDirectives(false, false, true),
        _ => default,
    };
}
