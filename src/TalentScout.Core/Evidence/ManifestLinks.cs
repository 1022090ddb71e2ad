using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// What a manifest leaves to other manifests of its repository, and what it says for them: the names of a version catalogue or of a workspace's
/// list, the texts and scopes that a parent hands down. Read from one file alone; <see cref="ManifestJoin"/> puts them together.
/// </summary>
public sealed record ManifestLinks
{
    public required string Path { get; init; }

    /// <summary>The folder whose files, and those below, may use <see cref="Names"/>; "" is the root.</summary>
    public string Home { get; init; } = "";

    /// <summary>Path of the manifest that this one inherits from: a pom's parent, the Gemfile of a lock. Null where it names none.</summary>
    public string? Parent { get; init; }

    /// <summary>Names that stand for packages; a name that stands for several skills is there several times.</summary>
    public ImmutableArray<LinkName> Names { get; init; } = [];

    /// <summary>Lines that speak of a package by a name that another file explains.</summary>
    public ImmutableArray<LinkUse> Uses { get; init; } = [];

    /// <summary>Texts that stand for others in this file and in those that inherit from it: a pom's properties.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What packages are for in files that inherit from this one and do not say so themselves.</summary>
    public ImmutableArray<LinkScope> Scopes { get; init; } = [];

    /// <summary>Packages ("maven:g:a") of which this file says itself what they are for.</summary>
    public ImmutableArray<string> Decided { get; init; } = [];
}

/// <param name="Name">"libs.postgresql", "cargo:sqlx", "npm:pg".</param>
/// <param name="Skill">Canonical id; empty where the package speaks for none: then the name is known to say nothing.</param>
/// <param name="Via">The package: "maven:org.postgresql:postgresql".</param>
public readonly record struct LinkName(string Name, string Skill, string Via);

/// <param name="Name">As of <see cref="LinkName"/>; or "maven:${group}:${artifact}", with texts in it that others give.</param>
/// <param name="Guess">What the line says by itself, as the Via of a finding: replaced where the name is explained. Null where it says nothing.</param>
/// <param name="In">Path of the only file that may explain it; null: the nearest folder that does.</param>
public readonly record struct LinkUse(string Name, int Line, SkillScope Scope, string Excerpt, string? Guess = null, string? In = null);

/// <param name="Via">The package.</param>
public readonly record struct LinkScope(string Via, SkillScope Scope);

/// <summary>A finding that two or more manifests show together; its line is the one that uses the package.</summary>
public readonly record struct JoinedFinding(string Skill, string Via, string Path, int Line, SkillScope Scope, string Excerpt);
