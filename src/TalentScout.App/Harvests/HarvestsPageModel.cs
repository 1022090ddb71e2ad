using System.Collections.Immutable;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Harvests;

/// <summary>Everything that the harvests page shows.</summary>
public sealed record HarvestsPageModel
{
    public required DateTimeOffset Now { get; init; }
    public required IReadOnlyList<JobStatus> Jobs { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HarvestRun> Runs { get; init; }

    /// <summary>What is going on now, a line per run.</summary>
    public ImmutableArray<RunProgress> Live { get; init; } = [];

    /// <summary>Budget, queue, freshness, coverage, gaps and drift.</summary>
    public HarvestState? State { get; init; }

    /// <summary>Limits that were met and still hold.</summary>
    public IReadOnlyList<SourceHold> Holds { get; init; } = [];

    /// <summary>What came of the button that was pressed; null where none was.</summary>
    public string? Notice { get; init; }
}
