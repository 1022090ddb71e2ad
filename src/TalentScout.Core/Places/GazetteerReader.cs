using System.Globalization;

namespace TalentScout;

/// <summary>
/// Reads gazetteer.tsv. A line is a kind and its columns; names are separated by semicolons; ~ before a name or weight means
/// <see cref="NameStrength.Alone"/>, ~~ <see cref="NameStrength.Supported"/>. An alias of two to four capitals, or of initials, is a code.
/// <code>
/// country  iso2  iso3  name  zone  aliases      ~zone: of its cities, the country has several
/// region   code  name  zone  aliases            zone may be empty: as the country
/// city     country or region  name  latitude  longitude  weight  zone  aliases
/// org      country or region  city  names       an institution that tells of a city
/// area     country or region  names
/// nowhere  names                                known to be no place
/// code     country or region  codes
/// alone    codes                                that mean their place with nothing beside them
/// </code>
/// Countries come before regions, regions before cities, cities before institutions.
/// </summary>
internal sealed class GazetteerReader
{
    private readonly Dictionary<string, short> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, short> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Where, string Name), int> _cities = [];

    public List<GazetteerCountry> Countries { get; } = [];
    public List<GazetteerRegion> Regions { get; } = [];
    public List<GazetteerCity> Cities { get; } = [];
    public Dictionary<string, List<PlaceMeaning>> Names { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, List<PlaceMeaning>> Codes { get; } = new(StringComparer.Ordinal);
    public HashSet<string> AloneCodes { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Zones { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static Gazetteer Read(TextReader lines)
    {
        var reader = new GazetteerReader();
        while (lines.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                reader.Add(line.Split('\t'));
        return new Gazetteer(reader);
    }

    private void Add(string[] columns)
    {
        switch (columns)
        {
            case ["country", var iso2, var iso3, var name, var zone, var aliases]:
                AddCountry(iso2, iso3, name, zone, aliases);
                break;
            case ["region", var code, var name, var zone, var aliases]:
                AddRegion(code, name, zone, aliases);
                break;
            case ["city", var where, var name, var latitude, var longitude, var weight, var zone, var aliases]:
                AddCity(where, name, Number(latitude), Number(longitude), weight, zone, aliases);
                break;
            case ["org", var where, var city, var names]:
                AddNames(Meaning(where) with { City = _cities[(where, city)] }, names);
                break;
            case ["area", var where, var names]:
                AddNames(Meaning(where), names);
                break;
            case ["nowhere", var names]:
                AddNames(PlaceMeaning.Nowhere, names);
                break;
            case ["code", var where, var codes]:
                foreach (var code in codes.Split(';'))
                    AddCode(code, Meaning(where));
                break;
            case ["alone", var codes]:
                AloneCodes.UnionWith(codes.Split(';'));
                break;
            default:
                throw new FormatException($"gazetteer: no such line: {string.Join(' ', columns)}");
        }
    }

    private void AddCountry(string iso2, string iso3, string name, string zone, string aliases)
    {
        var index = (short)Countries.Count;
        _countries.Add(iso2, index);
        Countries.Add(new GazetteerCountry(iso2, iso3, name.TrimStart('~'), Zone(zone.TrimStart('~')), !zone.StartsWith('~')));
        AddCode(iso2, Meaning(iso2));
        AddCode(iso3, Meaning(iso2));
        AddNames(Meaning(iso2), $"{name};{aliases}");
    }

    private void AddRegion(string code, string name, string zone, string aliases)
    {
        _regions.Add(code, (short)Regions.Count);
        Regions.Add(new GazetteerRegion(code, _countries[code[..2]], name.TrimStart('~'), Zone(zone)));
        // Elsewhere the letters after the country mean nothing to people.
        if (code[..2] is "US" or "CA" or "AU" or "BR" or "IN")
            AddCode(code[3..], Meaning(code));
        AddNames(Meaning(code), $"{name};{aliases}");
    }

    private void AddCity(string where, string name, double latitude, double longitude, string weight, string zone, string aliases)
    {
        var strength = Strength(ref weight);
        var meaning = Meaning(where) with { City = Cities.Count, Strength = strength };
        _cities.Add((where, name), Cities.Count);
        Cities.Add(new GazetteerCity(name, meaning.Country, meaning.Region, latitude, longitude, Zone(zone), int.Parse(weight, CultureInfo.InvariantCulture)));
        AddName(name, meaning);
        AddNames(meaning with { Strength = NameStrength.Free }, aliases);
    }

    private void AddNames(PlaceMeaning meaning, string names)
    {
        foreach (var given in names.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = given;
            var strength = Strength(ref name);
            AddName(name, meaning with { Strength = strength });
        }
    }

    private void AddName(string name, PlaceMeaning meaning)
    {
        if (name.Length is >= 2 and <= 4 && !meaning.IsNowhere && name.All(char.IsAsciiLetterUpper))
        {
            AddCode(name, meaning);
            if (meaning.City >= 0 || name.Length > 2)
                AloneCodes.Add(name);
            return;
        }
        if (PlaceSpellings.IsInitials(name) && !meaning.IsNowhere)
        {
            AddCode(name.Replace(".", "", StringComparison.Ordinal), meaning);
            return;
        }
        foreach (var spelling in PlaceSpellings.Of(name))
            Add(Names, PlaceTokens.Fold(spelling), meaning);
    }

    private void AddCode(string code, PlaceMeaning meaning) => Add(Codes, code, meaning);

    private static void Add(Dictionary<string, List<PlaceMeaning>> names, string name, PlaceMeaning meaning)
    {
        if (!names.TryGetValue(name, out var meanings))
            names.Add(name, meanings = []);
        if (!meanings.Exists(m => (m.Country, m.Region, m.City) == (meaning.Country, meaning.Region, meaning.City)))
            meanings.Add(meaning);
    }

    private PlaceMeaning Meaning(string where) => where.Length == 2
        ? new PlaceMeaning(_countries[where], -1, -1, NameStrength.Free)
        : new PlaceMeaning(_countries[where[..2]], _regions[where], -1, NameStrength.Free);

    private string? Zone(string name)
    {
        if (name.Length == 0)
            return null;
        Zones.Add(name);
        return name;
    }

    private static NameStrength Strength(ref string marked)
    {
        var marks = marked.StartsWith("~~", StringComparison.Ordinal) ? 2 : marked.StartsWith('~') ? 1 : 0;
        marked = marked[marks..];
        return (NameStrength)marks;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
