using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Countries by ISO 3166-1 code and by name in the languages people use for them.</summary>
public static class Countries
{
    /// <summary>Alpha-2 in upper case of "germany", "Deutschland", "de" or "DEU"; null where unknown. "Georgia" is the country here.</summary>
    public static string? Resolve(string text)
    {
        var gazetteer = PlaceResolver.Default.Gazetteer;
        var folded = PlaceTokens.Fold(text);
        return Country(gazetteer, gazetteer.Meanings(gazetteer.ByCode(folded.ToUpperInvariant())))
            ?? Country(gazetteer, gazetteer.Meanings(gazetteer.ByName(folded)));
    }

    /// <summary>In English; null where the code is unknown.</summary>
    public static string? Name(string iso2) => All.FirstOrDefault(c => c.Iso2.Equals(iso2, StringComparison.OrdinalIgnoreCase)).Name;

    /// <summary>Code and English name, by name.</summary>
    public static ImmutableArray<(string Iso2, string Name)> All { get; } =
        [.. PlaceResolver.Default.Gazetteer.Countries.Select(c => (c.Iso2, c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)];

    private static string? Country(Gazetteer gazetteer, ReadOnlySpan<PlaceMeaning> meanings)
    {
        foreach (var meaning in meanings)
            if (meaning is { IsNowhere: false, Region: < 0, City: < 0 })
                return gazetteer.Countries[meaning.Country].Iso2;
        return null;
    }
}
