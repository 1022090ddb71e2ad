using System.Collections.Immutable;

namespace TalentScout;

/// <summary>A team's ordered picks for one role. Ground: people's decisions, kept.</summary>
public sealed record Shortlist
{
    public required long Id { get; init; }
    public required string Role { get; init; }
    public Brief? Brief { get; init; }

    /// <summary>Canonical query that the role is searched by; empty where none was given.</summary>
    public string Query { get; init; } = "";
    public required ImmutableArray<Stage> Stages { get; init; }
    public string? Owner { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>Null while the role is open.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>Grows with every change of what stands here; each lead has its own.</summary>
    public required long Version { get; init; }

    public Stage? StageOf(string key) => Stages.FirstOrDefault(s => s.Key == key);
}

/// <summary>A shortlist as the list of all shows it.</summary>
/// <param name="Leads">Stage key -> leads in it; stages without any are not named.</param>
public sealed record ShortlistSummary(Shortlist Shortlist, ImmutableSortedDictionary<string, int> Leads, DateTimeOffset Changed)
{
    public int Total => Leads.Values.Sum();
}

/// <summary>A candidate on a shortlist: where they stand, and what the team says of them.</summary>
public sealed record Lead
{
    public required long Id { get; init; }
    public required long Shortlist { get; init; }
    public required CandidateId Candidate { get; init; }

    /// <summary>As when they were added: somebody the index has lost is still to be named.</summary>
    public required string Login { get; init; }
    public string? Name { get; init; }
    public string? ProfileUrl { get; init; }
    public required string Stage { get; init; }

    /// <summary>Order within the shortlist: smaller first.</summary>
    public required double Place { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
    public string? Owner { get; init; }

    /// <summary>How they came, or are to be written to: "referral", "github", ...</summary>
    public string? Channel { get; init; }
    public string? Referrer { get; init; }
    public string? Rejection { get; init; }

    /// <summary>The query that brought them, with its scorer and their score then.</summary>
    public string? Query { get; init; }
    public string? Scorer { get; init; }
    public double? Score { get; init; }
    public required DateTimeOffset Added { get; init; }
    public required DateTimeOffset Changed { get; init; }

    /// <summary>Null while they are on the list.</summary>
    public DateTimeOffset? Removed { get; init; }

    /// <summary>Grows by one with every change: what an edit is based on.</summary>
    public required long Version { get; init; }
}

/// <summary>Somebody to be put on a shortlist.</summary>
public sealed record NewLead(CandidateId Candidate, string Login, string? Name, string? ProfileUrl)
{
    public string? Query { get; init; }
    public string? Scorer { get; init; }
    public double? Score { get; init; }

    /// <summary>Values of <see cref="LeadFields"/> that are set from the beginning.</summary>
    public ImmutableSortedDictionary<string, string?> Fields { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;
    public string? Note { get; init; }
}

public sealed record LeadNote(long Id, string By, DateTimeOffset At, string Text);

/// <summary>One interviewer's marks of one stage, by its yardstick.</summary>
/// <param name="Marks">Criterion -> 1..4, see <see cref="Yardstick.Marks"/>.</param>
public sealed record Scorecard(string Stage, string By, DateTimeOffset At, ImmutableSortedDictionary<string, int> Marks, string Note);

/// <summary>A lead with everything that was said about them.</summary>
public sealed record LeadFile(Lead Lead, ImmutableArray<LeadNote> Notes, ImmutableArray<Scorecard> Scorecards, ImmutableArray<LeadVerdict> Verdicts);
