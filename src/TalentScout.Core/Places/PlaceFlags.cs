namespace TalentScout;

/// <summary>Flag signs: two regional indicators are a country's code; the flags of England, Scotland and Wales are Britain's here.</summary>
internal static class PlaceFlags
{
    private const char IndicatorHigh = '\ud83c';
    private const char IndicatorA = '\udde6';
    private const char IndicatorZ = '\uddff';

    // The black flag, then letters as invisible tags, then the end tag.
    private const char BlackFlag = '\udff4';
    private const char TagHigh = '\udb40';

    /// <summary>Writes the two letters, in upper case, where the text starts with a flag.</summary>
    public static bool Read(ReadOnlySpan<char> text, Span<char> code, out int taken)
    {
        taken = 0;
        if (text.Length < 4 || text[0] != IndicatorHigh || code.Length < 2)
            return false;
        if (text[1] is >= IndicatorA and <= IndicatorZ && text[2] == IndicatorHigh && text[3] is >= IndicatorA and <= IndicatorZ)
        {
            code[0] = (char)('A' + text[1] - IndicatorA);
            code[1] = (char)('A' + text[3] - IndicatorA);
            taken = 4;
            return true;
        }
        if (text[1] != BlackFlag || text[2] != TagHigh)
            return false;
        taken = 2;
        while (taken + 1 < text.Length && text[taken] == TagHigh)
            taken += 2;
        "GB".CopyTo(code);
        return true;
    }
}
