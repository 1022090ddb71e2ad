namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Rails: config/database.yml, and mongoid.yml, cable.yml, sidekiq.yml beside it. Adapters by environment.</summary>
internal sealed class DatabaseYml : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Settings;

    public bool Claims(ManifestPath path) =>
        path.IsOneOf("database.yaml", "mongoid.yml", "cable.yml") || (path.StartsWith("database.") && path.Name.Contains(".yml", StringComparison.OrdinalIgnoreCase));

    public void Read(ManifestSource source, FindingSink sink)
    {
        if (source.Path.StartsWith("mongoid"))
            sink.Skill("mongodb", "file:mongoid.yml", 1);
        var environment = "";
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var raw = source.Lines[i];
            var line = raw.AsSpan().Trim();
            var commented = line.StartsWith("#");
            line = line.TrimStart("# ");
            if (raw.Length > 0 && char.IsLetter(raw[0]) && line.EndsWith(":"))
                environment = line[..^1].ToString();
            var scope = commented ? SkillScope.Commented : environment == "test" ? SkillScope.Test : SkillScope.Runtime;
            if (line.StartsWith("adapter:"))
                TakeAdapter(sink, line[8..].Trim().Trim("\"'").ToString(), i + 1, scope);
            else if (!commented)
                sink.Connections(raw, i + 1, scope);
        }
    }

    // jdbcpostgresql, mysql2, postgis, sqlite3: the adapter's name holds that of the store.
    private static void TakeAdapter(FindingSink sink, string adapter, int line, SkillScope scope)
    {
        var name = adapter.StartsWith("jdbc", StringComparison.Ordinal) ? adapter[4..] : adapter;
        if (!sink.Store(name, $"adapter:{adapter}", line, scope))
            sink.Store(name.TrimEnd('2', '3'), $"adapter:{adapter}", line, scope);
    }
}
