using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TalentScout;

/// <summary>The frozen export of a shortlist or query: what was true, by which scorer, when.</summary>
public sealed record LeadList
{
    /// <summary>0 where it is not kept.</summary>
    public long Id { get; init; }
    public required string Title { get; init; }

    /// <summary>Canonical; empty: everybody.</summary>
    public required string Query { get; init; }
    public Brief? Brief { get; init; }

    /// <summary>The shortlist it was frozen from; null: the query.</summary>
    public long? Shortlist { get; init; }
    public required string Scorer { get; init; }

    /// <summary>Weights that differed from those of config/ranking.json.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, double>? Weights { get; init; }

    /// <summary>Generation of the index.</summary>
    public long Generation { get; init; }
    public required DateTimeOffset Made { get; init; }
    public string MadeBy { get; init; } = "";

    /// <summary>People who answered the query then; of a shortlist, leads.</summary>
    public required int Total { get; init; }

    /// <summary>Rows frozen, when they were frozen.</summary>
    public int Count { get; init; }
}

/// <summary>One row of a lead list: flat, for people and for applicant tracking systems.</summary>
public sealed record LeadRow
{
    public required int Rank { get; init; }
    public required CandidateId Id { get; init; }
    public required string Login { get; init; }
    public string? Name { get; init; }
    public required double Score { get; init; }
    public string? Country { get; init; }
    public string? City { get; init; }
    public string? Place { get; init; }
    public string? Company { get; init; }
    public bool? Open { get; init; }
    public required string ProfileUrl { get; init; }
    public Month? LastActive { get; init; }
    public int ActiveMonths { get; init; }
    public int MergedElsewhere { get; init; }
    public ImmutableArray<HitSkill> Skills { get; init; } = [];
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>Of a shortlist; null in the list of a query.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadState? Lead { get; init; }
}

/// <summary>How a lead stood on the shortlist when the list was frozen.</summary>
/// <param name="Marks">Mean of all marks, 1 to 4; null without any.</param>
/// <param name="Verdicts">"yes, Ana (good tests)".</param>
public sealed record LeadState(
    string Stage,
    ImmutableArray<string> Tags,
    string? Owner,
    string? Channel,
    string? Referrer,
    string? Rejection,
    DateTimeOffset Added,
    ImmutableArray<string> Notes,
    double? Marks,
    ImmutableArray<string> Verdicts);

/// <summary>A line of the log of what left.</summary>
/// <param name="List">The frozen list it was written from.</param>
/// <param name="Withheld">Left out because they asked not to be here.</param>
public sealed record ExportRecord(long Id, long List, string Title, DateTimeOffset At, string By, string Format, string? Profile, string? Columns, int Written, int Withheld);
