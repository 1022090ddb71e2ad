using AngleSharp.Html.Parser;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Tests.Robots;

public sealed class PageDirectivesTests
{
    private static readonly PageDirectives NoIndex = new(true, false, false);

    [Theory]
    [InlineData("noindex", true)]
    [InlineData("otherbot: noindex", false)]
    [InlineData("TalentScout: noindex", true)]
    [InlineData("otherbot: nofollow, noindex", false)]
    [InlineData("otherbot: nofollow, talentscout: noindex", true)]
    [InlineData("unavailable_after: 25 Jun 2030 15:00:00 PST, noindex", true)]
    [InlineData("index, follow", false)]
    public void A_header_may_speak_to_one_agent(string value, bool noIndex) =>
        Assert.Equal(noIndex, PageDirectives.OfHeaders([value], "TalentScout").NoIndex);

    [Theory]
    [InlineData("<meta name=robots content='NoIndex'>")]
    [InlineData("<meta name=' TalentScout ' content=noindex><meta name=robots content=all>")]
    public void Meta_elements_add_up(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        Assert.Equal(NoIndex, PageDirectives.OfDocument(document, "TalentScout"));
    }

    [Fact]
    public void Meta_elements_for_others_say_nothing()
    {
        using var document = new HtmlParser().ParseDocument("<meta name=otherbot content=none><meta name=description content=noindex>");
        Assert.Equal(default, PageDirectives.OfDocument(document, "TalentScout"));
    }
}
