using System.Globalization;

namespace TalentScout;

/// <summary>Supply beside demand in one sentence that says no more than was counted.</summary>
public static class Scarcity
{
    /// <param name="what">As people write it: "Cassandra".</param>
    /// <param name="where">" in Spain", or empty.</param>
    public static string Tell(string what, string where, int postings, int candidates)
    {
        if (postings == 0)
            return candidates == 0 ? $"No posting asks for {what}{where}, and nobody here shows it." : $"No posting asks for {what}{where}; {People(candidates)} here {Show(candidates)} it.";
        if (candidates == 0)
            return $"{Postings(postings)} for {what}{where}, and nobody here shows it.";
        var ratio = (double)candidates / postings;
        return ratio >= 1.5
            ? $"{Number(Math.Round(ratio))} people for each {what} posting{where}."
            : ratio > 0.67 ? $"About as many people as {what} postings{where}: {Number(candidates)} and {Number(postings)}."
            : $"{Number(Math.Round(1 / ratio))} {what} postings for each person{where}.";
    }

    private static string People(int n) => n == 1 ? "1 person" : $"{Number(n)} people";
    private static string Show(int n) => n == 1 ? "shows" : "show";
    private static string Postings(int n) => n == 1 ? "1 posting" : $"{Number(n)} postings";
    private static string Number(double n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
