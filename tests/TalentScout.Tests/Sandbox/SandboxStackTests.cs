using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

/// <summary>What the sandbox takes a package, an image or a language for is what the catalogue takes it for: else its truth could not be found.</summary>
public sealed class SandboxStackTests
{
    private static readonly SkillCatalogue Catalogue = SkillCatalogueFile.Load(Architecture.Repository.PathOf("config", "skills.json"));

    private static readonly Dictionary<Ecosystem, string> Names = new()
    {
        [Ecosystem.NuGet] = "nuget",
        [Ecosystem.Npm] = "npm",
        [Ecosystem.Go] = "go",
        [Ecosystem.Maven] = "maven",
        [Ecosystem.Gradle] = "maven",
        [Ecosystem.PyPi] = "pypi",
        [Ecosystem.RubyGems] = "rubygems",
        [Ecosystem.Packagist] = "packagist",
        [Ecosystem.Crates] = "crates",
        [Ecosystem.Hex] = "hex",
    };

    public static TheoryData<string> Stacks() => [.. StackList.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void A_package_stands_for_the_skill_that_the_catalogue_gives_it(string id)
    {
        var stack = StackList.All.Single(s => s.Id == id);
        if (!Names.TryGetValue(stack.Ecosystem, out var ecosystem))
            return;
        Assert.All(stack.Core.Concat(stack.Often).Concat(stack.Tests).Concat(stack.Traps).Where(d => d.Skill is not null), d =>
            Assert.Contains(d.Skill, Catalogue.OfPackage(ecosystem, d.Package).Select(s => s.Id)));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void An_image_stands_for_the_skill_that_the_catalogue_gives_it(string id) =>
        Assert.All(StackList.All.Single(s => s.Id == id).Services, s => Assert.Contains(s.Skill, Catalogue.OfImage(s.Image).Select(k => k.Id)));

    [Theory]
    [MemberData(nameof(Stacks))]
    public void The_main_language_is_known_by_the_name_that_GitHub_gives_it(string id)
    {
        var stack = StackList.All.Single(s => s.Id == id);
        if (stack.Role == WorkRole.Docs || stack.Linguist == "Vue")
            return;
        Assert.Contains(stack.Language, Catalogue.OfLinguist(stack.Linguist).Select(s => s.Id));
    }

    /// <summary>A trap names a skill that the stack does not have: else finding it would not be a mistake.</summary>
    [Fact]
    public void A_trap_is_never_in_real_use()
    {
        Assert.All(StackList.All, s =>
        {
            var real = s.Inherent.Concat(s.Core.Concat(s.Often).Select(d => d.Skill)).Concat(s.Services.Select(v => v.Skill));
            Assert.Empty(s.Traps.Concat(s.Tests).Select(d => d.Skill).OfType<string>().Intersect(real.OfType<string>()));
        });
    }
}
