using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>What is true of a person, whatever profile and bio say.</summary>
public sealed record TruthPerson
{
    public required SandboxAccount Account { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case: where the person lives.</summary>
    public required string Country { get; init; }

    /// <summary>The profile tells the country to a careful reader. A search by country cannot find the others.</summary>
    public required bool CountryTold { get; init; }

    /// <summary>"backend", "frontend", "mobile", "devops", "data": what most of the work is; null without work.</summary>
    public required string? Role { get; init; }

    /// <summary>Canonical skill id -> what was really done with it.</summary>
    public required ImmutableSortedDictionary<string, SkillTruth> Skills { get; init; }

    /// <summary>Substantial commits by repository, the most first.</summary>
    public required ImmutableArray<(SandboxRepository Repository, SkillTruth Work)> Work { get; init; }

    public override string ToString() => $"{Account.Login}: {string.Join(", ", Skills.Where(s => s.Value.Commits >= 10).Select(s => $"{s.Key} {s.Value.Commits}/{s.Value.Months}"))}";
}
