namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Liquibase: change logs in XML, YAML, JSON and SQL. What counts is that they are there, and for which stores ("dbms=").</summary>
internal sealed class LiquibaseChangelog : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Hints;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".xml" or ".yaml" or ".yml" or ".json" or ".sql" && (path.Stem.Contains("changelog", StringComparison.OrdinalIgnoreCase) && path.Extension is not ".json" || path.IsUnder("changelog") || path.IsUnder("changelogs") || path.IsUnder("liquibase"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            if (line.Contains("databaseChangeLog", StringComparison.Ordinal) || line.StartsWith("--liquibase formatted", StringComparison.OrdinalIgnoreCase))
            {
                sink.Skill("liquibase", "changelog:liquibase", i + 1);
                sink.Skill("schema-design", "changelog:liquibase", i + 1);
            }
            if (XmlScan.Attribute(line, "dbms") is { Length: < 100 } stores)
                foreach (var store in stores.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    sink.Store(store, $"dbms:{store}", i + 1);
        }
    }
}
