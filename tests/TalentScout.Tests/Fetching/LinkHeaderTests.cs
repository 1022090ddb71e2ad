using TalentScout.Harvest.Fetching;

namespace TalentScout.Tests.Fetching;

public sealed class LinkHeaderTests
{
    [Fact]
    public void Relations_of_a_page_are_read()
    {
        var links = LinkHeader.Parse(
            """<https://api.test/repositories/1/commits?page=2>; rel="next", <https://api.test/repositories/1/commits?page=9>; rel="last"; title="a, b", <https://api.test/x?a=1,2>; rel=first""");

        Assert.Equal("https://api.test/repositories/1/commits?page=2", links["next"].AbsoluteUri);
        Assert.Equal("https://api.test/repositories/1/commits?page=9", links["last"].AbsoluteUri);
        Assert.Equal("https://api.test/x?a=1,2", links["first"].AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("<no address>; rel=\"next\"")]
    [InlineData("<https://api.test/x>")]
    [InlineData("<https://api.test/x")]
    public void What_cannot_be_read_is_no_link(string? header) => Assert.Empty(LinkHeader.Parse(header));
}
