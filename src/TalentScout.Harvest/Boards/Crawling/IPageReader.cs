namespace TalentScout.Harvest.Boards.Crawling;

/// <summary>Reads a page of a crawled site. All readers are given the same page, parsed once.</summary>
internal interface IPageReader
{
    /// <summary>Pure; never throws for what a page holds, and never changes its tree.</summary>
    BoardReading Read(WebPage page);
}
