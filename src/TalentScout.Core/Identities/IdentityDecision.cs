using System.Text.Json.Serialization;

namespace TalentScout;

[JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    [JsonStringEnumMemberName("merge")] Merge,
    [JsonStringEnumMemberName("distinct")] Distinct,
}

/// <summary>What a person decided about two people: that they are one (Other is folded into One), or two. Ground; can be taken back.</summary>
public sealed record IdentityDecision
{
    public required long Id { get; init; }
    public required DecisionKind Kind { get; init; }
    public required CandidateId One { get; init; }
    public required CandidateId Other { get; init; }
    public string Reason { get; init; } = "";
    public required DateTimeOffset Made { get; init; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? Undone { get; init; }
}
