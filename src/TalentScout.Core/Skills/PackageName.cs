using System.Buffers;

namespace TalentScout;

/// <summary>
/// Package names as their registries compare them, so that "Flask_SQLAlchemy" and "flask-sqlalchemy" are one name and
/// "github.com/jackc/pgx/v5" is "github.com/jackc/pgx".
/// </summary>
public static class PackageName
{
    /// <summary>The ecosystems of the catalogue.</summary>
    public static readonly IReadOnlyList<string> Ecosystems = ["npm", "nuget", "pypi", "maven", "go", "rubygems", "packagist", "crates", "hex"];

    private static readonly SearchValues<char> PyPiSeparators = SearchValues.Create("-_.");

    /// <summary>Lower case, with the separators, version suffixes and the like of that ecosystem taken out.</summary>
    public static string Normal(string ecosystem, string name) => ecosystem switch
    {
        "pypi" => OfPyPi(name),
        "go" => OfGo(name),
        "maven" => OfMaven(name),
        "crates" => name.Trim().ToLowerInvariant().Replace('_', '-'),
        _ => name.Trim().ToLowerInvariant(),
    };

    // PEP 503: runs of - _ . are one dash.
    private static string OfPyPi(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        if (!lower.AsSpan().ContainsAny(PyPiSeparators))
            return lower;
        var made = new char[lower.Length];
        var length = 0;
        foreach (var c in lower)
        {
            var separator = c is '-' or '_' or '.';
            if (separator && length > 0 && made[length - 1] == '-')
                continue;
            made[length++] = separator ? '-' : c;
        }
        return new string(made, 0, length);
    }

    // Semantic import versions: "/v5" at the end of a path and ".v2" of gopkg.in are no part of the name.
    private static string OfGo(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        var slash = lower.LastIndexOf('/');
        if (slash > 0 && IsVersion(lower.AsSpan(slash + 1)))
            return lower[..slash];
        var dot = lower.LastIndexOf('.');
        return dot > 0 && lower.StartsWith("gopkg.in/", StringComparison.Ordinal) && IsVersion(lower.AsSpan(dot + 1)) ? lower[..dot] : lower;
    }

    // Scala libraries carry the Scala version: "akka-http_2.13", "circe-core_3".
    private static string OfMaven(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        var underscore = lower.LastIndexOf('_');
        if (underscore <= 0)
            return lower;
        var tail = lower.AsSpan(underscore + 1);
        var scala = tail is "3" || (tail.Length >= 4 && tail.StartsWith("2.1")) || tail.StartsWith("${scala") || tail.StartsWith("sjs");
        return scala ? lower[..underscore] : lower;
    }

    private static bool IsVersion(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] == 'v' && !text[1..].ContainsAnyExceptInRange('0', '9');
}
