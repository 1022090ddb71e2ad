using System.Text;

namespace TalentScout.Tests.Manifests;

/// <summary>Real manifests with what their projects are known to use: one row per repository.</summary>
/// <param name="Stores">What the project uses, by the sheet.</param>
/// <param name="Visible">Those of them that a file at hand names.</param>
internal sealed record SharedTruth(string Sheet, string Name, string Folder, string[] Stores, string[] Visible, string[] Frameworks)
{
    private static readonly Dictionary<string, string[]> Marks = new()
    {
        ["postgresql"] = ["postgres", "pgsql", "npgsql", "psycopg", "asyncpg", "pgx", "pg-client", "\"pg\"", " pg (", "sequel_pg"],
        ["mysql"] = ["mysql", "mariadb", "trilogy"],
        ["mongodb"] = ["mongo"],
    };

    public static List<SharedTruth> Load(string root)
    {
        var rows = new List<SharedTruth>();
        foreach (var row in Csv(Path.Combine(root, "truth.csv")))
            rows.Add(new SharedTruth("apps", row["repo"], Path.Combine(root, "apps", row["repo"].Replace("/", "__")), Used(row), List(row["visible_in_staged"]), List(row["frameworks"].Replace('/', ';'))));
        foreach (var row in Csv(Path.Combine(root, "compose_truth.csv")))
            rows.Add(new SharedTruth("compose", row["dir"], Path.Combine(root, "compose", row["dir"]), Used(row), Used(row), []));
        foreach (var row in Csv(Path.Combine(root, "techempower_truth.csv")))
        {
            var folder = Path.Combine(root, "techempower", row["dir"].Replace("/", "__"));
            // The sheet says what the benchmark runs against; what no file names cannot be read from one.
            var text = string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)).ToLowerInvariant();
            string[] visible = [.. List(row["databases"]).Where(d => Marks[d].Any(m => text.Contains(m, StringComparison.Ordinal)))];
            rows.Add(new SharedTruth("techempower", row["dir"], folder, List(row["databases"]), visible, [.. List(row["framework"]).Where(f => f != "None")]));
        }
        return rows;
    }

    /// <summary>What counts in full in the files of this row.</summary>
    public HashSet<string> Found() => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .SelectMany(f => Manifest.Reader.Read(Path.GetRelativePath(Folder, f), File.ReadAllText(f)).Findings)
        .Where(f => f.Scope == SkillScope.Runtime)
        .Select(f => f.Skill)];

    private static string[] Used(Dictionary<string, string> row) => [.. List(row["databases"]), .. List(row["brokers_caches"])];

    private static string[] List(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Dictionary<string, string>> Csv(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = Cells(lines[0]);
        return lines.Skip(1).Where(l => l.Length > 0).Select(l => names.Zip(Cells(l)).ToDictionary(p => p.First, p => p.Second));
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        return [.. cells, cell.ToString()];
    }
}
