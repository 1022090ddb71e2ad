namespace TalentScout;

/// <summary>One reading of a group of mentions: a country with perhaps a region and a city in it.</summary>
internal struct PlaceReading
{
    public short Country;
    public short Region;
    public int City;

    /// <summary>Two mentions agree on it, or one is enough.</summary>
    public bool Supported;
    public readonly bool IsNone => Country < 0;
    public static PlaceReading None => new() { Country = -1, Region = -1, City = -1 };
}

/// <summary>Mentions that tell of one place: "Köln, NRW, Germany". First and Last are mentions, both inclusive.</summary>
internal struct PlaceGroup
{
    public short First;
    public short Last;
    public short Readings;

    /// <summary>The mention that is a town of its own here, though it is better known as another place ("Jordan, Minnesota"); -1: none.</summary>
    public short Namesake;
    public readonly int Mentions => Last - First + 1;
}

/// <summary>
/// Puts mentions together while they can mean one place, keeping every reading that fits all of them: "Montreal, CA" leaves Canada of {Canada, California}.
/// A mention that fits none of the readings starts the next place.
/// </summary>
internal static class PlaceGroups
{
    public const int Max = 8;
    public const int MaxReadings = 12;

    /// <summary>How many groups; the readings of group g stand from g * <see cref="MaxReadings"/>.</summary>
    public static int Build(Gazetteer gazetteer, ReadOnlySpan<PlaceToken> tokens, ReadOnlySpan<PlaceMention> mentions, Span<PlaceGroup> groups, Span<PlaceReading> readings)
    {
        var count = 0;
        Span<PlaceReading> own = stackalloc PlaceReading[MaxReadings];
        Span<PlaceReading> merged = stackalloc PlaceReading[MaxReadings];
        for (var m = 0; m < mentions.Length; m++)
        {
            var mention = mentions[m];
            var ownCount = Readings(gazetteer, tokens, mention, own);
            if (ownCount == 0)
                continue;
            if (count > 0)
            {
                ref var group = ref groups[count - 1];
                var current = readings.Slice((count - 1) * MaxReadings, MaxReadings);
                var mergedCount = Merge(current[..group.Readings], own[..ownCount], merged);
                if (mergedCount == 0 && PlaceNamesakes.Contains(gazetteer, tokens, mentions[group.Last], mention, group, current[..group.Readings], own[..ownCount]))
                {
                    group.Namesake = group.First;
                    mergedCount = PlaceNamesakes.Lands(gazetteer, mention, own[..ownCount], merged);
                }
                if (mergedCount > 0)
                {
                    merged[..mergedCount].CopyTo(current);
                    group.Readings = (short)mergedCount;
                    group.Last = (short)m;
                    continue;
                }
            }
            if (count == groups.Length)
                break;
            own[..ownCount].CopyTo(readings[(count * MaxReadings)..]);
            groups[count++] = new PlaceGroup { First = (short)m, Last = (short)m, Readings = (short)ownCount, Namesake = -1 };
        }
        return count;
    }

    private static int Readings(Gazetteer gazetteer, ReadOnlySpan<PlaceToken> tokens, PlaceMention mention, Span<PlaceReading> readings)
    {
        var count = 0;
        foreach (var meaning in gazetteer.Meanings(mention.Names))
        {
            if (meaning.IsNowhere)
                continue;
            var believed = meaning.Strength switch
            {
                NameStrength.Free => mention.Pure || IsTelling(gazetteer, tokens, mention, meaning),
                NameStrength.Alone => mention.Pure && (tokens[mention.First].Flag || StartsWithCapital(tokens[mention.First])),
                _ => false,
            };
            Add(readings, ref count, meaning, mention, believed);
        }
        foreach (var meaning in gazetteer.Meanings(mention.Codes))
            Add(readings, ref count, meaning, mention, mention.CodeAlone && mention.Pure);
        return count;
    }

    private static void Add(Span<PlaceReading> readings, ref int count, PlaceMeaning meaning, PlaceMention mention, bool believed)
    {
        var reading = new PlaceReading
        {
            Country = meaning.Country,
            Region = meaning.Region,
            City = mention.Surroundings ? -1 : meaning.City,
            Supported = believed,
        };
        if (!Covers(readings[..count], reading) && count < readings.Length)
            readings[count++] = reading;
    }

    // Among words we do not know, a short name or a small town is too likely to be something else.
    private static bool IsTelling(Gazetteer gazetteer, ReadOnlySpan<PlaceToken> tokens, PlaceMention mention, PlaceMeaning meaning)
    {
        const int shortest = 4;
        const int smallest = 100;
        var length = tokens[mention.End - 1].End - tokens[mention.First].Start;
        return (length >= shortest || tokens[mention.First].Dense) && (meaning.City < 0 || gazetteer.Cities[meaning.City].Weight >= smallest || mention.Count > 1);
    }

    private static bool StartsWithCapital(PlaceToken token) => token.StartsUpper || token.Dense;

    private static int Merge(ReadOnlySpan<PlaceReading> left, ReadOnlySpan<PlaceReading> right, Span<PlaceReading> merged)
    {
        var count = 0;
        foreach (var a in left)
            foreach (var b in right)
            {
                if (a.Country != b.Country || (a.Region >= 0 && b.Region >= 0 && a.Region != b.Region) || (a.City >= 0 && b.City >= 0 && a.City != b.City))
                    continue;
                var both = new PlaceReading
                {
                    Country = a.Country,
                    Region = a.Region >= 0 ? a.Region : b.Region,
                    City = a.City >= 0 ? a.City : b.City,
                    Supported = true,
                };
                if (!Covers(merged[..count], both) && count < merged.Length)
                    merged[count++] = both;
            }
        return count;
    }

    // The same reading twice, as name and as code, or with and without the region, is no ambiguity.
    private static bool Covers(Span<PlaceReading> readings, PlaceReading reading)
    {
        foreach (ref var r in readings)
        {
            if (r.Country != reading.Country || r.City != reading.City || (r.City < 0 && r.Region != reading.Region))
                continue;
            r.Region = r.Region >= 0 ? r.Region : reading.Region;
            r.Supported |= reading.Supported;
            return true;
        }
        return false;
    }
}
