namespace TalentScout;

/// <summary>Did you mean: the known word that takes the fewest changed letters.</summary>
public static class NearestWord
{
    /// <returns>Null where nothing is near: one change for words of up to four letters, two above, and never more than half of the word.</returns>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var wanted = word.ToLowerInvariant();
        if (wanted.Length is < 2 or > 40)
            return null;
        var allowed = wanted.Length <= 4 ? 1 : 2;
        return known
            .Where(k => Math.Abs(k.Length - wanted.Length) <= allowed)
            .Select(k => (Word: k, Distance: Distance(wanted, k.ToLowerInvariant())))
            .Where(k => k.Distance <= allowed)
            .OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal)
            .Select(k => k.Word)
            .FirstOrDefault();
    }

    /// <summary>Optimal string alignment: a letter put in, left out or changed, or two neighbours swapped, counts 1.</summary>
    internal static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
