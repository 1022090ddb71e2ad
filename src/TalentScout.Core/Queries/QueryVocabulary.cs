namespace TalentScout;

/// <summary>What the parser asks about the world: skills, cities and countries.</summary>
/// <param name="FindCity">A city by name, "Portland" or "Portland, US"; null where none is known.</param>
/// <param name="ResolveCountry">A country by name or code -> ISO 3166-1 alpha-2, upper case; null where none is known.</param>
internal sealed record QueryVocabulary(
    SkillCatalogue Skills, Func<string, (string City, double Lat, double Lon)?> FindCity, Func<string, string?> ResolveCountry)
{
    public Skill? Skill(string text) => Skills.Find(text) ?? Skills.Resolve(text);
}
