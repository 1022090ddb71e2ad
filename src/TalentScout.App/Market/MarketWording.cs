using System.Globalization;
using TalentScout.App.Layout;

namespace TalentScout.App.Market;

/// <summary>Numbers of the market in words.</summary>
internal static class MarketWording
{
    /// <summary>People for each posting: one digit below ten.</summary>
    public static string Ratio(double? ratio) => ratio is { } r ? r.ToString(r < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) : "–";

    /// <summary>What a chart of months says to who does not see it: its first and last value.</summary>
    public static string Chart(string what, IEnumerable<(Month Month, string? Value)> values)
    {
        var known = values.Where(v => v.Value is not null).ToList();
        return known.Count == 0 ? $"{what}: {Texts.Market_NoPay}"
            : Wording.Format(Texts.Market_ChartLabel, what, known[0].Value!, Wording.MonthWord(known[0].Month), known[^1].Value!, Wording.MonthWord(known[^1].Month));
    }
}
