using System.Collections.Frozen;

namespace TalentScout.Harvest.Manifests;

/// <summary>A path of a repository, with '/', and what its folders say about the files in them.</summary>
internal sealed class ManifestPath
{
    private static readonly FrozenSet<string> NotTheirs = Set(
        "node_modules vendor vendors vendored third_party third-party thirdparty bower_components jspm_packages testdata test-data test_data fixtures __fixtures__ __snapshots__ site-packages .yarn .git dist-packages Pods Carthage " +
        "external-deps .bundle .gradle .terraform");

    private static readonly FrozenSet<string> TestWords = Set("test tests testing spec specs e2e itest itests integrationtest integrationtests unittest unittests testsuite testutil testutils mocks");
    private static readonly FrozenSet<string> AsideWords = Set("example examples sample samples sandbox demo demos doc docs documentation docgen tutorial tutorials playground snippets contrib archetype archetypes template templates website cookbook");

    private static readonly FrozenSet<string> ChartFolders = Set("chart charts helm helm-chart helm-charts deploy deployment deployments k8s kubernetes kube");

    public ManifestPath(string path)
    {
        Full = path.Replace('\\', '/').TrimStart('/');
        var slash = Full.LastIndexOf('/');
        Name = Full[(slash + 1)..];
        Folders = slash < 0 ? [] : Full[..slash].Split('/');
        Stem = Name.LastIndexOf('.') is > 0 and var dot ? Name[..dot] : Name;
        Extension = Name.LastIndexOf('.') is >= 0 and var at ? Name[at..].ToLowerInvariant() : "";
    }

    public string Full { get; }
    public string Name { get; }

    /// <summary>The name without its last extension.</summary>
    public string Stem { get; }

    /// <summary>Lower case, with the dot; empty where there is none.</summary>
    public string Extension { get; }
    public string[] Folders { get; }

    /// <summary>Somebody else's code, or made-up input of a test: not read at all.</summary>
    public bool IsForeign => Folders.Any(NotTheirs.Contains);

    /// <summary>In a folder of tests, or beside the product: examples, samples, documentation, contributions.</summary>
    public SkillScope Scope =>
        Folders.Any(f => Words(f).Any(TestWords.Contains)) ? SkillScope.Test
        : Folders.Where((f, i) => !IsTemplatesOfChart(i)).Any(f => Words(f).Any(AsideWords.Contains)) ? SkillScope.Optional
        : SkillScope.Runtime;

    // Helm keeps in "templates" what a chart is made of: charts/shop/templates, helm/templates.
    private bool IsTemplatesOfChart(int at) => Folders[at].Equals("templates", StringComparison.OrdinalIgnoreCase) && Folders.Take(at).Any(ChartFolders.Contains);

    /// <summary>The folder that it lies in; "" at the root.</summary>
    public string Folder => Full.LastIndexOf('/') is >= 0 and var slash ? Full[..slash] : "";

    /// <summary>The path of another file, as this one writes it: "../pom.xml". Null where it leaves the repository.</summary>
    public string? Beside(string relative)
    {
        var parts = new List<string>(Folders);
        foreach (var part in relative.Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                return null;
        }
        return string.Join('/', parts);
    }

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    public bool IsOneOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Is(name))
                return true;
        return false;
    }

    public bool StartsWith(string start) => Name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word of the file's name says that it is for tests or development alone: "requirements-dev.txt".</summary>
    public bool NameSays(FrozenSet<string> words) => Words(Stem).Any(words.Contains);

    public bool IsUnder(string folder) => Folders.Contains(folder, StringComparer.OrdinalIgnoreCase);

    // "Todo.Api.Tests" and "integration-tests" are words; "CamelCaseTests" is too.
    public static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || name[i] is '.' or '-' or '_' or ' ' || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!ends)
                continue;
            if (i > start)
                yield return name[start..i].ToLowerInvariant();
            start = i < name.Length && name[i] is '.' or '-' or '_' or ' ' ? i + 1 : i;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
