using System.Collections.Immutable;

namespace TalentScout.Jobs;

/// <summary>What the scheduler needs to know.</summary>
public sealed record JobsOptions
{
    /// <summary>Where quartz.db lies.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>As read by <see cref="JobFiles.Load"/>.</summary>
    public required ImmutableArray<HarvestJob> Jobs { get; init; }

    /// <summary>See <see cref="TalentScout.Jobs.FoldRules"/>.</summary>
    public required string FoldRules { get; init; }

    /// <summary>How late a job may start without being counted as missed.</summary>
    public TimeSpan MisfireThreshold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often this process looks whether another one has changed the store.</summary>
    public TimeSpan FollowEvery { get; init; } = TimeSpan.FromSeconds(2);
}
