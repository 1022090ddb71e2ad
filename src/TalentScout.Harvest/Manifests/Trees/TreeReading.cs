namespace TalentScout.Harvest.Manifests.Trees;

/// <summary>What could be read of a file as a tree. Where it is broken, Root holds what came before, and Fault says where and what.</summary>
internal sealed record TreeReading(DataNode Root, TreeFault? Fault)
{
    /// <summary>Values read of one file, ten times what the longest that people wrote hold.</summary>
    public const int MaxNodes = 20_000;

    /// <summary>Levels read.</summary>
    public const int MaxDepth = 64;

    public static readonly string TooMuch = $"more than {MaxNodes} values or {MaxDepth} levels";
}

internal sealed record TreeFault(int Line, string What);
