namespace TalentScout.Harvest.Boards.Reading;

/// <summary>How deep elements of a text may stand in each other, told from its tags alone, in one pass.</summary>
internal static class Nesting
{
    private static readonly HashSet<string> _void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th",
    };

    /// <summary>Too high rather than too low: an end tag closes one, whatever its name.</summary>
    public static int Of(string html)
    {
        var names = _void.GetAlternateLookup<ReadOnlySpan<char>>();
        var (open, deepest) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/')
                open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(html[at + 1]))
            {
                var end = at + 1;
                while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
                    end++;
                var name = html.AsSpan(at + 1, end - at - 1);
                if (!names.Contains(name))
                    deepest = Math.Max(deepest, ++open);
                else if (name is "p" or "li")
                    // Their end tags, where written, must not close what is around them.
                    open++;
            }
        }

        return deepest;
    }
}
