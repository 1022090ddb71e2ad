using System.Collections.Immutable;
using TalentScout.Harvest.Fetching;
using TalentScout.Store;

namespace TalentScout.App.Postings;

/// <summary>All openings, merged over boards; made anew where a posting changed, or a day has passed.</summary>
public sealed class PostingBook(StoreDatabase store, TimeProvider clock, SourceRegistry? sources = null)
{
    private volatile Page? _page;

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<ImmutableArray<Opening>> OpeningsAsync(CancellationToken cancellationToken)
    {
        var (version, today) = (await store.Postings.VersionAsync(cancellationToken), Today);
        if (_page is { } page && page.Version == version && page.Day == today)
            return page.Openings;
        var made = new Page(version, today, Openings.Of(await store.Postings.AllAsync(cancellationToken), today));
        _page = made;
        return made.Openings;
    }

    /// <summary>By the number of any of its postings.</summary>
    public async Task<Opening?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await OpeningsAsync(cancellationToken)).FirstOrDefault(o => o.Sources.Any(s => s.Id == id));

    /// <summary>What a page that shows a posting of this source has to say; null where nothing is asked for.</summary>
    public string? AttributionOf(string source) => sources?.Find(source)?.Attribution;

    private sealed record Page(long Version, DateOnly Day, ImmutableArray<Opening> Openings);
}
