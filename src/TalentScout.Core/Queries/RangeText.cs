namespace TalentScout;

/// <summary>"a..b", "a..", "..b", ">=a", ">a", "&lt;=a", "&lt;a", "=a" and "a", whatever a is: both ends as text, each with whether it belongs to the range.</summary>
internal readonly record struct RangeText(string? From, bool FromIncluded, string? To, bool ToIncluded)
{
    public static RangeText Split(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
            return new(Part(text[..dots]), true, Part(text[(dots + 2)..]), true);
        if (text.StartsWith(">=", StringComparison.Ordinal))
            return new(text[2..], true, null, true);
        if (text.StartsWith('>'))
            return new(text[1..], false, null, true);
        if (text.StartsWith("<=", StringComparison.Ordinal))
            return new(null, true, text[2..], true);
        if (text.StartsWith('<'))
            return new(null, true, text[1..], false);
        var exact = text.TrimStart('=');
        return new(exact, true, exact, true);
    }

    private static string? Part(string text) => text.Length == 0 ? null : text;
}
