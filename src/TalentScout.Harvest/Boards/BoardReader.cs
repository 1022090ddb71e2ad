using System.Collections.Immutable;
using TalentScout.Harvest.Boards.Ashby;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Boards.Feeds;
using TalentScout.Harvest.Boards.Greenhouse;
using TalentScout.Harvest.Boards.HackerNews;
using TalentScout.Harvest.Boards.Lever;
using TalentScout.Harvest.Boards.Pages;
using TalentScout.Harvest.Boards.Reading;
using TalentScout.Harvest.Boards.RemoteOk;
using TalentScout.Harvest.Boards.Remotive;
using TalentScout.Harvest.Boards.SchemaOrg;
using TalentScout.Harvest.Boards.SmartRecruiters;

namespace TalentScout.Harvest.Boards;

/// <summary>A body as a board served it -> its postings. A kind is told by the shape of what it serves, so that a recorded answer reads like a live one.</summary>
public sealed class BoardReader(PostingReader postings)
{
    /// <summary>Postings read of one page; the rest is passed over.</summary>
    public const int MaxPostings = 5_000;

    /// <summary>The first that knows a page reads it: named kinds, then feeds told by their fields, then pages by their markup, and last by their looks.</summary>
    private static readonly ImmutableArray<IBoardFormat> _formats =
    [
        new GreenhouseFormat(),
        new LeverFormat(),
        new SmartRecruitersFormat(),
        new AshbyFormat(),
        new RemoteOkFormat(),
        new RemotiveFormat(),
        new HackerNewsFormat(),
        new SchemaOrgFormat(),
        new FeedFormat(),
        new PageFormat(),
    ];

    /// <param name="contentType">As served, with its charset.</param>
    /// <param name="seen">The day of the fetch, for "3 days ago"; null leaves such dates open.</param>
    public ImmutableArray<Posting> Read(string url, string? contentType, ReadOnlySpan<byte> body, DateOnly? seen = null) =>
        Read(BoardPage.Of(url, Charsets.Decode(body, CharsetOf(contentType), contentType), default), seen);

    internal ImmutableArray<Posting> Read(BoardPage page, DateOnly? seen)
    {
        var drafts = _formats.Select(f => f.Read(page)).FirstOrDefault(d => d is not null) ?? [];
        return [.. drafts.Take(MaxPostings).Select(d => postings.Read(d, page.Url, seen)).OfType<Posting>().DistinctBy(p => (p.Url, p.Title, p.Company, Place: p.Places.FirstOrDefault()?.Text, p.Posted))];
    }

    private static string? CharsetOf(string? contentType) =>
        contentType is not null && System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.CharSet?.Trim('"', '\'') : null;
}
