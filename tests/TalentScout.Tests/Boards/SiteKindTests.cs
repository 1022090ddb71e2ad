using System.Net;
using TalentScout.Tests.Fetching;

namespace TalentScout.Tests.Boards;

public sealed class SiteKindTests
{
    [Fact]
    public async Task It_goes_from_the_start_page_over_links_within_its_scope()
    {
        using var crawl = Crawl(
            ("/careers", """<a href="/careers/jobs/1">One</a> <a href="jobs/2?utm_source=x">Two</a> <a href="https://other.test/">Other</a> <a href="mailto:jobs@acme.test">Mail</a> <a href="/private">P</a>"""),
            ("/careers/jobs/1", "<h1>One</h1>"),
            ("/jobs/2", "<h1>Two</h1>"));
        crawl.Job = crawl.Job with { Crawl = new HarvestCrawl { Deny = ["/private"], Sitemaps = false } };

        await crawl.RunAsync();

        Assert.Equal(["https://acme.test/careers", "https://acme.test/careers/jobs/1", "https://acme.test/jobs/2"], crawl.Asked);
        Assert.All(crawl.Results, r => Assert.Equal(FetchStatus.Fetched, r.Outcome.Status));
    }

    [Fact]
    public async Task A_second_night_asks_conditionally_and_plans_the_same()
    {
        var pages = new Dictionary<string, string> { ["/careers"] = "<a href=/a>A</a>", ["/a"] = "<h1>A</h1>" };
        using var crawl = Crawl(request => request.Headers.IfNoneMatch.Count > 0
            ? new HttpResponseMessage(HttpStatusCode.NotModified)
            : ScriptedNetwork.With(pages[request.RequestUri!.AbsolutePath], 200, "text/html", ("ETag", "\"1\"")));
        await crawl.RunAsync();

        await crawl.RunAsync();

        Assert.Equal([FetchStatus.NotModified, FetchStatus.NotModified], crawl.Results.Select(r => r.Outcome.Status));
        Assert.Equal(4, crawl.Network.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_is_work_of_its_own_and_leads_to_no_host_that_the_job_does_not_name()
    {
        using var crawl = Crawl(request => request.RequestUri!.Host switch
        {
            "acme.test" => ScriptedNetwork.With("", 301, "text/html", ("Location", "https://www.acme.test/careers")),
            _ => ScriptedNetwork.With("", 302, "text/html", ("Location", "https://www.blocked.test/acme")),
        });

        await crawl.RunAsync();

        Assert.Equal(["https://acme.test/careers", "https://www.acme.test/careers"], crawl.Asked);
        Assert.Equal((FetchStatus.Gone, "moved"), (crawl.Results[0].Outcome.Status, crawl.Results[0].Outcome.Reason));
        Assert.Equal(FetchStatus.Disallowed, crawl.Results[1].Outcome.Status);
        Assert.Contains("which the job does not name", crawl.Results[1].Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_without_end_end()
    {
        var hop = 0;
        using var crawl = Crawl(_ => ScriptedNetwork.With("", 302, "text/html", ("Location", $"/careers/{++hop}")));

        await crawl.RunAsync();

        Assert.Equal(6, crawl.Network.Requests.Count);
        Assert.Contains("more than 5 redirects", crawl.Results[^1].Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_asks_not_to_be_kept_or_followed_is_not()
    {
        using var crawl = Crawl(request => request.RequestUri!.AbsolutePath switch
        {
            "/careers" => ScriptedNetwork.With("<meta name=robots content=noindex><p>secret</p><a href=/a>A</a>", 200, "text/html"),
            "/a" => ScriptedNetwork.With("<a href=/b>B</a>", 200, "text/html", ("X-Robots-Tag", "talentscout: nofollow")),
            _ => throw new InvalidOperationException("not to be asked"),
        });

        await crawl.RunAsync();

        Assert.Equal(2, crawl.Network.Requests.Count);
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(crawl.Stored["site page https://acme.test/careers"].Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_content_at_another_address_is_not_followed_again()
    {
        using var crawl = Crawl(request => ScriptedNetwork.With($"<p>The same</p><a href=\"/x{request.RequestUri!.AbsolutePath.Length}\">next</a>", 200, "text/html"));

        await crawl.RunAsync();

        Assert.Equal(2, crawl.Network.Requests.Count);
        Assert.Contains("sameAs", crawl.Results[1].Document!.Context, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_pages_that_say_the_same_some_are_read_so_that_one_may_vanish()
    {
        var gone = "";
        using var crawl = Crawl(request => request.RequestUri!.AbsolutePath switch
        {
            "/careers" => ScriptedNetwork.With("<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a><a href=/4>4</a>", 200, "text/html", ("ETag", "\"0\"")),
            var path when path == gone => ScriptedNetwork.With("", 404, "text/html"),
            _ when request.Headers.IfNoneMatch.Count > 0 => new HttpResponseMessage(HttpStatusCode.NotModified),
            _ => ScriptedNetwork.With(LeftOutPagesTests.Posting("Engineer"), 200, "text/html", ("ETag", "\"1\"")),
        });
        await crawl.RunAsync();
        Assert.Equal([0, 1, 1, 1, 0], crawl.Results.Select(r => r.Postings.Length));

        gone = "/1";
        crawl.Clock.Advance(TimeSpan.FromDays(1));
        await crawl.RunAsync();

        // The fourth was asked for anew, and stands for the first.
        Assert.Equal([FetchStatus.Gone, FetchStatus.NotModified, FetchStatus.NotModified, FetchStatus.Fetched], crawl.Results.Skip(1).Select(r => r.Outcome.Status));
        Assert.Single(crawl.Results[4].Postings);
    }

    [Fact]
    public async Task A_page_that_leads_elsewhere_two_nights_in_a_row_is_gone()
    {
        var moved = false;
        using var crawl = Crawl(request => request.RequestUri!.AbsolutePath switch
        {
            "/careers" => ScriptedNetwork.With("<a href=/1>1</a>", 200, "text/html"),
            _ when moved => ScriptedNetwork.With("", 302, "text/html", ("Location", "/careers")),
            _ => ScriptedNetwork.With(LeftOutPagesTests.Posting("Engineer"), 200, "text/html"),
        });
        await crawl.RunAsync();

        moved = true;
        crawl.Clock.Advance(TimeSpan.FromDays(1));
        await crawl.RunAsync();
        Assert.Equal((FetchStatus.Gone, false), (crawl.Results[1].Outcome.Status, crawl.Results[1].Forget));

        crawl.Clock.Advance(TimeSpan.FromDays(1));
        await crawl.RunAsync();
        Assert.Equal((FetchStatus.Gone, true), (crawl.Results[1].Outcome.Status, crawl.Results[1].Forget));
    }

    [Fact]
    public async Task A_page_that_is_gone_takes_its_document_with_it_and_an_outage_does_not()
    {
        var status = 200;
        using var crawl = Crawl(_ => ScriptedNetwork.With("<h1>A</h1>", status, "text/html"));
        await crawl.RunAsync();

        status = 503;
        await crawl.RunAsync();
        Assert.Equal((FetchStatus.Failed, false), (crawl.Results[0].Outcome.Status, crawl.Results[0].Forget));

        status = 404;
        await crawl.RunAsync();
        Assert.Equal((FetchStatus.Gone, true), (crawl.Results[0].Outcome.Status, crawl.Results[0].Forget));
    }

    [Fact]
    public async Task E_mail_addresses_are_not_kept()
    {
        using var crawl = Crawl(("/careers", "<a href='mailto:ann@acme.test'>ann@acme.test</a>"));
        await crawl.RunAsync();
        Assert.DoesNotContain("ann@", System.Text.Encoding.UTF8.GetString(crawl.Stored.Values.Single().Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_types_of_content_are_not_read()
    {
        using var crawl = Crawl(_ => ScriptedNetwork.With("%PDF", 200, "application/pdf"));
        await crawl.RunAsync();
        Assert.Equal((FetchStatus.Disallowed, "content of type application/pdf is not read"), (crawl.Results[0].Outcome.Status, crawl.Results[0].Outcome.Reason));
    }

    internal static SiteCrawl Crawl(params (string Path, string Html)[] pages) => Crawl(request =>
        pages.FirstOrDefault(p => p.Path == request.RequestUri!.AbsolutePath) is { Html: { } html }
            ? ScriptedNetwork.With(html, 200, "text/html")
            : ScriptedNetwork.With("", 404, "text/html"));

    internal static SiteCrawl Crawl(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        var crawl = new SiteCrawl(new ScriptedNetwork(answer));
        crawl.Job = crawl.Job with { Crawl = crawl.Job.Crawl with { Sitemaps = false } };
        return crawl;
    }
}
