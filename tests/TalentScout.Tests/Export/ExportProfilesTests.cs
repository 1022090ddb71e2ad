using TalentScout.Export;

namespace TalentScout.Tests.Export;

public sealed class ExportProfilesTests
{
    [Fact]
    public void The_profiles_of_the_configuration_load() =>
        Assert.Equal(["ashby", "generic", "greenhouse", "lever"], Leads.Profiles.Keys);

    [Theory]
    [InlineData("greenhouse", "First Name", "Ada María")]
    [InlineData("greenhouse", "Last Name", "Example")]
    [InlineData("lever", "Tags", "Go,PostgreSQL")]
    [InlineData("ashby", "Location", "Berlin, DE")]
    public void A_column_holds_its_value(string profile, string header, string value) =>
        Assert.Equal(value, Leads.Profiles[profile].Columns.Single(c => c.Header == header).Of(Leads.Ada, Leads.List));

    [Theory]
    [InlineData("First Name")]
    [InlineData("Last Name")]
    public void A_name_that_an_importer_insists_on_is_never_empty(string header) =>
        Assert.Equal("bob", Leads.Profiles["greenhouse"].Columns.Single(c => c.Header == header).Of(Leads.Bob, Leads.List));

    [Theory]
    [InlineData("""{"x":{"columns":[{"header":"A","value":"rank"}]}}""", "no profile `generic`")]
    [InlineData("""{"generic":{"columns":[]}}""", "generic: no columns")]
    [InlineData("""{"generic":{"columns":[{"header":"A","value":"shoe_size"}]}}""", "generic.A: unknown value `shoe_size`, want one of rank, id")]
    [InlineData("""{"generic":{"columns":[{"header":"A"}]}}""", "generic.A: want either a value or a text")]
    [InlineData("""{"generic":{"columns":[{"header":"A","value":"rank","text":"x"}]}}""", "generic.A: want either a value or a text")]
    [InlineData("""{"generic":{"columns":[{"value":"rank"}]}}""", "generic: a column without a header")]
    [InlineData("""{"generic":{"columns":[{"header":"A","value":"rank"},{"header":"A","value":"id"}]}}""", "generic: header `A` stands twice")]
    [InlineData("""{"generic":{"colums":[]}}""", "colums")]
    [InlineData("[]", "")]
    public void A_mistake_in_the_file_is_named(string json, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => ExportProfiles.Parse(json)).Message, StringComparison.Ordinal);

    /// <summary>To write the page anew: TALENTSCOUT_WRITE_DOCS=1.</summary>
    [Fact]
    public void The_page_is_the_one_that_the_tables_write()
    {
        var page = Path.Combine(Leads.Root, "docs", "exports.md");
        if (Environment.GetEnvironmentVariable("TALENTSCOUT_WRITE_DOCS") == "1")
            File.WriteAllText(page, ExportPage.Write());

        Assert.Equal(ExportPage.Write(), File.ReadAllText(page));
        Assert.All(ExportFormats.All, f => Assert.Contains($"| `{f.Name}` |", ExportPage.Write(), StringComparison.Ordinal));
    }
}
