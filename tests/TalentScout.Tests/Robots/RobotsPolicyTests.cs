using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Tests.Robots;

public sealed class RobotsPolicyTests
{
    [Theory]
    [InlineData(200, RobotsAccess.ByRules)]
    [InlineData(206, RobotsAccess.ByRules)]
    [InlineData(301, RobotsAccess.Everything)]
    [InlineData(401, RobotsAccess.Everything)]
    [InlineData(403, RobotsAccess.Everything)]
    [InlineData(404, RobotsAccess.Everything)]
    [InlineData(410, RobotsAccess.Everything)]
    [InlineData(429, RobotsAccess.Nothing)]
    [InlineData(500, RobotsAccess.Nothing)]
    [InlineData(503, RobotsAccess.Nothing)]
    public void A_status_means_what_the_RFC_says(int status, RobotsAccess access) =>
        Assert.Equal(access, RobotsPolicy.OfAnswer(status, "User-agent: *\nDisallow: /a"u8).Access);

    [Fact]
    public void A_file_that_was_read_decides() =>
        Assert.False(RobotsPolicy.OfAnswer(200, "User-agent: *\nDisallow: /a"u8).Decide("TalentScout", "https://jobs.example/a").Allowed);

    [Fact]
    public void A_page_in_place_of_the_file_forbids_nothing() =>
        Assert.True(RobotsPolicy.OfAnswer(200, "<!doctype html><title>Not found</title><p>Disallow: /</p>"u8).Decide("TalentScout", "https://jobs.example/a").Allowed);

    [Fact]
    public void An_unreachable_file_forbids_everything_and_says_why()
    {
        var verdict = RobotsPolicy.Unreachable("no such host").Decide("TalentScout", "https://jobs.example/a");
        Assert.Equal(new RobotsVerdict(false, "no such host"), verdict);
    }
}
