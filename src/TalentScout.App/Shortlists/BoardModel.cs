using System.Collections.Immutable;
using TalentScout.App.Team;
using TalentScout.Export;

namespace TalentScout.App.Shortlists;

/// <summary>Everything that the page of a shortlist shows.</summary>
public sealed record BoardModel
{
    public required Shortlist Shortlist { get; init; }
    public required ImmutableArray<BoardLead> Leads { get; init; }
    public required IReadOnlyList<LeadEvent> History { get; init; }
    public required ImmutableDictionary<long, string> Names { get; init; }
    public required IReadOnlyList<ReviewLink> Links { get; init; }
    public required IReadOnlyDictionary<string, ExportProfile> Profiles { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required Who Who { get; init; }
    public required string Me { get; init; }
    public Notice? Notice { get; init; }

    /// <summary>Path of a review link that was made just now: shown once.</summary>
    public string? FreshLink { get; init; }
}

/// <summary>A lead with what the index says of them today; null where it has lost them.</summary>
public sealed record BoardLead(LeadFile File, SearchHit? Hit)
{
    public Lead Lead => File.Lead;
    public string Name => Hit?.Name ?? Lead.Name ?? Login;
    public string Login => Hit?.Login ?? Lead.Login;
}

/// <summary>What was done just now, and the act to take back.</summary>
public sealed record Notice(string Text, long? Batch, bool Bad, ImmutableArray<LeadConflict> Conflicts);
