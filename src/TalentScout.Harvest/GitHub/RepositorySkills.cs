using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// The skills that a repository's own facts show. What it is about (name, topics, description, beginning of the README) is declared here; the fold makes it merged or
/// authored for those whose work is in it: a change accepted by a PostgreSQL driver is work on PostgreSQL.
/// </summary>
internal sealed partial class RepositorySkills(SkillCatalogue catalogue, AboutText text)
{
    private const double OfMainLanguage = 0.7;
    private const double OfName = 0.9;
    private const double OfDescription = 0.8;
    private const double OfHeadline = 0.7;
    private const double OfLead = 0.5;

    /// <summary>Characters of a README that tell what it is about; further down it speaks of how to install and of friends.</summary>
    private const int LeadLength = 700;

    /// <summary>By the name that GitHub's linguist has for it.</summary>
    public ImmutableArray<Skill> Language(string linguist) => catalogue.OfLinguist(linguist);

    /// <summary>The main language, for lists that do not tell the shares: surely in use, but who knows how much.</summary>
    public IEnumerable<SkillEvidence> MainLanguage(JsonElement repository, RepositoryFacts facts, string extractor)
    {
        if (repository.Flag("fork") == true || repository.Text("language") is not { } language)
            yield break;
        foreach (var skill in Language(language))
            yield return Of(skill, facts, $"main-language:{language}", null, OfMainLanguage, extractor) with { How = How.Merged };
    }

    /// <summary>Nothing of a fork: that is its parent's.</summary>
    public IEnumerable<SkillEvidence> About(JsonElement repository, RepositoryFacts facts, string extractor)
    {
        if (repository.Flag("fork") == true)
            yield break;
        foreach (var topic in repository.Items("topics").Select(t => t.AsText()).OfType<string>())
            foreach (var skill in catalogue.OfTopic(topic))
                yield return Of(skill, facts, $"topic:{topic}", topic, 1, extractor);
        var name = facts.Name[(facts.Name.IndexOf('/') + 1)..];
        foreach (var (skill, _) in InName(name))
            yield return Of(skill, facts, "text:name", name, OfName, extractor);
        if (repository.Text("description") is { } description)
            foreach (var (skill, excerpt) in text.Find(description))
                yield return Of(skill, facts, "text:description", excerpt, OfDescription, extractor);
    }

    public IEnumerable<SkillEvidence> AboutReadme(string readme, RepositoryFacts facts, string extractor)
    {
        var headline = Headline().Match(readme) is { Success: true } match ? match.Groups["text"].Value.Trim() : "";
        var inHeadline = text.Find(headline).ToList();
        foreach (var (skill, excerpt) in inHeadline)
            yield return Of(skill, facts, "text:readme", excerpt, OfHeadline, extractor) with { Url = $"{facts.Html}#readme" };
        foreach (var (skill, excerpt) in text.Find(Lead(readme)))
            if (inHeadline.All(h => h.Skill != skill))
                yield return Of(skill, facts, "text:readme", excerpt, OfLead, extractor) with { Url = $"{facts.Html}#readme" };
    }

    /// <summary>"spring-kafka-demo" names Kafka; a name that is one word is looked up as a whole, too.</summary>
    private IEnumerable<(Skill Skill, string Excerpt)> InName(string name)
    {
        if (catalogue.Resolve(name) is { Group: false } whole && !whole.Ambiguous.Contains(name, StringComparer.OrdinalIgnoreCase))
            return [(whole, name)];
        return text.Find(NameSeparator().Replace(name, " "));
    }

    /// <summary>Badges, pictures, HTML and addresses are no text.</summary>
    private static string Lead(string readme)
    {
        var plain = NoText().Replace(readme, " ");
        return plain[..Math.Min(plain.Length, LeadLength)];
    }

    private static SkillEvidence Of(Skill skill, RepositoryFacts facts, string via, string? excerpt, double confidence, string extractor) => new()
    {
        Repository = facts.Key,
        Skill = skill.Id,
        How = How.Declared,
        Via = via,
        Confidence = confidence,
        Url = facts.Html,
        Excerpt = excerpt,
        Extractor = extractor,
    };

    [GeneratedRegex(@"^\s*#\s+(?<text>.+)$|^(?<text>\S.*)\r?\n(?:=|-){3,}\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Headline();

    [GeneratedRegex(@"!?\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)|<!--.*?-->|<[^>]{1,300}>|\]\([^)\s]*\)|https?://\S+", RegexOptions.Singleline)]
    private static partial Regex NoText();

    [GeneratedRegex("[-_.]+")]
    private static partial Regex NameSeparator();
}
