using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TalentScout.Harvest.Fetching.Urls;

/// <summary>An address taken apart and resolved, nothing decoded yet. Path starts with a slash or is empty; query without its mark.</summary>
internal sealed record UrlParts(string Scheme, string Host, int? Port, string Path, string Query)
{
    private static readonly Dictionary<string, int> Ports = new(StringComparer.Ordinal) { ["http"] = 80, ["https"] = 443, ["ftp"] = 21, ["file"] = -1 };

    public int DefaultPort => Ports[Scheme];

    public static bool TryParse(string text, UrlParts? context, [NotNullWhen(true)] out UrlParts? parts, [NotNullWhen(false)] out string? error)
    {
        parts = null;
        error = null;
        var rest = WithoutFragment(text);
        var scheme = SchemeOf(rest);
        if (scheme is not null && !Ports.ContainsKey(scheme))
        {
            error = $"scheme {scheme} is not one of http, https, ftp, file";
            return false;
        }
        if (scheme is not null)
            rest = rest[(scheme.Length + 1)..];

        // "https:next" beside an https page is a relative reference, as browsers have it.
        if (context is not null && !rest.StartsWith("//", StringComparison.Ordinal) && (scheme is null || scheme == context.Scheme))
        {
            parts = context.Resolve(rest);
            return true;
        }
        var explicitly = scheme is not null || rest.StartsWith("//", StringComparison.Ordinal);
        scheme ??= context?.Scheme ?? "http";
        rest = scheme == "file" ? (rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest) : rest.TrimStart('/');
        return TryAuthority(scheme, rest, explicitly, out parts, out error);
    }

    private static bool TryAuthority(
        string scheme, string rest, bool explicitly, [NotNullWhen(true)] out UrlParts? parts, [NotNullWhen(false)] out string? error)
    {
        parts = null;
        error = null;
        var end = rest.AsSpan().IndexOfAny('/', '?');
        var authority = end < 0 ? rest : rest[..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        int? port = null;
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']'))
        {
            if (colon < host.Length - 1)
            {
                if (!int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > ushort.MaxValue)
                {
                    error = "the port is no number up to 65535";
                    return false;
                }
                port = number;
            }
            host = host[..colon];
        }
        // "index.html" or "next page" are no hosts unless somebody said so; "example.org" is.
        if (!explicitly && !host.Contains('.') && port is null)
        {
            error = "neither a scheme nor a host";
            return false;
        }
        parts = new UrlParts(scheme, host, port, "", "").WithPath(end < 0 ? "" : rest[end..]);
        return true;
    }

    // RFC 3986 section 5.2.2; dots in the path are resolved later.
    private UrlParts Resolve(string reference)
    {
        if (reference.Length == 0)
            return this;
        if (reference[0] == '?')
            return this with { Query = reference[1..] };
        return WithPath(reference[0] == '/' ? reference : Path[..(Path.LastIndexOf('/') + 1)] + (Path.Length == 0 ? "/" : "") + reference);
    }

    private UrlParts WithPath(string pathAndQuery)
    {
        var query = pathAndQuery.IndexOf('?');
        return query < 0
            ? this with { Path = pathAndQuery, Query = "" }
            : this with { Path = pathAndQuery[..query], Query = pathAndQuery[(query + 1)..] };
    }

    private static string WithoutFragment(string text)
    {
        var fragment = text.IndexOf('#');
        text = fragment < 0 ? text : text[..fragment];
        // Browsers read a backslash before the query as a slash.
        var query = text.IndexOf('?');
        return query < 0 ? text.Replace('\\', '/') : text[..query].Replace('\\', '/') + text[query..];
    }

    // Null where there is none; "localhost:8080" has none either.
    private static string? SchemeOf(string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) >= 0)
            return null;
        var port = text.AsSpan(colon + 1);
        var end = port.IndexOfAnyExceptInRange('0', '9');
        if (end != 0 && port.Length > 0 && (end < 0 || port[end] is '/' or '?'))
            return null;
        return text[..colon].ToLowerInvariant();
    }

    private const string SchemeCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.";
}
