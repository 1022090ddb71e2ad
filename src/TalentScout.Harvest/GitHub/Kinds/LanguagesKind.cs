using System.Text.Json;

namespace TalentScout.Harvest.GitHub.Kinds;

/// <summary>Bytes per language, as linguist counts them (vendored and generated files apart).</summary>
internal sealed class LanguagesKind(RepositorySkills skills) : GitHubKind("languages")
{
    public override byte[]? Minimise(ReadOnlySpan<byte> body, ItemContext context) => JsonShape.Numbers.Keep(body);

    public override IEnumerable<Evidence> Extract(GitHubPage page)
    {
        if (page.Context.Repository is not { } repository)
            yield break;
        var bytes = page.Root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => (p.Name, Bytes: p.Value.GetDouble())).Where(p => p.Bytes > 0 && double.IsFinite(p.Bytes)).ToList();
        var total = bytes.Sum(b => b.Bytes);
        foreach (var (name, size) in bytes)
            foreach (var skill in skills.Language(name))
                yield return new SkillEvidence
                {
                    Repository = repository.Key,
                    Skill = skill.Id,
                    // It is in the repository; the fold turns this into merged or authored by whose repository it is.
                    How = How.Merged,
                    Via = $"language:{name}",
                    Share = Math.Round(size / total, 4),
                    Url = repository.Html,
                    Extractor = Extractor,
                };
    }
}
