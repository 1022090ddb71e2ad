using System.Collections.Immutable;

namespace TalentScout.App.Harvests;

/// <summary>Everything that the harvests page shows.</summary>
public sealed record HarvestsPageModel
{
    public required DateTimeOffset Now { get; init; }
    public required ImmutableArray<JobLine> Jobs { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<HarvestRun> Runs { get; init; }

    /// <summary>What is going on now, a line per run.</summary>
    public ImmutableArray<RunProgress> Live { get; init; } = [];

    /// <summary>What came of the button that was pressed; null where none was.</summary>
    public string? Notice { get; init; }
}

/// <summary>A job, and when it fires next: null where it runs on command only, or is off.</summary>
public sealed record JobLine(HarvestJob Job, DateTimeOffset? Next, HarvestRun? Last)
{
    public bool Running => Last is { State: RunState.Running or RunState.Parked };
}
