using System.Collections.Immutable;

namespace TalentScout;

/// <summary>A repository as folded from the evidence about it: what everyone who works there shares in. Derived.</summary>
public sealed record RepositoryProfile
{
    public required RepositoryId Id { get; init; }
    public RepositoryEvidence? Facts { get; init; }

    /// <summary>Findings, best first within a skill; by skill id.</summary>
    public ImmutableArray<SkillEvidence> Skills { get; init; } = [];

    /// <summary>Commits of all people seen, and how many people.</summary>
    public int Commits { get; init; }
    public int People { get; init; }
}
