using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout.Harvest.Fetching;

[JsonConverter(typeof(JsonStringEnumConverter<SourceVerdict>))]
public enum SourceVerdict
{
    [JsonStringEnumMemberName("allow")] Allow,

    /// <summary>Only for requests whose source says that its own condition holds (<see cref="FetchOptions.GateOpen"/>).</summary>
    [JsonStringEnumMemberName("gate")] Gate,

    /// <summary>Never, whatever else is configured.</summary>
    [JsonStringEnumMemberName("block")] Block,
}

/// <summary>One source of config/sources.json: where it lives, under which terms, and what we decided.</summary>
public sealed record SourceEntry
{
    public required string Name { get; init; }

    /// <summary>"api", "files", "board", "page".</summary>
    public required string Kind { get; init; }

    /// <summary>Host names, lower case; "*.example.com" means every host below it, but not example.com itself. With ":port" only that port; "*" alone: every host that no source names.</summary>
    public required ImmutableArray<string> Hosts { get; init; }
    public required SourceVerdict Verdict { get; init; }

    /// <summary>Address of the terms, and the day they were read.</summary>
    public required string Terms { get; init; }
    public required DateOnly Read { get; init; }

    /// <summary>Why this verdict, in one sentence.</summary>
    public required string Because { get; init; }

    /// <summary>What a page that shows data of this source has to say; null where nothing is asked for.</summary>
    public string? Attribution { get; init; }

    /// <summary>Least time between two requests to one host of this source, in milliseconds.</summary>
    public int MinIntervalMs { get; init; }

    /// <summary>Requests at most in any 24 hours, 1 or more; null: no bound of ours beside the source's own limits.</summary>
    public int? RequestsPerDay { get; init; }
}
