using System.Text;
using TalentScout.Harvest.Boards.Ashby;
using TalentScout.Harvest.Boards.Crawling;
using TalentScout.Harvest.Boards.Greenhouse;
using TalentScout.Harvest.Boards.HackerNews;
using TalentScout.Tests.Briefs;

namespace TalentScout.Tests.Postings;

/// <summary>What the kinds of boards ask for, and what they keep.</summary>
public sealed class BoardKindTests
{
    private static readonly GreenhouseKind Greenhouse = new(new Uri(GreenhouseKind.Address), PostingWorld.Boards);
    private static readonly HackerNewsKind HackerNews = new(new Uri(HackerNewsKind.Threads), new Uri(HackerNewsKind.Items), PostingWorld.Boards, new WantedPost(BriefWorld.Text));

    private static HarvestJob Job(string source, params string[] boards) => new() { Name = "boards", Kind = "harvest", Source = source, Seeds = new HarvestSeeds { Boards = [.. boards] } };

    private static SourceDocument Bare(WorkItem item) => new() { Key = item.Key, Source = item.Source, Kind = item.Kind, Address = item.Address, Fetched = PostingWorld.Night, Body = default };

    private static BoardKeep Keep(BoardKind kind, WorkItem item, string body) => kind.Keep(Bare(item), new BoardAnswer(Encoding.UTF8.GetBytes(body), "application/json", null, new Uri(item.Address)));

    [Fact]
    public void One_company_is_one_request()
    {
        Assert.Equal(
            ["https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", "https://boards-api.greenhouse.io/v1/boards/a%20b/jobs?content=true"],
            Greenhouse.Seed(Job("greenhouse", "acme", "a b"), PostingWorld.Night).Select(i => i.Address));
    }

    [Theory]
    [InlineData("{\"jobs\":[{\"title\":\"A\"")]
    [InlineData("<html>Sorry</html>")]
    [InlineData("7")]
    [InlineData("")]
    public void What_is_no_whole_answer_keeps_nothing_and_closes_nothing(string body)
    {
        var kept = Keep(Greenhouse, Greenhouse.Seed(Job("greenhouse", "acme"), PostingWorld.Night).Single(), body);
        Assert.Null(kept.Document);
        Assert.False(kept.Forget);
    }

    [Fact]
    public void Mailboxes_and_numbers_are_not_kept()
    {
        var kept = Keep(Greenhouse, Greenhouse.Seed(Job("greenhouse", "acme"), PostingWorld.Night).Single(), "{\"jobs\":[],\"note\":\"Write to mara@mail.example or +49 170 1234567\"}");
        var text = Encoding.UTF8.GetString(kept.Document!.Body.Span);
        Assert.DoesNotContain("mail.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ashby_is_open_only_for_employers_that_the_job_lists()
    {
        var ashby = new AshbyKind(new Uri(AshbyKind.Address), PostingWorld.Boards);
        var item = ashby.Seed(Job("ashby", "harbor"), PostingWorld.Night).Single();
        Assert.True(ashby.RequestOf(item, Job("ashby", "harbor")).GateOpen);
        Assert.False(ashby.RequestOf(item, Job("ashby", "another")).GateOpen);
    }

    [Fact]
    public void Of_Hacker_News_only_the_threads_that_are_wished_for_are_read_and_posts_of_people_are_documents_of_their_own()
    {
        var job = Job("hackernews", "wanted");
        var search = HackerNews.Seed(job, PostingWorld.Night).Single();
        var found = Keep(HackerNews, search, """{"hits":[{"title":"Ask HN: Who is hiring? (March 2026)","objectID":"1"},{"title":"Ask HN: Who wants to be hired? (March 2026)","objectID":"2"}]}""").Document!;
        var thread = Assert.Single(HackerNews.FollowUps(found, search, job));
        Assert.Equal("https://hacker-news.firebaseio.com/v0/item/2.json", thread.Address);

        var ids = Keep(HackerNews, thread, """{"id":2,"by":"whoishiring","kids":[501,502],"text":"Share your information"}""").Document!;
        var posts = HackerNews.FollowUps(ids, thread, job).ToList();
        Assert.Equal(["https://hacker-news.firebaseio.com/v0/item/501.json", "https://hacker-news.firebaseio.com/v0/item/502.json"], posts.Select(p => p.Address));

        var post = Keep(HackerNews, posts[0], """{"id":501,"by":"pelicanna","type":"comment","time":1772323200,"text":"Location: Porto<p>Remote: yes<p>Technologies: Elixir<p>Email: p@mail.example"}""").Document!;
        Assert.Equal(CandidateId.Parse("hackernews:pelicanna"), post.Person);
        Assert.DoesNotContain("mail.example", Encoding.UTF8.GetString(post.Body.Span), StringComparison.Ordinal);
        Assert.Contains(HackerNews.Read(post).Evidence, e => e is AvailabilityEvidence { Open: true });
    }

    [Fact]
    public void Authors_of_a_hiring_thread_are_not_kept()
    {
        var job = Job("hackernews", "hiring");
        var search = HackerNews.Seed(job, PostingWorld.Night).Single();
        var found = Keep(HackerNews, search, """{"hits":[{"title":"Ask HN: Who is hiring? (March 2026)","objectID":"1"}]}""").Document!;
        var thread = Assert.Single(HackerNews.FollowUps(found, search, job));
        var kept = Keep(HackerNews, thread, """{"id":1,"title":"Ask HN: Who is hiring? (March 2026)","author":"whoishiring","children":[{"id":11,"author":"heronne","created_at":"2026-03-02T15:00:00Z","text":"Dunlin | Go Developer | Berlin | Full-time<p>Go and Kafka.","children":[{"id":12,"author":"x","text":"Remote?"}]}]}""").Document!;
        Assert.DoesNotContain("heronne", Encoding.UTF8.GetString(kept.Body.Span), StringComparison.Ordinal);
        Assert.Equal("Go Developer", Assert.Single(HackerNews.Read(kept).Postings).Title);
    }
}
