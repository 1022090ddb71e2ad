using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>
/// Why a score is what it is. The value of an inner node is the sum of its details; the leaves add up to the root (to 1e-6).
/// A leaf names its evidence by address where there is one.
/// </summary>
public sealed record Explanation(double Value, string Description, ImmutableArray<Explanation> Details)
{
    public string? Url { get; init; }
    public static Explanation Leaf(double value, string description, string? url = null) => new(value, description, []) { Url = url };
    public static Explanation Sum(string description, IEnumerable<Explanation> details)
    {
        var parts = details.ToImmutableArray();
        return new Explanation(parts.Sum(p => p.Value), description, parts);
    }
}

/// <summary>Why somebody is, or is not, in a list: one line per condition of the query.</summary>
public sealed record WhyAnswer
{
    public required CandidateId Id { get; init; }
    public required string Login { get; init; }
    public required AnsweredQuery Query { get; init; }
    public required bool Matches { get; init; }

    /// <summary>1-based place among all hits; null where it does not match.</summary>
    public int? Rank { get; init; }
    public double? Score { get; init; }

    /// <summary>What was not seen of the skills asked for side by side, of somebody who is listed all the same.</summary>
    public ImmutableArray<NotSeen> NotSeen { get; init; } = [];

    /// <summary>See <see cref="SearchHit.Adjacent"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdjacentTo? Adjacent { get; init; }
    public required ImmutableArray<WhyCondition> Conditions { get; init; }
    public Explanation? Explanation { get; init; }

    /// <summary>The skills asked for that were seen, each with its strength, the sentence that explains it, and its proofs.</summary>
    public ImmutableArray<CandidateSkill> Skills { get; init; } = [];
}

/// <summary>Met, not met, or unknown (not seen is not "has not"), and the sentence that says so.</summary>
public sealed record WhyCondition(string Condition, bool Required, string Verdict, string Because)
{
    /// <summary>What would have to be seen for it to be met; null where it is.</summary>
    public string? Needed { get; init; }
}
