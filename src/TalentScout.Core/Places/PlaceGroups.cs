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
                if (mergedCount == 0 && IsNamesake(gazetteer, tokens, mentions, group, mention, current[..group.Readings], own[..ownCount]))
                {
                    group.Namesake = group.First;
                    mergedCount = Regions(own[..ownCount], merged);
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
            if (meaning.IsNowhere || count == readings.Length)
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
            if (count < readings.Length)
                Add(readings, ref count, meaning, mention, mention.CodeAlone && mention.Pure);
        return count;
    }

    private static void Add(Span<PlaceReading> readings, ref int count, PlaceMeaning meaning, PlaceMention mention, bool believed) =>
        readings[count++] = new PlaceReading
        {
            Country = meaning.Country,
            Region = meaning.Region,
            City = mention.Surroundings ? -1 : meaning.City,
            Supported = believed,
        };

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
                if (count < merged.Length && !Contains(merged[..count], both))
                    merged[count++] = both;
            }
        return count;
    }

    private static bool Contains(ReadOnlySpan<PlaceReading> readings, PlaceReading reading)
    {
        foreach (var r in readings)
            if (r.Country == reading.Country && r.Region == reading.Region && r.City == reading.City)
                return true;
        return false;
    }

    // "Moscow, Idaho": a name we know from elsewhere right before a state of the English-speaking countries, where towns are written so.
    private static bool IsNamesake(
        Gazetteer gazetteer, ReadOnlySpan<PlaceToken> tokens, ReadOnlySpan<PlaceMention> mentions, PlaceGroup group, PlaceMention mention,
        ReadOnlySpan<PlaceReading> before, ReadOnlySpan<PlaceReading> own)
    {
        var town = mentions[group.Last];
        if (group.Mentions != 1 || group.Namesake >= 0 || town.End != mention.First || tokens[mention.First].Gap == PlaceGap.Strong || !town.Pure || town.Names.Count == 0)
            return false;
        var states = false;
        foreach (var r in own)
        {
            if (r.City >= 0)
                return false;
            states |= r.Region >= 0 && gazetteer.IsState(r.Country);
        }
        foreach (var r in before)
            if (r.City < 0 && r.Region < 0 && gazetteer.IsMajor(r.Country))
                return false;
        return states;
    }

    private static int Regions(ReadOnlySpan<PlaceReading> own, Span<PlaceReading> regions)
    {
        var count = 0;
        foreach (var r in own)
            if (r.Region >= 0)
                regions[count++] = r with { Supported = true };
        return count;
    }
}
