using System.Text;

namespace TalentScout.Harvest.Fetching.Urls;

/// <summary>The spelling of paths and queries.</summary>
internal static class UrlText
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Blanks and control characters around it and line breaks within it, which pages are full of, say nothing.</summary>
    public static string Clean(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && text[start] <= ' ')
            start++;
        while (end > start && text[end - 1] <= ' ')
            end--;
        text = text[start..end];
        return text.AsSpan().IndexOfAny('\t', '\r', '\n') < 0
            ? text
            : text.Replace("\t", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }

    /// <summary>Starts with a slash; a slash at the end stays.</summary>
    public static string NormalisePath(string path)
    {
        var segments = new List<string>();
        var directory = true;
        foreach (var raw in path.Split('/'))
        {
            var segment = Normalise(raw);
            directory = segment is "" or "." or "..";
            if (!directory)
                segments.Add(segment);
            else if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
        }
        return "/" + string.Join('/', segments) + (directory && segments.Count > 0 ? "/" : "");
    }

    /// <summary>Pairs by name, ordinal; those of one name keep their order; pairs without a name are dropped.</summary>
    public static string SortQuery(string query) => string.Join('&', query.Split('&')
        .Select(Normalise)
        .Where(pair => pair.Length > 0 && pair[0] != '=')
        .OrderBy(pair => pair.Split('=')[0], StringComparer.Ordinal));

    // Unreserved characters bare, all that may not stand in an address escaped, other escapes kept in upper case.
    private static string Normalise(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Kept) < 0)
            return text;
        var octets = Encoding.UTF8.GetBytes(text);
        var normal = new StringBuilder(octets.Length + 16);
        for (var i = 0; i < octets.Length; i++)
        {
            var octet = octets[i];
            var escape = octet == '%' && i + 2 < octets.Length && char.IsAsciiHexDigit((char)octets[i + 1]) && char.IsAsciiHexDigit((char)octets[i + 2]);
            if (escape)
            {
                octet = Convert.FromHexString([(char)octets[i + 1], (char)octets[i + 2]])[0];
                i += 2;
            }
            if (char.IsAsciiLetterOrDigit((char)octet) || "-._~".Contains((char)octet) || (!escape && Kept.Contains((char)octet)))
                normal.Append((char)octet);
            else
                normal.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        }
        return normal.ToString();
    }

    private const string Kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?";
}
