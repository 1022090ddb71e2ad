using System.Buffers;
using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Finds connection schemes and markers ("postgres://", "jdbc:mysql:") in a text, all at once.</summary>
internal sealed class ConnectionIndex
{
    private readonly Dictionary<string, List<Skill>> _byMarker = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] _lengths;
    private readonly SearchValues<string> _markers;

    public ConnectionIndex(ImmutableArray<Skill> skills)
    {
        foreach (var skill in skills)
            foreach (var marker in skill.Connections)
            {
                if (!_byMarker.TryGetValue(marker, out var list))
                    _byMarker.Add(marker, list = []);
                list.Add(skill);
            }
        _lengths = [.. _byMarker.Keys.Select(m => m.Length).Distinct().OrderDescending()];
        _markers = SearchValues.Create([.. _byMarker.Keys], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the text names, in its order; at one place the longest marker.</summary>
    public IEnumerable<(Skill Skill, string Marker, int At)> Find(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(_markers);
            if (next < 0)
                yield break;
            at += next;
            var marker = LongestAt(text, at);
            // "mypostgres://" is some scheme of their own, and "XPGHOST" some variable of their own.
            if (marker is null || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '+')))
            {
                at++;
                continue;
            }
            foreach (var skill in _byMarker[marker])
                yield return (skill, marker, at);
            at += marker.Length;
        }
    }

    private string? LongestAt(string text, int at)
    {
        var lookup = _byMarker.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
            if (length <= text.Length - at && lookup.TryGetValue(text.AsSpan(at, length), out var marker, out _))
                return marker;
        return null;
    }
}
