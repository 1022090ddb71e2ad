using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What a source says of a posting, in its own words: dates, pay and places unread. Descriptions may be HTML, also escaped.</summary>
public sealed record PostingDraft
{
    public string? Title { get; init; }
    public string? Company { get; init; }

    /// <summary>Relative to the page it stands on, or absolute; null: the page itself.</summary>
    public string? Url { get; init; }
    public ImmutableArray<DraftPlace> Places { get; init; } = [];
    public bool? Remote { get; init; }
    public ImmutableArray<DraftPlace> RemoteWithin { get; init; } = [];
    public string? Posted { get; init; }
    public string? Closes { get; init; }
    public ImmutableArray<string> Employment { get; init; } = [];
    public DraftPay? Pay { get; init; }
    public string? Description { get; init; }

    /// <summary>Skills that the source lists apart from the description.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>The source's lists are keywords of its own making: they count only where the description names no skill.</summary>
    public bool SkillsAreTags { get; init; }
}

/// <summary>A place in parts, or as one text.</summary>
public sealed record DraftPlace(string? Text, string? City = null, string? Region = null, string? Country = null);

/// <summary>Pay in fields, or as one text ("€75k–110k").</summary>
public sealed record DraftPay(string? Text, string? Min = null, string? Max = null, string? Currency = null, string? Per = null);
