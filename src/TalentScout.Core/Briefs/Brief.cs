using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What a role asks for, read from a job description. Skills are canonical ids.</summary>
public sealed record Brief
{
    public ImmutableArray<BriefSkill> Must { get; init; } = [];
    public ImmutableArray<BriefSkill> Nice { get; init; } = [];
    public ImmutableArray<BriefSkill> Exclude { get; init; } = [];
    public ImmutableArray<string> Titles { get; init; } = [];
    public ImmutableArray<Place> Places { get; init; } = [];
    public string? Seniority { get; init; }

    /// <summary>Years of experience asked for; null where not said.</summary>
    public int? Years { get; init; }

    /// <summary>"full-time", "contract", ...; null where not said.</summary>
    public string? Engagement { get; init; }

    /// <summary>Where the other fields were read: "seniority", "years", "engagement", "places" -> the sentence that says it.</summary>
    public ImmutableSortedDictionary<string, string> Said { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>Skill with the sentence it came from. Weight: 2 in the title, 1.5 where asked for with force, 1, or 0.5 where it is only named.</summary>
public sealed record BriefSkill(string Skill, double Weight, string Sentence)
{
    /// <summary>Skills of one list with the same number are alternatives ("PostgreSQL or MySQL"); null stands alone.</summary>
    public int? AnyOf { get; init; }
}
