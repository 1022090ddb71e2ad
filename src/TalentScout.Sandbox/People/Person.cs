using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>A person while the world is being made: the account, and what the person is good at.</summary>
internal sealed record Person(int Index, SandboxAccount Account, Archetype Archetype, Stack Stack)
{
    /// <summary>What a generalist does beside the main stack.</summary>
    public ImmutableArray<Stack> MoreStacks { get; init; } = [];

    /// <summary>The organisation of the day job, where it is known.</summary>
    public SandboxAccount? Employer { get; init; }

    /// <summary>The month the account was made in.</summary>
    public Month Since => UnixTime.MonthOf(Account.Created);
    public bool Equals(Person? other) => other is not null && Index == other.Index;
    public override int GetHashCode() => Index;
}
