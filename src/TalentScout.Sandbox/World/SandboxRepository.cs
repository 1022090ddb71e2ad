using System.Collections.Immutable;

namespace TalentScout.Sandbox;

public enum RepositoryKind
{
    /// <summary>Several people work here.</summary>
    Project,

    /// <summary>A small thing of one person's own.</summary>
    Toy,
    Tutorial,
    Dotfiles,

    /// <summary>A copy without commits of its own.</summary>
    Fork,

    /// <summary>A list of links with very many stars.</summary>
    AwesomeList,
    Empty,

    /// <summary>Taken down: answers 451.</summary>
    Blocked,
}

/// <summary>A repository of the invented GitHub. Times are Unix seconds.</summary>
public sealed record SandboxRepository
{
    public required long Id { get; init; }
    public required SandboxAccount Owner { get; init; }
    public required string Name { get; init; }
    public required RepositoryKind Kind { get; init; }
    public string? Description { get; init; }
    public string? Homepage { get; init; }

    /// <summary>Bytes by language as linguist names it, most first. Empty for an empty repository.</summary>
    public ImmutableArray<LanguageBytes> Languages { get; init; } = [];
    public ImmutableArray<string> Topics { get; init; } = [];
    public int Stars { get; init; }
    public int Forks { get; init; }
    public int Watchers { get; init; }
    public int OpenIssues { get; init; }
    public required long Created { get; init; }
    public required long Pushed { get; init; }
    public string Branch { get; init; } = "main";

    /// <summary>SPDX id in lower case ("mit"); null where none.</summary>
    public string? License { get; init; }
    public bool Archived { get; init; }

    /// <summary>Former "owner/name", which redirects here.</summary>
    public string? FormerName { get; init; }
    public SandboxRepository? Parent { get; init; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<SandboxCommit> Commits { get; init; } = [];

    /// <summary>Newest first.</summary>
    public ImmutableArray<SandboxPull> Pulls { get; init; } = [];

    /// <summary>What it is really built with.</summary>
    internal Blueprint? Blueprint { get; init; }

    public string FullName => $"{Owner.Login}/{Name}";
    public string? Language => Languages.Length > 0 ? Languages[0].Language : null;
    public bool Empty => Kind == RepositoryKind.Empty;

    /// <summary>Canonical skill ids that the shipped program really uses: neither tests nor commented lines.</summary>
    public ImmutableArray<string> Skills => Blueprint?.Skills ?? [];

    /// <summary>One repository is one id: the rest need not be compared.</summary>
    public bool Equals(SandboxRepository? other) => other is not null && Id == other.Id;
    public override int GetHashCode() => Id.GetHashCode();
    public override string ToString() => $"{FullName} ({Id})";
}

public readonly record struct LanguageBytes(string Language, long Bytes);
