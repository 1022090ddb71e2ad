using System.Buffers;

namespace TalentScout;

/// <summary>"Born in Havana, living in Miami" says where somebody is after where they came from.</summary>
internal static class PlaceNow
{
    private static readonly SearchValues<string> Origins = SearchValues.Create(["originally", "born", "raised", "grew up", "formerly", "previously", "native of", "from "], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Arrivals = SearchValues.Create(
        ["now in ", "now living in ", "now based in ", "currently in ", "currently living in ", "currently based in ", "living in ", "live in ", "lives in ", "based in ", "moved to ", "relocated to ", "residing in "],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The rest from where it says where they are; the whole text where it does not first say where they came from.</summary>
    public static string Of(string text)
    {
        var origin = text.AsSpan().IndexOfAny(Origins);
        if (origin < 0)
            return text;
        var arrival = text.AsSpan(origin).IndexOfAny(Arrivals);
        return arrival <= 0 ? text : text[(origin + arrival)..];
    }
}
