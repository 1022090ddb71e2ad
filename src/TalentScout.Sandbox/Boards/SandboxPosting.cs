using System.Collections.Immutable;

namespace TalentScout.Sandbox;

/// <summary>An invented job advert, and what it truly asks for.</summary>
public sealed record SandboxPosting
{
    public required long Id { get; init; }
    public required SandboxAccount Company { get; init; }
    public required string Title { get; init; }

    /// <summary>City and country, or null where the work is remote only.</summary>
    public string? City { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string Country { get; init; }
    public required string CountryName { get; init; }
    public required bool Remote { get; init; }
    public required DateOnly Posted { get; init; }
    public DateOnly? Closes { get; init; }

    /// <summary>A year's pay; null where the advert does not say.</summary>
    public (int Min, int Max, string Currency)? Salary { get; init; }

    /// <summary>Canonical skill ids.</summary>
    public required ImmutableArray<string> Must { get; init; }
    public required ImmutableArray<string> Nice { get; init; }

    /// <summary>HTML.</summary>
    public required string Description { get; init; }

    /// <summary>On the company's own site; else on the shared board.</summary>
    public required bool OwnSite { get; init; }
    public string Slug => $"{Id}-{new string([.. Title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-')}";
}
