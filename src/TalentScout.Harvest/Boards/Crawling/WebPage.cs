using AngleSharp.Html.Dom;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>A page of a site, parsed once for whoever reads it.</summary>
/// <param name="Address">Where it was served, after redirects: relative links are resolved against it, or against its base element (<see cref="Base"/>).</param>
/// <param name="Text">Decoded.</param>
/// <param name="Dom">Not to be changed.</param>
internal sealed record WebPage(Uri Address, string Text, IHtmlDocument Dom, DateTimeOffset Fetched)
{
    /// <summary>What meta elements ask of robots; headers are not in it.</summary>
    public PageDirectives Directives { get; } = PageDirectives.OfDocument(Dom, Fetching.RobotsHandler.Agent);

    /// <summary>Against which its links are resolved.</summary>
    public string Base => Dom.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Fetching.Urls.CanonicalUrl.Of(href, Address.AbsoluteUri).Text is { } own
        ? own
        : Address.AbsoluteUri;
}

/// <summary>A page, or why there is none.</summary>
internal sealed record PageParse(WebPage? Page, string Trouble);
