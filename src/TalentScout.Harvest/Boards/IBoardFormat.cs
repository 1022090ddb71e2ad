using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards;

/// <summary>How one kind of board writes its postings. Pure; never throws for what a page holds.</summary>
internal interface IBoardFormat
{
    /// <summary>The postings of a page in its own words; null where the page is of another kind.</summary>
    IReadOnlyList<PostingDraft>? Read(BoardPage page);
}
