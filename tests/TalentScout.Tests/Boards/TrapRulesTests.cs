using TalentScout.Harvest.Boards.Crawling;

namespace TalentScout.Tests.Boards;

public sealed class TrapRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://acme.test/a/a/a")]
    [InlineData("https://acme.test/de/x/de/x/de/x")]
    [InlineData("https://acme.test/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15")]
    [InlineData("https://acme.test/jobs?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9")]
    [InlineData("https://acme.test/events/2031-05-02")]
    [InlineData("https://acme.test/calendar/2011/05")]
    [InlineData("https://acme.test/agenda?year=2055&month=1")]
    [InlineData("https://acme.test/photo.JPG")]
    [InlineData("https://acme.test/offer.pdf")]
    public void Addresses_that_machines_make_without_end_are_refused(string address) => Assert.NotNull(TrapRules.Refuse(new Uri(address), Now));

    [Theory]
    [InlineData("https://acme.test/")]
    [InlineData("https://acme.test/careers/engineering/senior-go-developer-2026-03")]
    [InlineData("https://acme.test/jobs/2014/05/still-open")]
    [InlineData("https://acme.test/jobs?page=3&team=platform")]
    [InlineData("https://acme.test/en/careers/en/jobs")]
    [InlineData("https://acme.test/jobs/4711/apply.html")]
    [InlineData("https://acme.test/jobs/node.js-developer")]
    public void Addresses_of_openings_are_not(string address) => Assert.Null(TrapRules.Refuse(new Uri(address), Now));

    [Theory]
    [InlineData("https://acme.test/jobs;jsessionid=0A1B2C?b=2&a=1", "https://acme.test/jobs?a=1&b=2")]
    [InlineData("https://acme.test/jobs?PHPSESSID=abc&utm_source=x&gclid=y", "https://acme.test/jobs")]
    [InlineData("https://acme.test/jobs?id=7&fbclid=z#apply", "https://acme.test/jobs?id=7")]
    [InlineData("HTTPS://ACME.test:443/a/../jobs/", "https://acme.test/jobs/")]
    public void What_only_names_the_visit_is_cut_off(string written, string asked) => Assert.Equal(asked, PageAddress.Of(written)?.AbsoluteUri);

    [Theory]
    [InlineData("mailto:a@acme.test")]
    [InlineData("javascript:void(0)")]
    [InlineData("#top")]
    [InlineData("tel:+4930123")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://acme.test/x")]
    public void Other_addresses_are_not_of_the_web(string written) => Assert.Null(PageAddress.Of(written, "https://acme.test/"));

    [Theory]
    [InlineData("<title>404 - Page not found</title><p>Sorry", true)]
    [InlineData("<title>Acme</title><h1>This job is no longer available</h1>", true)]
    [InlineData("<title>Seite nicht gefunden | Acme</title>", true)]
    [InlineData("<title>Backend Engineer</title><h1>Backend Engineer</h1><p>You fix what returns 404.", false)]
    [InlineData("<title>Room 404 Escape Games careers</title><h1>Join us</h1>", false)]
    public void A_page_that_says_not_found_is_not_found(string html, bool expected) =>
        Assert.Equal(expected, SoftMissing.Is(PageParser.Parse(html, new Uri("https://acme.test/"), default).Page!.Dom));
}
