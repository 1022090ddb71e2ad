namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// The path of an Allow or Disallow line. A * stands for any octets, a $ at the end for the end; all else is literal. Matching walks the pieces between the
/// stars from left to right and never goes back, so its cost is bounded by pattern times path.
/// </summary>
internal sealed class RobotsPattern
{
    private readonly byte[][] _pieces;
    private readonly bool _toEnd;

    private RobotsPattern(byte[][] pieces, bool toEnd, int length)
    {
        _pieces = pieces;
        _toEnd = toEnd;
        Length = length;
    }

    /// <summary>In octets of the compared form: of two rules that match, the longer one counts.</summary>
    public int Length { get; }

    public static RobotsPattern Parse(ReadOnlySpan<byte> text)
    {
        var toEnd = text.Length > 0 && text[^1] == '$';
        return Parse(toEnd ? text[..^1] : text, toEnd);
    }

    /// <summary>The same path with no end mark: a $ that ends it is the character.</summary>
    public static RobotsPattern ParseLiteralEnd(ReadOnlySpan<byte> text) => Parse(text, toEnd: false);

    public bool Matches(ReadOnlySpan<byte> path)
    {
        if (!path.StartsWith(_pieces[0]))
            return false;
        if (_pieces.Length == 1)
            return !_toEnd || path.Length == _pieces[0].Length;
        path = path[_pieces[0].Length..];
        foreach (var piece in _pieces.AsSpan(1..^1))
        {
            var at = path.IndexOf(piece);
            if (at < 0)
                return false;
            path = path[(at + piece.Length)..];
        }
        return _toEnd ? path.EndsWith(_pieces[^1]) : path.IndexOf(_pieces[^1]) >= 0;
    }

    private static RobotsPattern Parse(ReadOnlySpan<byte> text, bool toEnd)
    {
        var pieces = new List<byte[]>();
        var piece = new List<byte>();
        var length = toEnd ? 1 : 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '*')
            {
                RobotsOctets.Append(piece, text, ref i);
                continue;
            }
            length++;
            // Of stars in a row one is enough.
            if (piece.Count == 0 && pieces.Count > 0)
                continue;
            length += piece.Count;
            pieces.Add([.. piece]);
            piece.Clear();
        }
        pieces.Add([.. piece]);
        return new RobotsPattern([.. pieces], toEnd, length + piece.Count);
    }
}
