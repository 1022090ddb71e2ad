namespace TalentScout;

/// <summary>Chooses among the readings of a group.</summary>
internal static class PlaceChoice
{
    // A namesake is out of the question when the other outweighs it so many times.
    private const int Dominance = 3;

    /// <summary>
    /// What all readings agree on at least: the place, or its country. None where they disagree on the country, unless one outweighs the others
    /// or lies in a country that the rest of the text names.
    /// </summary>
    public static PlaceReading Of(Gazetteer gazetteer, ReadOnlySpan<PlaceReading> readings, ReadOnlySpan<short> otherCountries)
    {
        if (readings.Length <= 1)
            return readings.Length == 0 ? PlaceReading.None : readings[0];

        var best = 0;
        for (var i = 1; i < readings.Length; i++)
            if (Weight(gazetteer, readings[i]) > Weight(gazetteer, readings[best]))
                best = i;
        var rival = 0;
        for (var i = 0; i < readings.Length; i++)
            if (i != best)
                rival = Math.Max(rival, Weight(gazetteer, readings[i]));
        if (Weight(gazetteer, readings[best]) >= Dominance * rival)
            return readings[best];
        return Elsewhere(readings, otherCountries) is { IsNone: false } near ? near : Common(readings);
    }

    /// <summary>
    /// Moves to the front what something supports, without the land around a city where both have one name ("New York", "Singapore"): people mean the city.
    /// How many there are.
    /// </summary>
    public static int Keep(Span<PlaceReading> readings)
    {
        var count = 0;
        for (var i = 0; i < readings.Length; i++)
            if (readings[i].Supported)
                readings[count++] = readings[i];
        for (var i = 0; i < count; i++)
        {
            if (readings[i].City >= 0 || !HasCityIn(readings[..count], readings[i]))
                continue;
            readings[i] = readings[--count];
            i--;
        }
        return count;
    }

    private static bool HasCityIn(ReadOnlySpan<PlaceReading> readings, PlaceReading land)
    {
        foreach (var r in readings)
            if (r.City >= 0 && r.Country == land.Country && (land.Region < 0 || r.Region < 0 || r.Region == land.Region))
                return true;
        return false;
    }

    private static PlaceReading Elsewhere(ReadOnlySpan<PlaceReading> readings, ReadOnlySpan<short> countries)
    {
        var found = PlaceReading.None;
        foreach (var r in readings)
        {
            if (!countries.Contains(r.Country))
                continue;
            if (!found.IsNone)
                return PlaceReading.None;
            found = r;
        }
        return found;
    }

    private static PlaceReading Common(ReadOnlySpan<PlaceReading> readings)
    {
        var common = readings[0] with { City = -1 };
        foreach (var r in readings)
        {
            if (r.Country != common.Country)
                return PlaceReading.None;
            if (r.Region != common.Region)
                common.Region = -1;
        }
        return common;
    }

    private static int Weight(Gazetteer gazetteer, PlaceReading reading) => gazetteer.WeightOf(reading.Country, reading.Region, reading.City);
}
