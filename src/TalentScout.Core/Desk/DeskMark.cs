using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What the team noted about somebody while searching: opened before, put aside, called by tags. Ground: decisions, kept.</summary>
/// <param name="Seen">When their page was opened last; null: never.</param>
public sealed record DeskMark(DateTimeOffset? Seen, HiddenMark? Hidden, ImmutableArray<string> Tags)
{
    public static readonly DeskMark None = new(null, null, []);
}

/// <summary>Put aside, with the reason: shown as a line in the list, and never taken out of its count.</summary>
/// <param name="Note">In somebody's words; null where the reason says all.</param>
public sealed record HiddenMark(HideReason Reason, string? Note, DateTimeOffset At);

public enum HideReason
{
    NotFitting, Contacted, NotInterested, Elsewhere, Other,
}

/// <param name="Removed">When it was taken away; it can be brought back for a while.</param>
public sealed record CandidateNote(long Id, CandidateId Candidate, string Text, DateTimeOffset Made, DateTimeOffset? Removed);

/// <summary>Weights of signals under a name, for everybody who works with this installation.</summary>
/// <param name="Weights">Signal -> points; those left out are as config/ranking.json has them.</param>
public sealed record WeightPreset(string Name, ImmutableSortedDictionary<string, double> Weights, DateTimeOffset? Removed);

/// <param name="Address">Path and query of the search page, that is: the query with weights, order and the rest.</param>
public sealed record PastSearch(string Address, string Query, int Total, DateTimeOffset At);
