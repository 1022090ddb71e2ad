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

    [Fact]
    public async Task I_am_told_that_a_folder_holds_nobody_instead_of_getting_an_empty_list()
    {
        var (empty, file) = (Path.Combine(talentscout.Folder, "nobody"), Path.Combine(talentscout.Folder, "nobody.csv"));
        var exported = await talentscout.RunOnAsync(empty, "", "export", "--query", "lang:go", "--format", "csv", "--out", file);
        Assert.Equal(ExitCode.NothingOrBadInput, exported.Code);
        Assert.Equal($"{empty} holds nobody yet: harvest or import first, or name the folder that does with --data", exported.Error.Trim());
        Assert.False(File.Exists(file));
        Assert.Contains("holds nobody yet", (await talentscout.RunOnAsync(empty, "", "search", "lang:go")).Error, StringComparison.Ordinal);
    }
}
