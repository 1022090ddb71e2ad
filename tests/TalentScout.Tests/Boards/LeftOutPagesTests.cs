using System.Net;
using TalentScout.Tests.Fetching;

namespace TalentScout.Tests.Boards;

/// <summary>Openings that vanish as they do in life: the list no longer names them, and their page is gone, leads elsewhere, or still stands.</summary>
public sealed class LeftOutPagesTests
{
    private static readonly DateOnly First = new(2026, 11, 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_nothing_links_to_any_more_is_asked_for_itself_and_its_own_answer_closes_it_or_does_not()
    {
        var links = "<a href=/careers/1>1</a><a href=/careers/2>2</a><a href=/careers/3>3</a>";
        var gone = new HashSet<string>();
        using var network = new ScriptedNetwork(request => request.RequestUri!.AbsolutePath switch
        {
            "/careers" => ScriptedNetwork.With(links, 200, "text/html"),
            var path when gone.Contains(path) => ScriptedNetwork.With("", 404, "text/html"),
            var path when path.StartsWith("/careers/", StringComparison.Ordinal) => ScriptedNetwork.With(Posting($"Engineer {path[^1]}"), 200, "text/html"),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        });
        await using var crawl = await StoredCrawl.OpenAsync();
        await crawl.RunAsync("acme.test", First, network);
        Assert.Equal(3, (await crawl.Store.Postings.AllAsync(Token)).Count(p => p.Closed is null));

        (links, _) = ("<a href=/careers/1>1</a>", gone.Add("/careers/3"));
        var second = await crawl.RunAsync("acme.test", First.AddDays(1), network);

        var postings = await crawl.Store.Postings.AllAsync(Token);
        Assert.Equal(["Engineer 3"], postings.Where(p => p.Closed is not null).Select(p => p.Posting.Title));
        Assert.Equal((RunState.Done, 2), (second.State, network.Requests.Count(r => r.Address.AbsolutePath == "/careers/2")));

        // What is closed is not asked for again.
        var asked = network.Requests.Count(r => r.Address.AbsolutePath == "/careers/3");
        await crawl.RunAsync("acme.test", First.AddDays(2), network);
        Assert.Equal(asked, network.Requests.Count(r => r.Address.AbsolutePath == "/careers/3"));
    }

    internal static string Posting(string title) =>
        $$$"""<h1>{{{title}}}</h1><script type="application/ld+json">{"@type":"JobPosting","title":"{{{title}}}","description":"We look for somebody who writes C# with PostgreSQL.","hiringOrganization":{"name":"Acme"}}</script>""";
}
