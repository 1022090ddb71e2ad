using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>A query that is asked again every night. Its meaning is kept: the canonical text, what that read as, the weights and the scorer.</summary>
public sealed record SavedSearch
{
    public required long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>As typed.</summary>
    public required string Text { get; init; }

    /// <summary>What is run.</summary>
    public required string Canonical { get; init; }

    /// <summary>What the canonical text meant when it was saved: see <see cref="QueryMeaning"/>.</summary>
    public required string Meaning { get; init; }
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Version of the rules that the last answer was ranked by.</summary>
    public required string Scorer { get; init; }
    public string Owner { get; init; } = "";

    /// <summary>Where alerts go beside page and feed; null: nowhere.</summary>
    public string? Email { get; init; }
    public string? Webhook { get; init; }
    public required DateTimeOffset Made { get; init; }

    /// <summary>When it was last asked; null: never.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>Why it is not asked any more until somebody agrees; null while it is.</summary>
    public string? Paused { get; init; }
    public required long Version { get; init; }

    /// <summary>Alerts that nobody has seen.</summary>
    public int Unread { get; init; }

    /// <summary>People followed: the first so many of the answer.</summary>
    public const int Followed = 500;
    public const int MaxName = 100;
}

[JsonConverter(typeof(JsonStringEnumConverter<AlertKind>))]
public enum AlertKind
{
    [JsonStringEnumMemberName("new")] New,
    [JsonStringEnumMemberName("gone")] Gone,
    [JsonStringEnumMemberName("risen")] Risen,
    [JsonStringEnumMemberName("changed")] Changed,

    /// <summary>About the search itself: another scorer, another reading.</summary>
    [JsonStringEnumMemberName("search")] Search,
}

/// <summary>One thing that a night found, with the reason.</summary>
/// <param name="Candidate">Null where it is about the search.</param>
public sealed record SearchAlert(AlertKind Kind, CandidateId? Candidate, string? Login, string? Name, string Because)
{
    public long Id { get; init; }
    public long Search { get; init; }
    public DateTimeOffset At { get; init; }
    public bool Read { get; init; }
}

/// <summary>A person as the last answer had them.</summary>
/// <param name="Parts">Signal -> points: why the score is what it is.</param>
public sealed record SavedHit(LeadRow Row, ImmutableSortedDictionary<string, double> Parts);
