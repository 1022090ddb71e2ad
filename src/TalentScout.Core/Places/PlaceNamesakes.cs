namespace TalentScout;

/// <summary>
/// Towns named like better known places elsewhere, told by what follows: "Jordan, Minnesota", "Córdoba, Mexico". Otherwise such a text would name two places.
/// </summary>
internal static class PlaceNamesakes
{
    // So well known that whoever means another one would say more; then the text names two places ("Berlin, France").
    private const int WellKnown = 1000;

    /// <summary>Is the group's one mention a town in the land that the mention after it names?</summary>
    public static bool Contains(
        Gazetteer gazetteer, ReadOnlySpan<PlaceToken> tokens, PlaceMention town, PlaceMention land, PlaceGroup group,
        ReadOnlySpan<PlaceReading> known, ReadOnlySpan<PlaceReading> lands)
    {
        var beside = town.End == land.First && tokens[land.First].Gap != PlaceGap.Strong && town.Pure && town.Names.Count > 0;
        if (!beside || group.Mentions != 1 || group.Namesake >= 0)
            return false;
        foreach (var r in lands)
            if (r.City >= 0)
                return false;
        var states = false;
        var countries = false;
        foreach (var r in lands)
        {
            states |= IsState(gazetteer, land, r);
            countries |= IsCountry(land, r);
        }
        foreach (var r in known)
        {
            var isCountry = r.City < 0 && r.Region < 0;
            states &= !(isCountry && gazetteer.IsMajor(r.Country));
            countries &= !isCountry && tokens[land.First].Gap == PlaceGap.Weak && gazetteer.WeightOf(r.Country, -1, r.City) is var weight && (r.City < 0 || weight < WellKnown);
        }
        return states || countries;
    }

    /// <summary>The readings of the land in which the town can lie.</summary>
    public static int Lands(Gazetteer gazetteer, PlaceMention land, ReadOnlySpan<PlaceReading> readings, Span<PlaceReading> lands)
    {
        var count = 0;
        foreach (var r in readings)
            if (IsState(gazetteer, land, r) || IsCountry(land, r))
                lands[count++] = r with { Supported = true };
        return count;
    }

    private static bool IsState(Gazetteer gazetteer, PlaceMention land, PlaceReading reading) =>
        reading.Region >= 0 && gazetteer.IsState(reading.Country, byCode: land.Names.Count == 0);

    // By name: two letters are too little to overrule what we know.
    private static bool IsCountry(PlaceMention land, PlaceReading reading) => reading is { Region: < 0, City: < 0 } && land.Names.Count > 0;
}
