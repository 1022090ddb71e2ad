using System.Collections.Immutable;

namespace TalentScout;

/// <summary>A person's ordered picks for one role. Ground: a decision, kept.</summary>
public sealed record Shortlist
{
    public required long Id { get; init; }
    public required string Role { get; init; }
    public Brief? Brief { get; init; }
    public required DateTimeOffset Created { get; init; }
    public ImmutableArray<Lead> Leads { get; init; } = [];
}

/// <summary>A candidate on a shortlist, with the query that brought them.</summary>
public sealed record Lead(CandidateId Candidate, string Stage, string? Note, string? Query, DateTimeOffset Added);

/// <summary>The frozen export of a shortlist or query: what was true, by which scorer, when.</summary>
public sealed record LeadList
{
    public required string Title { get; init; }
    public required string Query { get; init; }
    public required string Scorer { get; init; }
    public required DateTimeOffset Made { get; init; }
    public required int Total { get; init; }
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
}
