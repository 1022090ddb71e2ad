using TalentScout.Tests.Fetching;

namespace TalentScout.Tests.Boards;

/// <summary>A site without end stops at the bounds of its job, whichever comes first.</summary>
public sealed class CrawlCapsTests
{
    private static readonly DateOnly Night = new(2026, 11, 20);

    [Theory]
    [InlineData(1, 1000, 1000, 1 + 10)]
    [InlineData(2, 1000, 1000, 1 + 10 + 100)]
    [InlineData(9, 25, 1000, 25)]
    [InlineData(2, 1000, 3, 1 + 3 + 9)]
    public async Task By_depth_by_pages_of_a_host_and_by_links_of_a_page(int depth, int pages, int links, int asked)
    {
        using var network = new ScriptedNetwork(request => ScriptedNetwork.With(
            $"<h1>{request.RequestUri!.AbsolutePath}</h1>" + string.Concat(Enumerable.Range(0, 10).Select(i => $"<a href=\"{request.RequestUri!.AbsolutePath}/{(char)('a' + i)}\">next</a>")), 200, "text/html"));
        await using var crawl = await StoredCrawl.OpenAsync();

        var run = await crawl.RunAsync("acme.test", Night, network, new HarvestCrawl { Depth = depth, PagesPerHost = pages, LinksPerPage = links, Sitemaps = false });

        Assert.Equal((RunState.Done, asked), (run.State, network.Requests.Count));
    }

    [Fact]
    public async Task By_the_minutes_of_a_run()
    {
        using var crawl = SiteKindTests.Crawl(request => ScriptedNetwork.With($"<h1>{request.RequestUri!.AbsolutePath}</h1><a href=\"{request.RequestUri!.AbsolutePath}/next\">next</a>", 200, "text/html"));
        crawl.Job = crawl.Job with { Crawl = crawl.Job.Crawl with { MinutesPerHost = 10 } };
        var start = crawl.Source.Seed(crawl.Job, crawl.Clock.GetUtcNow()).Single();
        var next = (await crawl.WorkAsync(start)).FollowUps.Single();

        crawl.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await crawl.WorkAsync(next);

        Assert.Equal((FetchStatus.Disallowed, "the 10 minutes of this run are over"), (late.Outcome.Status, late.Outcome.Reason));
        Assert.Single(crawl.Network.Requests);
    }
}
