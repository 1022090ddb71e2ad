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

    public IEnumerable<SkillEvidence> About(JsonElement repository, RepositoryFacts facts, string extractor)
    {
        if (repository.Flag("fork") == true)
            yield break;
        if (repository.Text("language") is { } language && Language(language) is { } main)
            yield return Of(main, How.Merged, $"language:{language}", language);
        foreach (var topic in repository.Items("topics").Select(t => t.AsText()).OfType<string>())
            if (_topics.TryGetValue(topic, out var skill))
                yield return Of(skill, How.Declared, $"topic:{topic}", topic);

        SkillEvidence Of(Skill skill, How how, string via, string excerpt) =>
            new() { Repository = facts.Key, Skill = skill.Id, How = how, Via = via, Url = facts.Html, Excerpt = excerpt, Extractor = extractor };
    }
}
