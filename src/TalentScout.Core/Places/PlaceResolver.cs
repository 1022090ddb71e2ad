using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// Resolves locations as people write them. What it cannot tell stays unresolved: nothing is better than wrong. Immutable; one instance serves all threads.
/// </summary>
public sealed class PlaceResolver
{
    /// <summary>Less where a part of the text says nothing known, or another place: see <see cref="Place.Confidence"/>.</summary>
    private const double AllAgree = 0.9;
    private const string Resource = "gazetteer.tsv";

    private static readonly Lazy<PlaceResolver> Embedded = new(Load);

    private readonly Gazetteer _gazetteer;

    internal PlaceResolver(Gazetteer gazetteer) => _gazetteer = gazetteer;

    /// <summary>Grows with every change of the rules or the gazetteer that resolves a text otherwise: candidates are folded anew.</summary>
    public const string Version = "2";

    /// <summary>With the gazetteer of this program.</summary>
    public static PlaceResolver Default => Embedded.Value;

    internal Gazetteer Gazetteer => _gazetteer;

    /// <summary>
    /// Reads the first 300 characters. City and region are in English; a town that the gazetteer does not list keeps its spelling and has no coordinates. Of
    /// several places all countries are given, and the first city.
    /// </summary>
    public Place Resolve(string text)
    {
        if (PlaceClock.IsZone(_gazetteer, text, out var zone))
            return new Place { Text = text, TimeZone = zone };

        Span<char> buffer = stackalloc char[PlaceTokens.BufferLength];
        Span<PlaceToken> tokens = stackalloc PlaceToken[PlaceTokens.MaxTokens];
        var now = PlaceNow.Of(text);
        tokens = tokens[..PlaceTokens.Read(now, buffer, tokens)];
        Span<PlaceMention> mentions = stackalloc PlaceMention[PlaceMentions.Max];
        mentions = mentions[..PlaceMentions.Find(_gazetteer, buffer, tokens, mentions)];
        Span<PlaceGroup> groups = stackalloc PlaceGroup[PlaceGroups.Max];
        Span<PlaceReading> readings = stackalloc PlaceReading[PlaceGroups.Max * PlaceGroups.MaxReadings];
        groups = groups[..PlaceGroups.Build(_gazetteer, tokens, mentions, groups, readings)];
        Span<SettledPlace> settled = stackalloc SettledPlace[PlaceGroups.Max];
        settled = settled[..new PlaceSettling(_gazetteer, buffer, tokens, mentions).Settle(groups, readings, settled)];

        var remote = IsRemote(buffer, tokens);
        return settled.IsEmpty ? new Place { Text = text, Remote = remote, TimeZone = PlaceClock.Offset(text) } : ToPlace(text, now, remote, tokens, settled);
    }

    /// <summary>The city that a name means, for distances: "Berlin", "San José, Costa Rica". Of namesakes the greatest; null where unknown.</summary>
    public NamedCity? FindCity(string name)
    {
        if (Resolve(name) is { City: { } city, Latitude: { } latitude, Longitude: { } longitude } place)
            // "Hamburg, US" is not the one in Germany: what follows the comma says where it lies.
            return place.Confidence < AllAgree && name.Contains(',') ? null : new NamedCity(city, place.Countries[0], latitude, longitude);
        GazetteerCity? greatest = null;
        foreach (var meaning in _gazetteer.Meanings(_gazetteer.ByName(PlaceTokens.Fold(name))))
            if (meaning.City >= 0 && !(_gazetteer.Cities[meaning.City].Weight <= greatest?.Weight))
                greatest = _gazetteer.Cities[meaning.City];
        return greatest is null ? null : new NamedCity(greatest.Name, _gazetteer.Countries[greatest.Country].Iso2, greatest.Latitude, greatest.Longitude);
    }

    private Place ToPlace(string text, string now, bool remote, ReadOnlySpan<PlaceToken> tokens, ReadOnlySpan<SettledPlace> settled)
    {
        var best = settled[0];
        var confidence = 1.0;
        var countries = ImmutableArray.CreateBuilder<string>(settled.Length);
        foreach (var place in settled)
        {
            var country = _gazetteer.Countries[place.Reading.Country].Iso2;
            if (!countries.Contains(country))
                countries.Add(country);
            if (best.Reading.City < 0 && !best.HasTown && (place.Reading.City >= 0 || place.HasTown))
                best = place;
            confidence = Math.Min(confidence, place.Confidence);
        }
        var reading = best.Reading;
        var city = reading.City >= 0 ? _gazetteer.Cities[reading.City] : null;
        return new Place
        {
            Text = text,
            Countries = countries.DrainToImmutable(),
            Region = reading.Region >= 0 ? _gazetteer.Regions[reading.Region].Name : null,
            City = city?.Name ?? (best.HasTown ? UnlistedTown.NameOf(now, tokens[best.Town]) : null),
            Latitude = city?.Latitude,
            Longitude = city?.Longitude,
            TimeZone = _gazetteer.ZoneOf(reading.Country, reading.Region, reading.City),
            Remote = remote,
            Confidence = confidence,
        };
    }

    private static bool IsRemote(ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens)
    {
        foreach (var token in tokens)
            if (PlaceWords.Remote.Contains(buffer.Slice(token.Start, token.Length)))
                return true;
        return false;
    }

    private static PlaceResolver Load()
    {
        using var stream = typeof(PlaceResolver).Assembly.GetManifestResourceStream(Resource)!;
        using var lines = new StreamReader(stream);
        return new PlaceResolver(GazetteerReader.Read(lines));
    }
}

/// <summary>Country: ISO 3166-1 alpha-2. WGS 84 degrees.</summary>
public sealed record NamedCity(string City, string Country, double Latitude, double Longitude);
