using System.Collections.Immutable;

namespace TalentScout.App.Shortlists;

/// <summary>Everything that the page of a lead shows.</summary>
public sealed record LeadPageModel
{
    public required Shortlist Shortlist { get; init; }
    public required BoardLead Lead { get; init; }
    public required IReadOnlyList<LeadEvent> History { get; init; }
    public required ImmutableDictionary<long, string> Names { get; init; }
    public required string Me { get; init; }
    public Notice? Notice { get; init; }

    /// <summary>What somebody wanted and could not have, because another was first.</summary>
    public IReadOnlyDictionary<string, string?>? Typed { get; init; }
}
