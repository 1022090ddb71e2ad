using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Skills;

/// <summary>docs/skills.md says what config/skills.json says. To write the page anew: TALENTSCOUT_WRITE_DOCS=1.</summary>
public sealed class SkillsPageTests
{
    [Fact]
    public void The_page_is_the_one_that_the_catalogue_writes()
    {
        var page = Repository.PathOf("docs", "skills.md");
        if (Environment.GetEnvironmentVariable("TALENTSCOUT_WRITE_DOCS") == "1")
            File.WriteAllText(page, SkillsPage.Write(Shipped.Catalogue));

        Assert.Equal(SkillsPage.Write(Shipped.Catalogue), File.ReadAllText(page));
    }
}
