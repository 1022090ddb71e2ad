using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// How strongly public work shows a skill, with all that it is made of. Value and the masses are rounded once, here: the index keeps
/// exactly these numbers, so that what is explained is what was ranked.
/// </summary>
internal sealed record SkillStrength
{
    public required string Skill { get; init; }
    public required SkillKind Kind { get; init; }

    /// <summary>0..1.</summary>
    public required float Value { get; init; }
    public required How How { get; init; }
    public Month? Last { get; init; }

    /// <summary>Greatest first. Their masses add up to what Value saturates.</summary>
    public required ImmutableArray<StrengthPart> Parts { get; init; }

    /// <summary>By repository, in the candidate's order: for skills that are asked together.</summary>
    public required ImmutableArray<RepositoryMass> Repositories { get; init; }
}

/// <summary>What one proof brings. ImpliedBy: the skill it really shows, where that implies this one.</summary>
internal readonly record struct StrengthPart(SkillTrace Trace, double Mass, string? ImpliedBy);

/// <summary>Slot: place of the repository in the candidate's list, 0..254; what lies behind is not kept.</summary>
internal readonly record struct RepositoryMass(byte Slot, Half Mass)
{
    public const int Slots = 255;
}
