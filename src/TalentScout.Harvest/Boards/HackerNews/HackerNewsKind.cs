using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Boards.Reading;

namespace TalentScout.Harvest.Boards.HackerNews;

/// <summary>
/// The monthly threads: a search names them; of "Who is hiring?" the thread is read whole, without its authors; of "Who wants to be hired?" each post is a
/// document of its own, about the one person who wrote it, so that it can leave alone.
/// </summary>
internal sealed class HackerNewsKind(Uri threads, Uri items, BoardReader reader, WantedPost wanted) : FeedBoardKind("hackernews", reader)
{
    public const string Threads = "https://hn.algolia.com/api/v1/";
    public const string Items = "https://hacker-news.firebaseio.com/v0/";
    private const string Search = "threads";
    private const string WantedThread = "wanted";
    private const string WantedItem = "wanted-post";

    /// <summary>The latest of each kind; older ones say little of today.</summary>
    private const int ThreadsRead = 2;
    private const int Most = 1_500;

    public override IEnumerable<WorkItem> Seed(HarvestJob job, DateTimeOffset started) =>
        [Work(Search, new Uri(threads, "search_by_date?tags=story,author_whoishiring&hitsPerPage=12"))];

    public override BoardKeep Keep(SourceDocument document, BoardAnswer answer)
    {
        var kept = base.Keep(document, answer);
        if (kept.Document is not { } whole || document.Kind == Search)
            return kept;
        var data = Parse(whole);
        return document.Kind switch
        {
            WantedThread => BoardKeep.Of(whole with { Body = Encoding.UTF8.GetBytes(HackerNewsText.Ids(data)) }),
            WantedItem => wanted.PersonOf(data) is { } person ? BoardKeep.Of(whole with { Person = person, Body = Encoding.UTF8.GetBytes(HackerNewsText.Post(data)) }) : BoardKeep.Nothing("no post of a person", forget: true),
            _ => BoardKeep.Of(whole with { Body = Encoding.UTF8.GetBytes(HackerNewsText.Thread(data)) }),
        };
    }

    public override BoardReading Read(SourceDocument document) =>
        document.Kind == WantedItem ? new BoardReading { Evidence = wanted.Read(Parse(document), document) } : base.Read(document);

    public override IEnumerable<WorkItem> FollowUps(SourceDocument document, WorkItem item, HarvestJob job) => document.Kind switch
    {
        Search => ThreadsOf(Parse(document), job.Seeds.Boards),
        WantedThread => Parse(document)["kids"].Each.Select(k => k.Text).OfType<string>().Take(Most).Select(id => Work(WantedItem, ItemAt(id))),
        _ => [],
    };

    /// <param name="wishes">"hiring", "wanted".</param>
    private IEnumerable<WorkItem> ThreadsOf(BoardNode search, ImmutableArray<string> wishes)
    {
        var stories = search["hits"].Each.Select(h => (Title: h.String("title") ?? "", Id: h.String("objectID", "story_id"))).Where(s => s.Id is not null).ToList();
        foreach (var (_, id) in stories.Where(s => wishes.Contains("hiring") && s.Title.Contains("who is hiring", StringComparison.OrdinalIgnoreCase)).Take(ThreadsRead))
            yield return Work(Jobs, new Uri(threads, $"items/{id}"));
        foreach (var (_, id) in stories.Where(s => wishes.Contains("wanted") && s.Title.Contains("wants to be hired", StringComparison.OrdinalIgnoreCase)).Take(ThreadsRead))
            yield return Work(WantedThread, ItemAt(id!));
    }

    private Uri ItemAt(string id) => new(items, string.Create(CultureInfo.InvariantCulture, $"item/{id}.json"));

    private static BoardNode Parse(SourceDocument document) => LooseJson.Parse(Encoding.UTF8.GetString(document.Body.Span));
}
