using System.Text;

namespace TalentScout.Harvest.Fetching.Robots;

/// <summary>Path, parameters and query of an address, as rules are compared with it: never empty, starts with a slash, without fragment.</summary>
internal static class RobotsPath
{
    // So that no address makes matching dear; longer than any rule.
    private const int MaxLength = 2 * RobotsLines.MaxLine;

    /// <summary>Any text will do: "https://a.example/x?y", "//a.example/x", "/x", even "".</summary>
    public static byte[] Of(string url)
    {
        var text = url.AsSpan(0, Math.Min(url.Length, MaxLength));
        var fragment = text.IndexOf('#');
        if (fragment >= 0)
            text = text[..fragment];
        var from = AfterAuthority(text);
        var path = from < 0 ? [] : text[from..];
        var bytes = Encoding.UTF8.GetBytes(path.StartsWith('/') ? path.ToString() : "/" + path.ToString());
        return RobotsOctets.OfPath(bytes);
    }

    private static int AfterAuthority(ReadOnlySpan<char> url)
    {
        var host = url.StartsWith("//") ? 2 : 0;
        var early = url[host..].IndexOfAny('/', '?', ';');
        var scheme = url[host..].IndexOf("://");
        if (scheme >= 0 && scheme < early)
            host += scheme + 3;
        var path = url[host..].IndexOfAny('/', '?', ';');
        return path < 0 ? -1 : host + path;
    }
}
