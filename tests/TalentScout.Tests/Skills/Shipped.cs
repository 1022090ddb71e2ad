using TalentScout.Tests.Architecture;

namespace TalentScout.Tests.Skills;

/// <summary>The catalogue that ships, loaded once.</summary>
internal static class Shipped
{
    public static readonly SkillCatalogue Catalogue = SkillCatalogueFile.Load(Repository.PathOf("config", "skills.json"));
}
