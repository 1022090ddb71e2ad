using System.Text;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Tests.Robots;

public sealed class RobotsFileTests
{
    private const string Site = "https://jobs.example";

    [Fact]
    public void The_longest_rule_decides_and_is_named()
    {
        var robots = Parse("User-agent: *\nDisallow: /jobs\nAllow: /jobs/open\nDisallow: /jobs/open/*/apply$");
        Assert.Equal(new RobotsVerdict(false, "Disallow: /jobs"), robots.Decide("TalentScout", Site + "/jobs/closed"));
        Assert.Equal(new RobotsVerdict(true, "Allow: /jobs/open"), robots.Decide("TalentScout", Site + "/jobs/open/7"));
        Assert.Equal(new RobotsVerdict(false, "Disallow: /jobs/open/*/apply$"), robots.Decide("TalentScout", Site + "/jobs/open/7/apply"));
        Assert.Equal(new RobotsVerdict(true, null), robots.Decide("TalentScout", Site + "/about"));
    }

    [Fact]
    public void Allow_wins_a_tie() =>
        Assert.True(Parse("User-agent: *\nDisallow: /a\nAllow: /a").Decide("TalentScout", Site + "/a").Allowed);

    [Fact]
    public void Groups_of_the_same_agent_are_merged_and_replace_those_for_everybody()
    {
        var robots = Parse("User-agent: talentscout\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: TALENTSCOUT\nDisallow: /b");
        Assert.False(robots.Decide("TalentScout/1.0 (+https://talentscout.example)", Site + "/a").Allowed);
        Assert.False(robots.Decide("TalentScout", Site + "/b").Allowed);
        Assert.True(robots.Decide("TalentScout", Site + "/c").Allowed);
        Assert.False(robots.Decide("Scout", Site + "/c").Allowed);
    }

    [Theory]
    [InlineData("Disallow: /caf%C3%A9", "/café")]
    [InlineData("Disallow: /café", "/caf%c3%a9")]
    [InlineData("Disallow: /%7Ejoe", "/~joe")]
    [InlineData("Disallow: /a%2fb", "/a%2Fb")]
    [InlineData("Disallow: /x%2Ay", "/x*y")]
    [InlineData("Disallow: /price$", "/price$")]
    [InlineData("dissalow /x", "/x")]
    public void Paths_are_compared_in_one_spelling(string rule, string path) =>
        Assert.False(Parse("User-agent: *\n" + rule).Decide("TalentScout", Site + path).Allowed);

    [Fact]
    public void An_encoded_slash_is_not_a_slash() =>
        Assert.True(Parse("User-agent: *\nDisallow: /a%2Fb").Decide("TalentScout", Site + "/a/b").Allowed);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Any_line_end_and_a_byte_order_mark_are_read(string end)
    {
        var text = string.Join(end, "User-agent: *", "Disallow: /a # not this", "Crawl-delay: 2.5", "Sitemap: https://jobs.example/sitemap.xml");
        var robots = RobotsFile.Parse([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        Assert.False(robots.Decide("TalentScout", Site + "/a").Allowed);
        Assert.Equal(TimeSpan.FromSeconds(2.5), robots.CrawlDelay("TalentScout"));
        Assert.Equal(["https://jobs.example/sitemap.xml"], robots.Sitemaps);
    }

    [Fact]
    public void A_line_cut_off_by_the_size_cap_is_left_out()
    {
        var head = "User-agent: *\nDisallow: /first\n";
        var text = head + new string('#', RobotsFile.MaxLength - head.Length - "\nDisallow: /".Length) + "\nDisallow: /only-this";
        Assert.True(Parse(text).Decide("TalentScout", Site + "/other").Allowed);
        Assert.False(Parse(text).Decide("TalentScout", Site + "/first").Allowed);
    }

    [Fact]
    public void The_file_itself_may_be_read() =>
        Assert.True(Parse("User-agent: *\nDisallow: /").Decide("TalentScout", Site + "/robots.txt").Allowed);

    [Fact]
    public void Stars_by_the_thousand_are_decided_without_going_back()
    {
        var rule = "User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 8000)) + "b$";
        Assert.True(Parse(rule).Decide("TalentScout", Site + "/" + new string('a', 20000)).Allowed);
        Assert.False(Parse(rule).Decide("TalentScout", Site + "/" + new string('a', 20000) + "b").Allowed);
    }

    [Fact]
    public void Random_text_is_read_without_trouble()
    {
        var random = new Random(7);
        string[] words = ["User-agent", "Disallow", "Allow", ":", "*", "$", "%", "%2", "%C3", "/", "\r", "\n", "\0", "#", "é", "\ud800", "Crawl-delay", "1e9", "-", "Host:", " "];
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => words[random.Next(words.Length)]));
            var robots = Parse(text);
            // Whatever it says, it says the same twice, and never keeps us from itself.
            Assert.Equal(robots.Decide(text, text), robots.Decide(text, text));
            Assert.True(robots.Decide("TalentScout", Site + "/robots.txt").Allowed);
        }
    }

    private static RobotsFile Parse(string text) => RobotsFile.Parse(Encoding.UTF8.GetBytes(text));
}
