namespace TalentScout.Sandbox;

/// <summary>Which part of a repository a change is about.</summary>
public enum WorkArea
{
    /// <summary>What the repository is for: its own stack.</summary>
    Code,
    Tests,
    Web,
    Docs,
    Operations,

    /// <summary>Version numbers of packages.</summary>
    Dependencies,
    Merge,
}

/// <summary>One commit on the default branch. Number counts from 0, oldest first.</summary>
public sealed record SandboxCommit(int Number, SandboxAccount? Author, long At, string Message, WorkArea Area)
{
    /// <summary>The name git knows, where no account belongs to it.</summary>
    public string? AnonymousName { get; init; }

    /// <summary>The pull request it came with.</summary>
    public int? Pull { get; init; }
}

/// <summary>A pull request; Closed is null while it is open, Merged unless it was merged.</summary>
public sealed record SandboxPull(int Number, SandboxAccount Author, string Title, WorkArea Area, long Opened, long? Closed, long? Merged)
{
    public SandboxAccount? MergedBy { get; init; }
}
