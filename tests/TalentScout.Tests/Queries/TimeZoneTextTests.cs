namespace TalentScout.Tests.Queries;

/// <summary>Names of zones change, and people go on writing those that they learnt.</summary>
public sealed class TimeZoneTextTests
{
    [Theory]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("asia/saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("US/Pacific", "America/Los_Angeles")]
    [InlineData("Asia/Kolkata", "Asia/Kolkata")]
    public void An_earlier_name_is_the_zone_of_today(string written, string zone)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has a list of zones of its own");
        Assert.True(TimeZoneText.TryParse(written, out var read));
        Assert.Equal(zone, read.ToString());
        Assert.True(read.Matches(zone));
    }

    [Fact]
    public void A_name_for_several_zones_of_today_means_each_of_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has a list of zones of its own");
        Assert.True(TimeZoneText.TryParse("America/Virgin", out var read));
        Assert.True(read.Matches("America/Puerto_Rico"));
        Assert.True(read.Matches("America/Kralendijk"));
        Assert.False(read.Matches("America/New_York"));
        Assert.False(read.Matches(null));
    }
}
