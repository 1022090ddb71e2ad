namespace TalentScout;

/// <summary>
/// A glob over paths with '/': ** is any number of whole segments (also none), * any characters within one. Case matters not, since
/// Dockerfile and dockerfile are the same to those who write them.
/// </summary>
internal sealed class PathPattern
{
    private readonly string[] _segments;

    public PathPattern(string pattern)
    {
        Text = pattern;
        _segments = pattern.Split('/');
        Literal = _segments.Where(s => !s.Contains('*')).MaxBy(s => s.Length) ?? "";
    }

    public string Text { get; }

    /// <summary>The longest segment without *: a path that does not contain it cannot match.</summary>
    public string Literal { get; }

    /// <summary>"**/x": the name a path must end with, where that is the whole of the pattern; else null.</summary>
    public string? FileName => _segments is ["**", var name] && !name.Contains('*') ? name : null;

    /// <summary>"**/*.x": the ending a path must have, where that is the whole of the pattern; else null.</summary>
    public string? Extension => _segments is ["**", ['*', '.', .. var rest]] && !rest.Contains('*') ? "." + rest : null;

    /// <summary>What a matching path's name ends with from its last dot on ("**/auth/**/*.go": ".go"); null where the pattern leaves that open.</summary>
    public string? LastExtension => _segments[^1] is var name && name.LastIndexOf('.') is >= 0 and var dot && !name[dot..].Contains('*') ? name[dot..] : null;

    public bool Matches(string path) => Matches(path, path.Split('/'));

    /// <param name="path">As a whole.</param>
    /// <param name="segments">The same path, split.</param>
    public bool Matches(string path, string[] segments) =>
        (Literal.Length == 0 || path.Contains(Literal, StringComparison.OrdinalIgnoreCase)) && Matches(segments, 0, 0);

    // At most one way back per **, and a segment is read once per position: segments squared at worst, and paths are short.
    private bool Matches(string[] path, int p, int s)
    {
        // "**/*Controller.cs" speaks of the name alone.
        if (s == 0 && _segments is ["**", var name])
            return MatchesSegment(path[^1], name);
        while (s < _segments.Length)
        {
            if (_segments[s] == "**")
            {
                if (s == _segments.Length - 1)
                    return p < path.Length;
                for (var i = p; i < path.Length; i++)
                    if (Matches(path, i, s + 1))
                        return true;
                return false;
            }
            if (p >= path.Length || !MatchesSegment(path[p], _segments[s]))
                return false;
            p++;
            s++;
        }
        return p == path.Length;
    }

    private static bool MatchesSegment(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        int t = 0, p = 0, star = -1, from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                from = t;
            }
            else if (p < pattern.Length && char.ToLowerInvariant(pattern[p]) == char.ToLowerInvariant(text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++from;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
