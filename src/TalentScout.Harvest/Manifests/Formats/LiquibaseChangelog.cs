namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Liquibase: change logs in XML, YAML, JSON and SQL. What counts is that they are there, and for which stores ("dbms").</summary>
internal sealed class LiquibaseChangelog : IManifestFormat
{
    // Characters: a dozen names and more.
    private const int MaxStores = 200;

    private static readonly SqlScript Sql = new();

    public ManifestWorth Worth => ManifestWorth.Hints;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".xml" or ".yaml" or ".yml" or ".json" or ".sql"
        && ((path.Stem.Contains("changelog", StringComparison.OrdinalIgnoreCase) && path.Extension != ".json") || path.IsUnder("changelog") || path.IsUnder("changelogs") || path.IsUnder("liquibase"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            if (line.Contains("databaseChangeLog", StringComparison.Ordinal) || line.TrimStart('-', ' ').StartsWith("liquibase formatted", StringComparison.OrdinalIgnoreCase))
            {
                sink.Skill("liquibase", "changelog:liquibase", i + 1);
                sink.Skill("schema-design", "changelog:liquibase", i + 1);
            }
            if (line.Contains("createIndex", StringComparison.Ordinal))
                sink.Skill("db-tuning", "changelog:createIndex", i + 1);
            foreach (var store in StoresIn(line))
                sink.Store(store, $"dbms:{store}", i + 1);
        }
        if (source.Path.Extension == ".sql")
            Sql.Read(source, sink);
    }

    // dbms="oracle,h2", dbms: postgresql, "dbms": "mysql", --changeset a:1 dbms:mssql. "!h2" is any but that one.
    private static IEnumerable<string> StoresIn(string line)
    {
        var at = line.IndexOf("dbms", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 4 >= line.Length)
            return [];
        var rest = line[(at + 4)..].TrimStart('"', '\'', ' ');
        if (rest.Length < 2 || rest[0] is not (':' or '='))
            return [];
        rest = rest[1..].TrimStart(' ', '"', '\'');
        var end = rest.AsSpan().IndexOfAny("\"' />}");
        rest = end < 0 ? rest : rest[..end];
        return rest.Length > MaxStores ? [] : rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(s => s.Length < 40 && s[0] != '!');
    }
}
