using System.Text.RegularExpressions;
using TalentScout.App.Web;
using TalentScout.Tests.App;

namespace TalentScout.Tests.Blind;

/// <summary>Nothing that is left of a person says who they are; everything that says what they did is left.</summary>
public sealed class BlindingTests
{
    private const int LongNumber = 5;

    private static readonly BlindNames Names = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    public static TheoryData<int> People() => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(People))]
    public void No_name_handle_or_employer_is_left_in_a_candidate(int which)
    {
        var candidate = InventedPeople.Of(40, seed: 11)[which];
        AssertHidden(candidate, ApiJson.Write(Blinding.Of(candidate, Names).Blind(candidate)));
    }

    [Fact]
    public void Words_and_addresses_that_name_the_person_or_the_employer_are_masked_everywhere()
    {
        var mara = Invented.Mara();
        var json = ApiJson.Write(Blinding.Of(mara, Names).Blind(mara));
        AssertHidden(mara, json);
        Assert.DoesNotContain("mara.example", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("harbourworks", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"followers\":8", json, StringComparison.Ordinal);
        Assert.Contains("•••/ledgerline", json, StringComparison.Ordinal);
        Assert.Contains("northgate-io/gate", json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_stays()
    {
        var mara = Invented.Mara();
        var blind = Blinding.Of(mara, Names).Blind(mara);
        Assert.Equal(mara.Skills.Select(s => (s.Skill, s.How, s.TraceCount)), blind.Skills.Select(s => (s.Skill, s.How, s.TraceCount)));
        Assert.Equal(mara.Activity, blind.Activity);
        Assert.Equal(mara.Repositories.Select(r => (r.Commits, r.PullRequests, r.Reviews)), blind.Repositories.Select(r => (r.Commits, r.PullRequests, r.Reviews)));
        Assert.Equal(mara.Place.City, blind.Place.City);
    }

    [Theory]
    [InlineData("Mara Lindqvist wrote it", "••• wrote it")]
    [InlineData("MARA wrote it", "••• wrote it")]
    [InlineData("maralind-bot merged", "•••-bot merged")]
    [InlineData("works at Quillbase", "works at •••")]
    [InlineData("a marathon of merges", "a marathon of merges")]
    [InlineData("", "")]
    public void A_text_is_masked_where_it_names_them_and_only_there(string text, string expected) => Assert.Equal(expected, Blinding.Of(Invented.Mara(), Names).Text(text));

    [Theory]
    [InlineData("https://github.example/northgate-io/gate", true)]
    [InlineData("https://github.example/northgate-io/gate/commits?author=maralind", false)]
    [InlineData("https://github.example/quillbase/npgpool", false)]
    [InlineData("https://github.example/%6Daralind/x", false)]
    public void An_address_is_left_whole_or_not_at_all(string address, bool left) => Assert.Equal(left ? address : null, Blinding.Of(Invented.Mara(), Names).Url(address));

    [Fact]
    public void Somebody_without_any_name_is_no_trouble()
    {
        var nobody = new Candidate { Id = CandidateId.OfGitHub(5), Login = "" };
        Assert.Equal("a text", Blinding.Of(nobody, Names).Text("a text"));
    }

    internal static void AssertHidden(Candidate candidate, string text)
    {
        var names = new[] { candidate.Login, candidate.Name, candidate.Company, candidate.Blog }.OfType<string>().Where(n => n.Length > 1);
        Assert.DoesNotContain(names, n => text.Contains(n, StringComparison.OrdinalIgnoreCase));
        // The number of an account leads to it: nothing else on the pages has as many digits in one.
        var numbers = candidate.Repositories.Where(r => r.Own).Select(r => r.Id.Key).Append(candidate.Id.Key).Where(n => n.Length >= LongNumber);
        Assert.DoesNotContain(numbers, n => Regex.IsMatch(text, $@"(?<!\d){n}(?!\d)"));
    }
}
