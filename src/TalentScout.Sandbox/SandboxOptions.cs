namespace TalentScout.Sandbox;

/// <summary>What kind of invented GitHub to make. The same options make the same world, byte for byte, on every machine.</summary>
public sealed record SandboxOptions
{
    public const int LeastPeople = 40;
    public const int LeastRepositories = 10;

    public int Seed { get; init; } = 1;

    /// <summary>Personal accounts; organisations and bots come on top. At least <see cref="LeastPeople"/>.</summary>
    public int People { get; init; } = 2000;

    /// <summary>Repositories that several people work on. Forks, dotfiles, tutorials and toys of single people come on top.</summary>
    public int Repositories { get; init; } = 400;

    /// <summary>The day the world has reached, in UTC: everything in it happened before that day began.</summary>
    public required DateOnly Today { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(People, LeastPeople, nameof(People));
        ArgumentOutOfRangeException.ThrowIfLessThan(Repositories, LeastRepositories, nameof(Repositories));
        ArgumentOutOfRangeException.ThrowIfLessThan(Today.Year, 2020, nameof(Today));
    }
}
