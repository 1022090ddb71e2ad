namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>
/// The path of an Allow or Disallow line in the compared form: a * stands for any octets, all else is literal. Matching walks the pieces between the stars from
/// left to right and never goes back, so its cost is bounded by pattern times path.
/// </summary>
internal static class RobotsPattern
{
    /// <summary>Appends the form of a path as written, without the $ that may end it.</summary>
    public static void Append(List<byte> octets, ReadOnlySpan<byte> path)
    {
        for (var i = 0; i < path.Length; i++)
            if (path[i] == '*')
                octets.Add((byte)'*');
            else
                RobotsOctets.Append(octets, path, ref i);
    }

    /// <summary>Does the pattern match the start of the path, or all of it?</summary>
    public static bool Matches(ReadOnlySpan<byte> pattern, bool toEnd, ReadOnlySpan<byte> path)
    {
        var star = pattern.IndexOf((byte)'*');
        if (star < 0)
            return path.StartsWith(pattern) && (!toEnd || path.Length == pattern.Length);
        if (!path.StartsWith(pattern[..star]))
            return false;
        path = path[star..];
        while (true)
        {
            pattern = pattern[(star + 1)..];
            star = pattern.IndexOf((byte)'*');
            if (star < 0)
                return toEnd ? path.EndsWith(pattern) : path.IndexOf(pattern) >= 0;
            var at = path.IndexOf(pattern[..star]);
            if (at < 0)
                return false;
            path = path[(at + star)..];
        }
    }
}
