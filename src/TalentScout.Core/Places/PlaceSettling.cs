namespace TalentScout;

/// <summary>What one group of mentions came to. Town: the words of a town without coordinates; empty: none.</summary>
internal struct SettledPlace
{
    public PlaceReading Reading;
    public Range Town;
    public double Confidence;
    public readonly bool HasTown => !Town.Equals(default);
}

/// <summary>Settles every group on a reading, and finds the towns that the gazetteer does not list.</summary>
internal readonly ref struct PlaceSettling(Gazetteer gazetteer, ReadOnlySpan<char> buffer, ReadOnlySpan<PlaceToken> tokens, ReadOnlySpan<PlaceMention> mentions)
{
    // 0..1: named with its country or region; by itself; by itself among other words.
    private const double Named = 0.95;
    private const double Bare = 0.85;
    private const double AmongWords = 0.7;

    // A town known only from where it stands, and a country only from namesakes that all lie in it.
    private const double Unlisted = 0.75;
    private const double Namesakes = 0.6;

    private readonly Gazetteer _gazetteer = gazetteer;
    private readonly ReadOnlySpan<char> _buffer = buffer;
    private readonly ReadOnlySpan<PlaceToken> _tokens = tokens;
    private readonly ReadOnlySpan<PlaceMention> _mentions = mentions;

    /// <summary>How many places; groups that cannot be told leave none.</summary>
    public int Settle(Span<PlaceGroup> groups, Span<PlaceReading> readings, Span<SettledPlace> settled)
    {
        Span<short> countries = stackalloc short[PlaceGroups.Max];
        var certain = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            var own = readings.Slice(g * PlaceGroups.MaxReadings, groups[g].Readings);
            own = own[..PlaceChoice.Keep(own)];
            groups[g].Readings = (short)own.Length;
            if (PlaceChoice.Of(_gazetteer, own, []) is { IsNone: false } sure)
                countries[certain++] = sure.Country;
        }
        var count = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            var own = readings.Slice(g * PlaceGroups.MaxReadings, groups[g].Readings);
            var place = own.Length > 0 ? OfReadings(groups[g], own, countries[..certain]) : OfCode(groups[g]);
            if (!place.Reading.IsNone)
                settled[count++] = place;
        }
        return count;
    }

    private SettledPlace OfReadings(PlaceGroup group, Span<PlaceReading> readings, ReadOnlySpan<short> countries)
    {
        var reading = PlaceChoice.Of(_gazetteer, readings, countries);
        var place = new SettledPlace { Reading = reading, Confidence = Confidence(group) };
        if (reading.IsNone || reading.City >= 0)
            return place;
        var first = _mentions[group.First];
        if (group.Namesake >= 0)
            return place with { Town = Words(_mentions[group.Namesake]), Confidence = Unlisted };
        if (reading.Region >= 0 && IsNamedTwice(group) && _gazetteer.CityOfItsRegion(reading.Region) is { } city)
            return place with { Reading = reading with { City = city } };
        if (AllAreCities(readings))
            // Which of the towns of that name is not known, but the name is.
            return place with { Town = Words(first), Confidence = Namesakes };
        if (first.Pure && UnlistedTown.TryFind(_buffer, _tokens, first, _mentions[group.Last], out var town))
            return place with { Town = town, Confidence = Unlisted };
        return place;
    }

    // "Tryon, NC": a code that means nothing by itself, after what can only be a town.
    private SettledPlace OfCode(PlaceGroup group)
    {
        var place = new SettledPlace { Reading = PlaceReading.None };
        var mention = _mentions[group.First];
        var token = _tokens[mention.First];
        if (group.Mentions > 1 || mention.Names.Count > 0 || !token.Capitals)
            return place;
        var small = _buffer.Slice(token.Start, token.Length);
        Span<char> code = stackalloc char[small.Length];
        small.ToUpperInvariant(code);
        var before = UnlistedTown.TryBefore(_buffer, _tokens, mention.First, out var town);
        var together = !before && !PlaceWords.WordCodes.Contains(small) && UnlistedTown.TryBeforeInOnePart(_buffer, _tokens, mention.First, out town);
        if ((!before && !together) || PlaceWords.DoubtfulCodes.Contains(code))
            return place;
        foreach (var meaning in _gazetteer.Meanings(mention.Codes))
            if (meaning is { Region: >= 0, City: < 0 } && _gazetteer.IsState(meaning.Country, byCode: true))
                return new SettledPlace
                {
                    Reading = new PlaceReading { Country = meaning.Country, Region = meaning.Region, City = -1, Supported = true },
                    Town = town,
                    Confidence = Unlisted,
                };
        return place;
    }

    // "NY, NY": the second time it is the state, so the first time it is the city.
    private bool IsNamedTwice(PlaceGroup group) => group.Mentions > 1 && _mentions[group.First].Names == default
        && _mentions[group.First].Codes == _mentions[group.First + 1].Codes;

    private double Confidence(PlaceGroup group)
    {
        if (group.Mentions > 1)
            return Named;
        var mention = _mentions[group.First];
        return mention.Pure ? Bare : AmongWords;
    }

    private bool AllAreCities(ReadOnlySpan<PlaceReading> readings)
    {
        foreach (var r in readings)
            if (r.City < 0 || _gazetteer.Cities[r.City].Name != _gazetteer.Cities[readings[0].City].Name)
                return false;
        return true;
    }

    private static Range Words(PlaceMention mention) => mention.First..mention.End;
}
