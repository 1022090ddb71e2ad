namespace TalentScout;

/// <summary>The ways in which one name is regularly written, so that the gazetteer holds it once.</summary>
internal static class PlaceSpellings
{
    private static readonly (string Written, string Also)[] Openings =
    [
        ("St. ", "Saint "), ("St ", "Saint "), ("Saint ", "St. "), ("Saint-", "St-"), ("Sankt ", "St. "), ("Fort ", "Ft. "), ("Mount ", "Mt. "), ("Santa ", "Sta. "),
    ];

    // Where the keyboard has no umlaut.
    private static readonly (string Letter, string Spelled)[] Umlauts =
        [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("Ø", "Oe"), ("Å", "Aa")];

    /// <summary>"N.H.", "U.S.A"</summary>
    public static bool IsInitials(string name)
    {
        for (var i = 0; i < name.Length; i++)
            if (i % 2 == 0 ? !char.IsAsciiLetterUpper(name[i]) : name[i] != '.')
                return false;
        return name.Length is >= 3 and <= 8;
    }

    public static IEnumerable<string> Of(string name)
    {
        yield return name;
        foreach (var (written, also) in Openings)
            if (name.StartsWith(written, StringComparison.Ordinal))
                yield return also + name[written.Length..];
        var spelled = Umlauts.Aggregate(name, (text, u) => text.Replace(u.Letter, u.Spelled, StringComparison.Ordinal));
        if (spelled != name)
            yield return spelled;
    }
}
