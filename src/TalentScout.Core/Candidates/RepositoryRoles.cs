using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// Which kind of work a repository is: votes of what it says of itself (words of its description and topics, the skills it is about), of its languages, and, with
/// little weight, of what it depends on. General languages say hardly anything: what is written in Python can be anything.
/// </summary>
internal static class RepositoryRoles
{
    private const double OfTopic = 1;
    private const double OfDescription = 1.5;
    private const double OfName = 1;
    private const double OfSubject = 1;
    private const double OfTellingLanguage = 2;
    private const double OfGeneralLanguage = 0.25;
    private const double OfDependencies = 0.5;

    // What nearly every repository has, whatever it is for: pipelines, images of its tests, its shell scripts.
    private const double OfTooling = 0.1;

    /// <summary>Written for one kind of work, mostly; any other language is general.</summary>
    private static readonly ImmutableHashSet<string> Telling = ["swift", "objective-c", "dart", "css", "sass", "less", "html", "vue", "svelte", "elm", "r", "julia", "matlab", "hcl", "solidity"];

    /// <summary>Role -> vote with the words that say so; empty where nothing is known.</summary>
    public static ImmutableArray<RoleVote> Of(SkillCatalogue catalogue, RepositoryEvidence? facts, IEnumerable<SkillEvidence> findings)
    {
        var votes = new List<RoleVote>();
        if (facts is { Fork: false })
        {
            votes.AddRange(facts.Topics.SelectMany(RoleVocabulary.Find).DistinctBy(v => (v.Role, v.Word.ToLowerInvariant())).Select(v => new RoleVote(v.Role, OfTopic, v.Word)));
            votes.AddRange(RoleVocabulary.Find(facts.Description ?? "").Select(v => new RoleVote(v.Role, OfDescription, v.Word)));
            votes.AddRange(RoleVocabulary.Find(facts.FullName[(facts.FullName.IndexOf('/') + 1)..]).Select(v => new RoleVote(v.Role, OfName, v.Word)));
        }

        foreach (var bySkill in findings.Where(f => f.Scope == SkillScope.Runtime).GroupBy(f => f.Skill, StringComparer.Ordinal))
            if (catalogue.Find(bySkill.Key) is { Role: { } role } skill && bySkill.Max(f => WeightOf(skill, f)) is > 0 and var weight)
                votes.Add(new RoleVote(role, weight, skill.Name));
        return Capped(votes);
    }

    private static double WeightOf(Skill skill, SkillEvidence finding)
    {
        var via = finding.Via.AsSpan();
        if (via.StartsWith("language:") || via.StartsWith("main-language:"))
            return (Telling.Contains(skill.Id) ? OfTellingLanguage : OfGeneralLanguage) * (finding.Share ?? 0.7);
        if (skill.Kind == SkillKind.Language)
            return 0;
        if (via.StartsWith("file:") || skill.Kind is SkillKind.Practice)
            return OfTooling;
        return via.StartsWith("topic:") || via.StartsWith("text:") || via.StartsWith("self:") ? OfSubject * finding.Confidence : skill.Kind is SkillKind.Infrastructure ? OfTooling : OfTooling * 2;
    }

    // A hundred dependencies must not outvote what the repository says it is.
    private static ImmutableArray<RoleVote> Capped(List<RoleVote> votes)
    {
        var small = votes.Where(v => v.Weight <= OfTooling * 2).ToList();
        var sum = small.Sum(v => v.Weight);
        var scale = sum > OfDependencies ? OfDependencies / sum : 1;
        return [.. votes.Except(small).Concat(small.Select(v => v with { Weight = v.Weight * scale })).OrderBy(v => v.Role, StringComparer.Ordinal).ThenByDescending(v => v.Weight).ThenBy(v => v.Because, StringComparer.Ordinal)];
    }
}

/// <param name="Because">The word, skill or language.</param>
internal readonly record struct RoleVote(string Role, double Weight, string Because);
