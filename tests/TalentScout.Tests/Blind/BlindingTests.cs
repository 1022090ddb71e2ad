using TalentScout.App.Web;
using TalentScout.Tests.App;

namespace TalentScout.Tests.Blind;

/// <summary>Nothing that is left of a person says who they are; everything that says what they did is left.</summary>
public sealed class BlindingTests
{
    public static TheoryData<int> People() => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(People))]
    public void No_name_handle_or_employer_is_left_in_a_candidate(int which)
    {
        var candidate = InventedPeople.Of(40, seed: 11)[which];
        AssertHidden(candidate, ApiJson.Write(Blinding.Of(candidate).Blind(candidate)));
    }

    [Fact]
    public void Words_and_addresses_that_name_the_person_or_the_employer_are_masked_everywhere()
    {
        var mara = Invented.Mara();
        var json = ApiJson.Write(Blinding.Of(mara).Blind(mara));
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
        var blind = Blinding.Of(mara).Blind(mara);
        Assert.Equal(mara.Skills.Select(s => (s.Skill, s.How, s.TraceCount)), blind.Skills.Select(s => (s.Skill, s.How, s.TraceCount)));
        Assert.Equal(mara.Activity, blind.Activity);
        Assert.Equal(mara.Repositories.Select(r => (r.Commits, r.PullRequests, r.Reviews)), blind.Repositories.Select(r => (r.Commits, r.PullRequests, r.Reviews)));
        Assert.Equal(mara.Place.City, blind.Place.City);
    }

    [Fact]
    public void A_label_is_the_same_always_and_another_for_another()
    {
        var labels = InventedPeople.Of(60, seed: 3).Select(c => Blinding.LabelOf(c.Id)).ToList();
        Assert.Equal(labels, InventedPeople.Of(60, seed: 3).Select(c => Blinding.LabelOf(c.Id)));
        Assert.Equal(labels.Count, labels.Distinct().Count());
        Assert.All(labels, l => Assert.Matches("^[0-9A-F]{6}$", l));
    }

    [Theory]
    [InlineData("Mara Lindqvist wrote it", "••• wrote it")]
    [InlineData("MARA wrote it", "••• wrote it")]
    [InlineData("maralind-bot merged", "•••-bot merged")]
    [InlineData("works at Quillbase", "works at •••")]
    [InlineData("a marathon of merges", "a marathon of merges")]
    [InlineData("", "")]
    public void A_text_is_masked_where_it_names_them_and_only_there(string text, string expected) => Assert.Equal(expected, Blinding.Of(Invented.Mara()).Text(text));

    [Theory]
    [InlineData("https://github.example/northgate-io/gate", true)]
    [InlineData("https://github.example/northgate-io/gate/commits?author=maralind", false)]
    [InlineData("https://github.example/quillbase/npgpool", false)]
    [InlineData("https://github.example/%6Daralind/x", false)]
    public void An_address_is_left_whole_or_not_at_all(string address, bool left) => Assert.Equal(left ? address : null, Blinding.Of(Invented.Mara()).Url(address));

    [Fact]
    public void Somebody_without_any_name_is_no_trouble()
    {
        var nobody = new Candidate { Id = CandidateId.OfGitHub(5), Login = "" };
        Assert.Equal("a text", Blinding.Of(nobody).Text("a text"));
    }

    internal static void AssertHidden(Candidate candidate, string text)
    {
        var names = new[] { candidate.Login, candidate.Name, candidate.Company, candidate.Blog }.OfType<string>().Where(n => n.Length > 1);
        Assert.DoesNotContain(names, n => text.Contains(n, StringComparison.OrdinalIgnoreCase));
    }
}
