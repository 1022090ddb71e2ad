using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.HackerNews;

/// <summary>
/// Comments of a "Who is hiring?" thread, from either API: {"title", "children": [{"id", "text", "created_at"}]}, one item of the Firebase API, or the hits of a
/// search. Other threads, answers to posts and deleted posts yield nothing.
/// </summary>
internal sealed class HackerNewsFormat : IBoardFormat
{
    private const string ItemPage = "https://news.ycombinator.com/item?id=";

    public IReadOnlyList<PostingDraft>? Read(BoardPage page)
    {
        if (page.Html is not null)
            return null;
        var comments = Comments(page.Data).ToList();
        return comments.Count == 0 && !IsThread(page.Data) ? null : [.. comments.Select(Draft).OfType<PostingDraft>()];
    }

    /// <summary>Top-level comments with their text.</summary>
    internal static IEnumerable<BoardNode> Comments(BoardNode data)
    {
        if (data["children", "hits"].Items.Count > 0)
            return data["children", "hits"].Items.Where(c => c["comment_text", "text"].Words is not null && c.Flag("deleted", "dead") is not true);
        return data["type"].Text == "comment" && data["text"].Words is not null && data.Flag("deleted", "dead") is not true ? [data] : [];
    }

    private static bool IsThread(BoardNode data) => data["title"].Text is { } title && title.Contains("hiring?", StringComparison.OrdinalIgnoreCase);

    private static PostingDraft? Draft(BoardNode comment) => comment["comment_text", "text"].Words is { } html && HiringPost.Read(html) is { } draft
        ? draft with { Url = comment.String("id", "objectID") is { } id ? ItemPage + id : null, Posted = comment.String("created_at", "time", "created_at_i") }
        : null;
}
