using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.SchemaOrg;

/// <summary>Openings of crawled pages. By their structured data alone: what a page merely looks like is no ground for the store.</summary>
internal sealed class PostingPageReader(PostingReader postings) : IPageReader
{
    private readonly SchemaOrgFormat _format = new();

    public BoardReading Read(WebPage page)
    {
        var drafts = _format.Read(BoardPage.Of(page)) ?? [];
        return drafts.Count == 0 ? BoardReading.Nothing : new BoardReading
        {
            Postings = [.. drafts.Take(BoardReader.MaxPostings).Select(d => postings.Read(d, page.Address.AbsoluteUri, DateOnly.FromDateTime(page.Fetched.UtcDateTime))).OfType<Posting>()],
        };
    }
}
