using TalentScout.App.Commands;

namespace TalentScout.Specs;

/// <summary>A team's work on the terminal.</summary>
public sealed class ListSpecs(Harvested talentscout)
{
    [Fact]
    public async Task I_see_my_lead_lists_and_what_has_become_of_one()
    {
        var file = Path.Combine(talentscout.Folder, "listed.csv");
        var exported = await talentscout.RunAsync("export", "--query", "lang:go", "--format", "csv", "--out", file, "--top", "3");
        Assert.Equal(ExitCode.Done, exported.Code);
        var id = exported.Error.Split("list ")[^1].Trim();
        var lists = await talentscout.RunAsync("lists", "--json");
        Assert.Contains(lists.Json.EnumerateArray(), l => l.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture) == id && l.GetProperty("query").GetString() == "lang:go");
        var one = await talentscout.RunAsync("lists", id);
        Assert.Equal(ExitCode.Done, one.Code);
        Assert.StartsWith("3 as they were, 0 changed, 0 new, 0 gone", one.Output, StringComparison.Ordinal);
        var none = await talentscout.RunAsync("lists", "99999");
        Assert.Equal((ExitCode.NothingOrBadInput, "there is no lead list 99999"), (none.Code, none.Error.Trim()));
    }

    [Fact]
    public async Task I_am_told_where_there_is_no_shortlist_and_no_saved_search()
    {
        Assert.Equal(ExitCode.NothingOrBadInput, (await talentscout.RunAsync("shortlists")).Code);
        var none = await talentscout.RunAsync("shortlists", "7");
        Assert.Equal("there is no shortlist 7", none.Error.Trim());
        Assert.Equal("no search is saved", (await talentscout.RunAsync("searches", "--check")).Error.Trim());
        Assert.Equal("there is no saved search 7", (await talentscout.RunAsync("searches", "7")).Error.Trim());
    }
}
