using System.Collections.Immutable;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>What a sitemap lists (https://www.sitemaps.org/protocol.html), feeds included.</summary>
/// <param name="IsIndex">Its entries are further sitemaps.</param>
/// <param name="Trouble">Why it was not read to its end, or not at all; empty where it was. What was read before counts.</param>
internal sealed record Sitemap(bool IsIndex, ImmutableArray<SitemapEntry> Entries, string Trouble)
{
    /// <summary>The protocol's own bounds.</summary>
    public const int MaxEntries = 50_000;
    public const int MaxBytes = 50 * 1024 * 1024;
}

/// <param name="Modified">As told; null where it is not, or is no date.</param>
internal sealed record SitemapEntry(Uri Address, DateTimeOffset? Modified);
