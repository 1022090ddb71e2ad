namespace TalentScout.Sandbox;

/// <summary>What people write into the location field of a profile.</summary>
internal static class Locations
{
    private static readonly string[] Nowhere = ["Remote", "Earth", "the internet", "127.0.0.1", "localhost", "Europe", "EU", "everywhere", "🌍", "on a train", "/dev/null", "Planet Earth, mostly"];

    /// <summary>The text, null for the third who say nothing, and whether a careful reader learns the country from it.</summary>
    public static (string? Text, bool TellsCountry) Write(Town town, Dice dice)
    {
        var kind = dice.Below(100);
        if (kind < 35)
            return (null, false);
        if (kind < 40)
            return (dice.Pick(Nowhere), false);
        if (kind < 55 && town.Aliases.Length > 0)
        {
            var alias = dice.Pick(town.Aliases);
            // An abbreviation or a nickname tells only those who know it.
            return (alias, alias.Length > 4 && alias != "Sampa" && alias != "Sthlm");
        }
        var text = dice.Below(12) switch
        {
            0 or 1 or 2 or 3 => $"{town.City}, {town.CountryName}",
            4 or 5 or 6 => town.City,
            7 => town.City.ToLowerInvariant(),
            8 => $"{town.City} / Remote",
            9 => $"📍 {town.City}, {town.CountryName}",
            10 => town.CountryName,
            _ => $"{town.City}, {town.Country}",
        };
        return (text, true);
    }
}
