namespace TalentScout.Search;

/// <summary>Letters that are wrong, missing, too many, or swapped with the next (each letter edited once: optimal string alignment).</summary>
internal static class EditDistance
{
    /// <param name="most">no more than this has to be told apart</param>
    /// <returns>The distance; above <paramref name="most"/> where it is greater.</returns>
    public static int Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        // What both begin and end with costs nothing.
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;
        return Table(a, b, most);
    }

    private static int Table(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int most)
    {
        var width = b.Length + 1;
        Span<int> rows = 3 * width <= 256 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
            last[j] = j;
        var leastOfLast = 0;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }

            // A swap reaches over one row.
            if (least > most && leastOfLast >= most)
                return most + 1;
            leastOfLast = least;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[^1];
    }
}
