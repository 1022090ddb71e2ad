using TalentScout.Tests.App;

namespace TalentScout.Tests.Blind;

/// <summary>Names that stand for numbers of accounts, and only lead back where they were given.</summary>
public sealed class BlindNamesTests
{
    private static readonly BlindNames Names = Of(1);

    [Fact]
    public void A_name_is_the_same_always_and_another_for_another()
    {
        var people = InventedPeople.Of(60, seed: 3).Select(c => c.Id).ToList();
        Assert.Equal(people.Select(Names.Of), people.Select(Of(1).Of));
        Assert.Equal(people.Count, people.Select(Names.Label).Distinct().Count());
        Assert.All(people, id => Assert.Matches("^[0-9A-F]{6}$", Names.Label(id)));
    }

    [Theory]
    [InlineData("583231")]
    [InlineData("1")]
    [InlineData("referral:x1")]
    [InlineData("csv:an address, and much more than one block of the cipher, with ünïcödé in it")]
    public void A_name_leads_back_to_its_id_where_it_was_given_and_nowhere_else(string text)
    {
        var id = CandidateId.Parse(text);
        var name = Names.Of(id);
        Assert.Equal(id, Names.Find(name));
        Assert.Equal(id, Names.Find(CandidateId.Parse(name.ToString())));
        Assert.Equal(name, Names.Of(name));
        Assert.DoesNotContain(id.Key, name.ToString(), StringComparison.Ordinal);
        Assert.Null(Of(2).Find(name));
        Assert.NotEqual(name, Of(2).Of(id));
    }

    [Theory]
    [InlineData("blind:")]
    [InlineData("blind:4F2A1C")]
    [InlineData("blind:zz")]
    [InlineData("blind:4F2A1C4F2A1C4F2A1C4F2A1C4F2A1C4F2A1C")]
    [InlineData("583231")]
    public void What_is_no_name_leads_to_nobody(string text) => Assert.Null(CandidateId.TryParse(text, out var id) ? Names.Find(id) : null);

    [Fact]
    public void A_name_with_one_digit_changed_leads_to_nobody()
    {
        var name = Names.Of(CandidateId.OfGitHub(583231));
        for (var i = 0; i < name.Key.Length; i++)
        {
            var other = name.Key[..i] + (name.Key[i] == '0' ? '1' : '0') + name.Key[(i + 1)..];
            Assert.Null(Names.Find(new CandidateId(BlindNames.Source, other)));
        }
    }

    private static BlindNames Of(byte key) => new([.. Enumerable.Repeat(key, 32)]);
}
