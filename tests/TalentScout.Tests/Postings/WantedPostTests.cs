using System.Text;
using TalentScout.Harvest.Boards.HackerNews;
using TalentScout.Harvest.Boards.Reading;
using TalentScout.Tests.Briefs;

namespace TalentScout.Tests.Postings;

/// <summary>Posts of "Who wants to be hired?"; everybody in them is invented.</summary>
public sealed class WantedPostTests
{
    private const string Post = """
        {"by":"pelicanna","id":501,"time":1772323200,"type":"comment","text":"Location: Porto, Portugal<p>Remote: Yes<p>Willing to relocate: No<p>Technologies: Elixir, PostgreSQL, Kubernetes<p>R&#xE9;sum&#xE9;&#x2F;CV: https:&#x2F;&#x2F;cv.example&#x2F;p<p>GitHub: https:&#x2F;&#x2F;github.com&#x2F;pelicanna-dev<p>Email: pelicanna@mail.example or +351 912 345 678"}
        """;

    private static readonly WantedPost Reader = new(BriefWorld.Text);

    private static SourceDocument Document(string json) => new()
    {
        Key = "hackernews wanted-post x",
        Source = "hackernews",
        Kind = "wanted-post",
        Address = "https://hacker-news.firebaseio.com/v0/item/501.json",
        Fetched = PostingWorld.Night,
        Body = Encoding.UTF8.GetBytes(json),
    };

    [Fact]
    public void A_post_says_who_is_open_where_and_with_what()
    {
        var evidence = Reader.Read(LooseJson.Parse(Post), Document(Post));

        Assert.All(evidence, e => Assert.Equal(CandidateId.Parse("hackernews:pelicanna"), e.Person));
        Assert.All(evidence, e => Assert.Equal("https://news.ycombinator.com/item?id=501", e.Url));
        var profile = Assert.Single(evidence.OfType<ProfileEvidence>());
        Assert.Equal(("Porto, Portugal / Remote", "https://github.com/pelicanna-dev", true), (profile.Location, profile.Blog, profile.Hireable));
        Assert.Equal((true, new DateOnly(2026, 3, 1)), Assert.Single(evidence.OfType<AvailabilityEvidence>()) is var a ? (a.Open, a.Said!.Value) : default);
        Assert.Equal(["elixir", "kubernetes", "postgresql"], evidence.OfType<SkillEvidence>().Select(s => s.Skill).Order(StringComparer.Ordinal));
        Assert.All(evidence.OfType<SkillEvidence>(), s => Assert.Equal(How.Declared, s.How));
    }

    [Fact]
    public void Mailboxes_and_numbers_are_never_in_what_it_says()
    {
        var all = string.Join('\n', Reader.Read(LooseJson.Parse(Post), Document(Post)).Select(e => e.ToString()));
        Assert.DoesNotContain("mail.example", all, StringComparison.Ordinal);
        Assert.DoesNotContain("912 345", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"by":"x","id":1,"time":1772323200,"text":"Nice thread!"}""")]
    [InlineData("""{"id":1,"deleted":true,"time":1772323200}""")]
    [InlineData("""{"by":"x","id":1,"dead":true,"text":"Location: Rome<p>Remote: yes<p>Technologies: Go"}""")]
    public void Other_comments_and_deleted_ones_say_nothing(string json) => Assert.Empty(Reader.Read(LooseJson.Parse(json), Document(json)));
}
