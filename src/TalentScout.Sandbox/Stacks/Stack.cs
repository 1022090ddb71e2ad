using System.Collections.Immutable;

namespace TalentScout.Sandbox;

internal enum WorkRole
{
    Backend,
    Frontend,
    Mobile,
    DevOps,
    Data,
    Docs,
}

/// <summary>Which kind of manifest a stack is built with.</summary>
internal enum Ecosystem
{
    NuGet,
    Npm,
    Go,
    Maven,
    Gradle,
    PyPi,
    RubyGems,
    Packagist,
    Crates,
    Hex,

    /// <summary>A build tool outside the nine package ecosystems (CMake, Xcode, Terraform, deps.edn).</summary>
    Other,
}

/// <summary>A package a manifest names. Skill is the canonical skill id it stands for, null for the many that stand for none.</summary>
internal sealed record Dependency(string Package, string Version, string? Skill = null);

/// <summary>A container the program needs to run: image with tag, and the skill it stands for.</summary>
internal sealed record Service(string Image, string Skill, int Port);

/// <summary>A way of building things that occurs in the world, with what it leaves in a repository.</summary>
internal sealed record Stack(string Id, string Title, WorkRole Role, string Language, string Linguist, Ecosystem Ecosystem)
{
    /// <summary>How many repositories of a hundred or so are built like this.</summary>
    public int Weight { get; init; } = 3;

    /// <summary>In every repository of the stack.</summary>
    public ImmutableArray<Dependency> Core { get; init; } = [];

    /// <summary>Each in about half of them.</summary>
    public ImmutableArray<Dependency> Often { get; init; } = [];

    /// <summary>Only for tests.</summary>
    public ImmutableArray<Dependency> Tests { get; init; } = [];

    /// <summary>Named, but not used: each repository has one of them commented out and, where the ecosystem can say so, one as indirect.</summary>
    public ImmutableArray<Dependency> Traps { get; init; } = [];
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Skills that the code shows though no manifest names them.</summary>
    public ImmutableArray<string> Inherent { get; init; } = [];

    /// <summary>Languages beside the main one, with their bytes of a hundred.</summary>
    public ImmutableArray<(string Linguist, int Share)> Besides { get; init; } = [];

    /// <summary>Folders and extension of the code; {N} is the project's name in Pascal case, {n} in lower case.</summary>
    public ImmutableArray<string> Folders { get; init; } = ["src"];
    public required string Extension { get; init; }

    /// <summary>What people of this stack write in commit messages.</summary>
    public ImmutableArray<string> Idioms { get; init; } = [];
    public ImmutableArray<string> Topics { get; init; } = [];
    public bool Protos { get; init; }
    public bool Migrations { get; init; }

    public bool Equals(Stack? other) => other is not null && Id == other.Id;
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What one repository is really built with: a stack, and which of its choices were taken.</summary>
internal sealed record Blueprint(Stack Stack, Domain Domain)
{
    public required ImmutableArray<Dependency> Runtime { get; init; }
    public required ImmutableArray<Dependency> Tests { get; init; }

    /// <summary>Named in the manifest, but commented out.</summary>
    public Dependency? Commented { get; init; }

    /// <summary>Named in the manifest, but only because another package needs it.</summary>
    public Dependency? Indirect { get; init; }
    public required ImmutableArray<Service> Services { get; init; }
    public bool Dockerfile { get; init; }
    public bool Compose { get; init; }
    public bool Workflow { get; init; }

    /// <summary>Has a small web front that other people work on.</summary>
    public bool Web { get; init; }

    /// <summary>Canonical ids of what the shipped program uses; none where nothing is programmed.</summary>
    public ImmutableArray<string> Skills => Stack.Role == WorkRole.Docs ? [] :
    [
        .. Stack.Inherent
            .Append(Stack.Language)
            .Concat(Runtime.Select(d => d.Skill).OfType<string>())
            .Concat(Compose ? Services.Select(s => s.Skill) : [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public static Blueprint Draw(Stack stack, Domain domain, Dice dice)
    {
        var often = stack.Often.Where(_ => dice.Chance(50)).ToList();
        var traps = dice.Some(stack.Traps, 2);
        var compose = stack.Services.Length > 0 && dice.Chance(75);
        return new Blueprint(stack, domain)
        {
            Runtime = [.. stack.Core, .. often],
            Tests = [.. stack.Tests.Where(_ => dice.Chance(80))],
            Commented = traps.Count > 0 && dice.Chance(40) ? traps[0] : null,
            Indirect = traps.Count > 1 && dice.Chance(50) ? traps[1] : null,
            Services = stack.Services,
            Dockerfile = stack.Role is WorkRole.Backend or WorkRole.Data or WorkRole.Frontend && dice.Chance(80),
            Compose = compose,
            Workflow = dice.Chance(85),
            Web = stack.Role == WorkRole.Backend && dice.Chance(12),
        };
    }
}
