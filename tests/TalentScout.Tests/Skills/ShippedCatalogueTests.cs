namespace TalentScout.Tests.Skills;

/// <summary>config/skills.json: its size, and the words that people search and advertise with.</summary>
public sealed class ShippedCatalogueTests
{
    [Fact]
    public void It_has_at_least_450_skills_and_3000_package_names()
    {
        Assert.True(Shipped.Catalogue.All.Count(s => !s.Group) >= 450);
        Assert.True(SkillsPage.Packages(Shipped.Catalogue) >= 3_000);
    }

    [Fact]
    public void Every_ecosystem_has_packages_of_every_widely_used_store()
    {
        foreach (var id in new[] { "postgresql", "mysql", "sqlite", "mongodb", "redis", "elasticsearch" })
            foreach (var ecosystem in PackageName.Ecosystems)
                if (!(id is "mysql" or "sqlite" && ecosystem is "packagist" or "hex"))
                    Assert.True(Shipped.Catalogue.Find(id)!.Packages.ContainsKey(ecosystem), $"{id} has no {ecosystem} package");
    }

    [Theory]
    [InlineData("golang", "go")]
    [InlineData("go", "go")]
    [InlineData("C#", "csharp")]
    [InlineData("c++", "cpp")]
    [InlineData("node", "nodejs")]
    [InlineData("Node.js", "nodejs")]
    [InlineData("postgres", "postgresql")]
    [InlineData("k8s", "kubernetes")]
    [InlineData("SpringBoot", "spring-boot")]
    [InlineData("spring boot", "spring-boot")]
    [InlineData("ASP.NET Core", "aspnetcore")]
    [InlineData("asp net core", "aspnetcore")]
    [InlineData("Entity Framework", "efcore")]
    [InlineData("ms sql", "sqlserver")]
    [InlineData("t-sql", "sqlserver")]
    [InlineData("rails", "rails")]
    [InlineData("ROR", "rails")]
    [InlineData("next", "nextjs")]
    [InlineData("drf", "djangorestframework")]
    [InlineData("message queue", "message-broker")]
    [InlineData("gopher", null)]
    public void Spellings_resolve(string spelling, string? id) => Assert.Equal(id, Shipped.Catalogue.Resolve(spelling)?.Id);

    [Theory]
    [InlineData("sql", "postgresql")]
    [InlineData("sql", "sqlserver")]
    [InlineData("nosql", "mongodb")]
    [InlineData("orm", "efcore")]
    [InlineData("message-broker", "rabbitmq")]
    [InlineData("web-framework", "django")]
    public void A_group_holds_its_skills(string group, string child)
    {
        var found = Shipped.Catalogue.Find(group)!;
        Assert.True(found.Group);
        Assert.Contains(Shipped.Catalogue.WithChildren(found), s => s.Id == child);
    }

    [Theory]
    [InlineData("spring-boot", "java")]
    [InlineData("efcore", "csharp")]
    [InlineData("rails", "ruby")]
    [InlineData("mongoose", "mongodb")]
    [InlineData("timescaledb", "postgresql")]
    public void Implications_are_discounted(string id, string implied) => Assert.InRange(Shipped.Catalogue.Find(id)!.Implies[implied], 0.01, 0.99);

    [Fact]
    public void Every_role_is_spoken_for()
    {
        var roles = Shipped.Catalogue.All.Select(s => s.Role).OfType<string>().Distinct().Order();
        Assert.Equal(["backend", "data", "devops", "frontend", "mobile"], roles);
    }
}
