using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TalentScout;

/// <summary>What places are called and where they are. Immutable; made by <see cref="GazetteerReader"/>.</summary>
internal sealed class Gazetteer
{
    private const int MajorCountryWeight = 20_000;
    private const int CountryWeight = 3_000;
    private const int KnownRegionWeight = 2_000;
    private const int RegionWeight = 150;

    // Whose regions people name without the country, and which countries a bare name or code means before all others.
    private static readonly FrozenSet<string> KnownRegions = FrozenSet.Create("US", "CA", "AU", "GB", "IN", "DE", "BR", "CN", "MX", "PK");
    private static readonly FrozenSet<string> MajorCountries = FrozenSet.Create(
        "US", "GB", "CA", "AU", "IN", "DE", "BR", "CN", "FR", "RU", "JP", "ES", "IT", "NL", "PL", "KR", "SE", "CH", "UA", "TR", "MX", "ID");

    private readonly PlaceMeaning[] _meanings;
    private readonly int _flags;
    private readonly FrozenDictionary<string, short>.AlternateLookup<ReadOnlySpan<char>> _iso2;
    private readonly FrozenDictionary<string, MeaningRange>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly FrozenDictionary<string, MeaningRange>.AlternateLookup<ReadOnlySpan<char>> _codes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _aloneCodes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _zones;

    public Gazetteer(GazetteerReader reader)
    {
        Countries = [.. reader.Countries];
        Regions = [.. reader.Regions];
        Cities = [.. reader.Cities];
        var meanings = new List<PlaceMeaning>();
        _names = Index(reader.Names, meanings).GetAlternateLookup<ReadOnlySpan<char>>();
        _codes = Index(reader.Codes, meanings).GetAlternateLookup<ReadOnlySpan<char>>();
        _flags = meanings.Count;
        for (var country = (short)0; country < Countries.Length; country++)
            meanings.Add(new PlaceMeaning(country, -1, -1, NameStrength.Free));
        _meanings = [.. meanings];
        _iso2 = Enumerable.Range(0, Countries.Length).ToFrozenDictionary(i => Countries[i].Iso2, i => (short)i, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _aloneCodes = reader.AloneCodes.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _zones = reader.Zones.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<GazetteerCountry> Countries { get; }
    public ImmutableArray<GazetteerRegion> Regions { get; }
    public ImmutableArray<GazetteerCity> Cities { get; }

    /// <summary>By name in the form of <see cref="PlaceTokens"/>; count 0 where unknown.</summary>
    public MeaningRange ByName(ReadOnlySpan<char> folded) => _names.TryGetValue(folded, out var range) ? range : default;

    /// <summary>By code in upper case: ISO 3166, states, airports, "NYC"; count 0 where unknown.</summary>
    public MeaningRange ByCode(ReadOnlySpan<char> code) => _codes.TryGetValue(code, out var range) ? range : default;

    /// <summary>The country alone, by ISO 3166 code in upper case, as flags give it; count 0 where there is none.</summary>
    public MeaningRange ByFlag(ReadOnlySpan<char> iso2) => _iso2.TryGetValue(iso2, out var country) ? new MeaningRange(_flags + country, 1) : default;

    /// <summary>One of the countries that a bare name or code means before all others.</summary>
    public bool IsMajor(short country) => MajorCountries.Contains(Countries[country].Iso2);

    /// <summary>Its states are named right after a town, as a rule: "Tryon, NC". Australia's two-letter codes are too often something else ("SA", "WA").</summary>
    public bool IsState(short country, bool byCode) => Countries[country].Iso2 is "US" or "CA" || (!byCode && Countries[country].Iso2 == "AU");

    /// <summary>May the code stand for its place with nothing beside it?</summary>
    public bool StandsAlone(ReadOnlySpan<char> code) => _aloneCodes.Contains(code);

    public ReadOnlySpan<PlaceMeaning> Meanings(MeaningRange range) => _meanings.AsSpan(range.Start, range.Count);

    /// <summary>An IANA zone in its usual case; null where it is none of those that places here lie in.</summary>
    public string? Zone(ReadOnlySpan<char> name) => _zones.TryGetValue(name, out var zone) ? zone : null;

    public string? ZoneOf(short country, short region, int city) =>
        city >= 0 && Cities[city].Zone is { } zone ? zone
        : region >= 0 && Regions[region].Zone is { } regional ? regional
        : Countries[country] is { } whole && (city >= 0 || region >= 0 || whole.OneZone) ? whole.Zone
        : null;

    /// <summary>The city that has the region's name; null where there is none.</summary>
    public int? CityOfItsRegion(short region)
    {
        for (var i = 0; i < Cities.Length; i++)
            if (Cities[i].Region == region && Cities[i].Name == Regions[region].Name)
                return i;
        return null;
    }

    /// <summary>Which of two namesakes is meant: the one that outweighs the other by far.</summary>
    public int WeightOf(short country, short region, int city)
    {
        if (city >= 0)
            return Cities[city].Weight;
        var iso = Countries[country].Iso2;
        if (region < 0)
            return MajorCountries.Contains(iso) ? MajorCountryWeight : CountryWeight;
        // California is Canada's equal, when people write CA.
        return Regions[region].Code == "US-CA" ? MajorCountryWeight : KnownRegions.Contains(iso) ? KnownRegionWeight : RegionWeight;
    }

    private static FrozenDictionary<string, MeaningRange> Index(Dictionary<string, List<PlaceMeaning>> names, List<PlaceMeaning> meanings)
    {
        var ranges = new Dictionary<string, MeaningRange>(names.Count, StringComparer.Ordinal);
        foreach (var (name, means) in names)
        {
            ranges[name] = new MeaningRange(meanings.Count, means.Count);
            meanings.AddRange(means);
        }
        return ranges.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
