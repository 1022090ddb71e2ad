using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>Waiting for a limit; nothing is lost.</summary>
    [JsonStringEnumMemberName("parked")] Parked,
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>Stopped by a person or a shutdown: the next start goes on where it was.</summary>
    [JsonStringEnumMemberName("interrupted")] Interrupted,
    [JsonStringEnumMemberName("failed")] Failed,
}

/// <summary>One pass over a source by one job, keyed by job and logical night.</summary>
public sealed record HarvestRun
{
    public required long Id { get; init; }
    public required string Job { get; init; }

    /// <summary>The night it belongs to, a date in the job's time zone: a second run of the same night is a no-op.</summary>
    public required DateOnly Night { get; init; }

    /// <summary>1, or more where the night was harvested again on command.</summary>
    public int Pass { get; init; } = 1;
    public required RunState State { get; init; }
    public required DateTimeOffset Started { get; init; }
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it ended or waits, in words.</summary>
    public string Reason { get; init; } = "";
    public RunCounts Counts { get; init; } = new();

    /// <summary>Why items were given up or refused, and what was remarkable; by outcome, most frequent first.</summary>
    public ImmutableArray<RunReason> Reasons { get; init; } = [];
}

/// <summary>How often a run met a reason. Outcome: "given up", "disallowed", "gone", "gap", "drift" or "remark".</summary>
public sealed record RunReason(string Outcome, string Reason, long Count);

public sealed record RunCounts
{
    public long Planned { get; init; }
    public long Done { get; init; }
    public long Parked { get; init; }
    public long GivenUp { get; init; }
    public long Requests { get; init; }

    /// <summary>Requests that the source's limits count: all but those answered "not modified".</summary>
    public long Counted { get; init; }
    public long Fetched { get; init; }
    public long NotModified { get; init; }
    public long Gone { get; init; }
    public long Disallowed { get; init; }
    public long Throttled { get; init; }
    public long Failed { get; init; }
    public long Fresh { get; init; }
    public long Evidence { get; init; }
    public long Candidates { get; init; }
}

/// <summary>A line of live progress.</summary>
public sealed record RunProgress(HarvestRun Run, string Doing, DateTimeOffset At)
{
    public ImmutableArray<string> Remarks { get; init; } = [];
}
