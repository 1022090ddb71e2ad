namespace TalentScout;

/// <summary>Zone: of its cities; null where unknown. OneZone: and of the country as a whole.</summary>
internal sealed record GazetteerCountry(string Iso2, string Iso3, string Name, string? Zone, bool OneZone);

/// <summary>A state, province or other part that people name. Code: "US-CA"; parts without an ISO code have one of ours.</summary>
internal sealed record GazetteerRegion(string Code, short Country, string Name, string? Zone);

/// <summary>Weight: thousands of people, raised where the bare name means this place to most; decides between namesakes.</summary>
internal sealed record GazetteerCity(string Name, short Country, short Region, double Latitude, double Longitude, string? Zone, int Weight);

/// <summary>How much a name needs to be believed.</summary>
internal enum NameStrength : byte
{
    /// <summary>Anywhere in the text.</summary>
    Free,

    /// <summary>A word or first name too: only where nothing else stands beside it ("Nice", "Bath").</summary>
    Alone,

    /// <summary>Hardly a place by itself: only beside the country or region it lies in ("Mobile, AL").</summary>
    Supported,
}

/// <summary>
/// One thing that a name can mean, as indexes into the gazetteer; -1 is none. No country: known to be no place ("Earth").
/// </summary>
internal readonly record struct PlaceMeaning(short Country, short Region, int City, NameStrength Strength)
{
    public static readonly PlaceMeaning Nowhere = new(-1, -1, -1, NameStrength.Free);
    public bool IsNowhere => Country < 0;
}

/// <summary>Where the meanings of a name stand in the gazetteer's list.</summary>
internal readonly record struct MeaningRange(int Start, int Count);
