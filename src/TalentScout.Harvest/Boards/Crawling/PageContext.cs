using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>What an item of a crawl, and its document, know beside address and body. Stored as JSON; absent is no, or unknown.</summary>
internal sealed record PageContext
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Of an item: start of the run. Whole seconds.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Of an item: redirects that led to it. See <see cref="Crawling.Hops"/>.</summary>
    public int Hops { get; init; }

    /// <summary>Where the page was served, where that is not its address.</summary>
    public string? ServedAt { get; init; }

    /// <summary>The page asks not to be kept: only its links are.</summary>
    public bool NoIndex { get; init; }

    /// <summary>The page asks that its links are not followed.</summary>
    public bool NoFollow { get; init; }

    /// <summary>Short hash of what the page says.</summary>
    public string? Content { get; init; }

    /// <summary>Another address served the same content: no link is followed, and after <see cref="SeenContent.MostKept"/> addresses nothing is kept.</summary>
    public string? SameAs { get; init; }

    /// <summary>Of a start page: sitemaps that robots.txt names.</summary>
    public ImmutableArray<string>? Sitemaps { get; init; }

    /// <summary>Of a sitemap: its entries are sitemaps.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Of a sitemap: why it was not read to its end.</summary>
    public string? Trouble { get; init; }

    public static PageContext Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PageContext>(json, Json) ?? new PageContext();
        }
        catch (JsonException)
        {
            return new PageContext();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
