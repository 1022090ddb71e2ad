using System.Text.Json;

namespace TalentScout.Harvest.GitHub;

/// <summary>The skills that a repository's own facts show: its language, its topics, its name and description.</summary>
internal sealed class RepositorySkills(SkillCatalogue catalogue)
{
    private readonly Dictionary<string, Skill> _languages = catalogue.All
        .SelectMany(s => s.Linguist.Select(name => (Name: name, Skill: s)))
        .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(p => p.Name, p => p.Skill, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Skill> _topics = catalogue.All
        .SelectMany(s => s.Topics.Select(topic => (Topic: topic, Skill: s)))
        .DistinctBy(p => p.Topic, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(p => p.Topic, p => p.Skill, StringComparer.OrdinalIgnoreCase);

    /// <summary>By the name that GitHub's linguist has for it; null where the catalogue has no such skill.</summary>
    public Skill? Language(string linguist) => _languages.GetValueOrDefault(linguist);

    /// <summary>The main language, for lists that do not tell the shares. Surely in use, but who knows how much.</summary>
    public IEnumerable<SkillEvidence> MainLanguage(JsonElement repository, RepositoryFacts facts, string extractor)
    {
        if (repository.Flag("fork") != true && repository.Text("language") is { } language && Language(language) is { } skill)
            yield return Of(skill, facts, How.Merged, $"main-language:{language}", null, extractor) with { Confidence = 0.7 };
    }

    /// <summary>What the repository is about: its topics, name and description.</summary>
    public IEnumerable<SkillEvidence> About(JsonElement repository, RepositoryFacts facts, string extractor)
    {
        if (repository.Flag("fork") == true)
            yield break;
        foreach (var topic in repository.Items("topics").Select(t => t.AsText()).OfType<string>())
            if (_topics.TryGetValue(topic, out var skill))
                yield return Of(skill, facts, How.Declared, $"topic:{topic}", topic, extractor);
    }

    /// <summary>The same of the beginning of a README.</summary>
    public IEnumerable<SkillEvidence> AboutReadme(string text, RepositoryFacts facts, string extractor) => [];

    private static SkillEvidence Of(Skill skill, RepositoryFacts facts, How how, string via, string? excerpt, string extractor) =>
        new() { Repository = facts.Key, Skill = skill.Id, How = how, Via = via, Url = facts.Html, Excerpt = excerpt, Extractor = extractor };
}
