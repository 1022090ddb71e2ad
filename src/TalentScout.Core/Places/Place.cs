using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// A free-text location and what it resolves to. Several places and none are both possible; nothing is better than a wrong one.
/// </summary>
public sealed record Place
{
    public static readonly Place Unknown = new();

    /// <summary>As the person wrote it.</summary>
    public string? Text { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case, most certain first.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>State, province or region as commonly written in English.</summary>
    public string? Region { get; init; }
    public string? City { get; init; }

    /// <summary>WGS 84 degrees, of the city.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>IANA name: "Europe/Berlin".</summary>
    public string? TimeZone { get; init; }

    /// <summary>Says "remote" or the like.</summary>
    public bool Remote { get; init; }

    /// <summary>0..1; 0 where nothing was resolved.</summary>
    public double Confidence { get; init; }
}
