namespace TalentScout.Sandbox;

internal enum MergeStyle
{
    Squash,
    MergeCommit,
}

/// <summary>A shared repository before its history is known.</summary>
internal sealed record RepositorySketch(int Index, SandboxAccount Owner, string Name, Blueprint Blueprint)
{
    public required Month Since { get; init; }

    /// <summary>Last month in which anybody works there: this month, unless it was given up.</summary>
    public required Month Until { get; init; }

    /// <summary>How much it draws people: a few repositories have dozens of contributors, most have a handful.</summary>
    public required int Pull { get; init; }
    public required MergeStyle Merging { get; init; }

    /// <summary>The owner, where it is a person.</summary>
    public Person? OwnedBy { get; init; }
    public Stack Stack => Blueprint.Stack;
    public bool Equals(RepositorySketch? other) => other is not null && Index == other.Index;
    public override int GetHashCode() => Index;
}
