using System.Text;

namespace TalentScout.Tests.Search;

public sealed class SearchRowTests
{
    [Fact]
    public void A_row_says_what_is_known()
    {
        var row = Row("ada\nAda L.\n\nwrites engines");

        Assert.Equal(("ada", "Ada L.", null, "writes engines"), (row.Login, row.Name, row.City, row.Bio));
    }

    [Fact]
    public void Rows_are_equal_by_what_they_say()
    {
        Assert.Equal(Row("ada\n\n\n"), Row("ada\n\n\n"));
        Assert.NotEqual(Row("ada\n\n\n"), Row("ada\n\nParis\n"));
        Assert.Equal(Row("ada\n\n\n").GetHashCode(), Row("ada\n\n\n").GetHashCode());
    }

    private static SearchRow Row(string text) => new(CandidateId.OfGitHub(1), 1.5, new RowText(Encoding.UTF8.GetBytes(text)));
}
