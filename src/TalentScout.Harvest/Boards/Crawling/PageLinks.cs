namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>The addresses that a page leads to, canonical, each once, in the order of the page.</summary>
internal static class PageLinks
{
    public static IEnumerable<Uri> Of(WebPage page)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var context = page.Base;
        foreach (var link in page.Dom.QuerySelectorAll("a[href], area[href], link[rel~=next][href]"))
        {
            if (link.GetAttribute("rel") is { } rel && rel.Contains("nofollow", StringComparison.OrdinalIgnoreCase))
                continue;
            if (PageAddress.Of(link.GetAttribute("href")!, context) is { } address && seen.Add(address.AbsoluteUri))
                yield return address;
        }
    }
}
