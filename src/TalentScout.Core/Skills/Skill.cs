using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

[JsonConverter(typeof(JsonStringEnumConverter<SkillKind>))]
public enum SkillKind
{
    [JsonStringEnumMemberName("language")] Language,
    [JsonStringEnumMemberName("database")] Database,
    [JsonStringEnumMemberName("framework")] Framework,
    [JsonStringEnumMemberName("messaging")] Messaging,
    [JsonStringEnumMemberName("api")] Api,
    [JsonStringEnumMemberName("cloud")] Cloud,
    [JsonStringEnumMemberName("infrastructure")] Infrastructure,
    [JsonStringEnumMemberName("practice")] Practice,
}

/// <summary>One entry of config/skills.json.</summary>
public sealed record Skill
{
    /// <summary>Canonical, lower case: "csharp", "postgresql", "aspnetcore".</summary>
    public required string Id { get; init; }

    /// <summary>As written for people: "C#".</summary>
    public required string Name { get; init; }
    public required SkillKind Kind { get; init; }

    /// <summary>Other spellings in queries, bios and adverts. No alias names two skills.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Aliases that are common words too ("go", "r", "express"): they count in a query field, not in running text, unless context says so.</summary>
    public ImmutableArray<string> Ambiguous { get; init; } = [];

    /// <summary>"postgresql" -> "sql": a search for the parent finds the child.</summary>
    public ImmutableArray<string> Parents { get; init; } = [];

    /// <summary>A group only ("sql", "nosql", "orm"): never evidence of its own.</summary>
    public bool Group { get; init; }

    /// <summary>What having this skill says about others, with a discount in 0..1: "spring-boot" -> java 0.8.</summary>
    public ImmutableSortedDictionary<string, double> Implies { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Frameworks that this one runs on or is made of, or can be: named beside it they are used through it.</summary>
    public ImmutableArray<string> RunsOn { get; init; } = [];

    /// <summary>Ecosystem (npm, nuget, pypi, maven, go, rubygems, packagist, crates, hex) -> package names; a trailing * is a prefix.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Packages { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Words that name it, and nothing else, in names of packages and images that nobody listed: "postgres", "kafka". For stores and brokers.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Container images, without registry and tag: "postgres", "bitnami/postgresql".</summary>
    public ImmutableArray<string> Images { get; init; } = [];
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Glob patterns of paths whose presence shows the skill: "**/*.proto", "Dockerfile".</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Phrases in titles of accepted changes that say what was done: "add index", "n+1". Lower case; a plural counts too.</summary>
    public ImmutableArray<string> Titles { get; init; } = [];

    /// <summary>Names of the language as GitHub's linguist writes them: "C#".</summary>
    public ImmutableArray<string> Linguist { get; init; } = [];

    /// <summary>Connection string schemes and markers: "postgres://", "jdbc:postgresql:".</summary>
    public ImmutableArray<string> Connections { get; init; } = [];

    /// <summary>Which role profile it speaks for: "backend", "frontend", "mobile", "devops", "data"; null: none.</summary>
    public string? Role { get; init; }

    /// <summary>A kind of work rather than a thing in use: whether somebody does it, their own changes say better than the repository.</summary>
    [JsonIgnore] public bool IsDepth => Kind is SkillKind.Practice or SkillKind.Infrastructure or SkillKind.Api;

    /// <summary>Part of what a program is written in and with, which is what people mean by its stack.</summary>
    [JsonIgnore] public bool IsStack => Kind is SkillKind.Language or SkillKind.Database or SkillKind.Framework or SkillKind.Messaging;
}
