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
        var hasServer = source.Lines.Any(l => AdapterIn(l) is { } adapter && StoreOf(sink, adapter) is { } skill && !skill.Parents.Contains("embedded-database"));
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var raw = source.Lines[i];
            var line = raw.AsSpan().Trim();
            var commented = line.StartsWith("#");
            line = line.TrimStart("# ");
            if (raw.Length > 0 && char.IsLetter(raw[0]) && line.EndsWith(":"))
                environment = line[..^1].ToString();
            var scope = commented ? SkillScope.Commented : environment == "test" ? SkillScope.Test : SkillScope.Runtime;
            // SQLite on one's own machine, where production has a server, stands in for it.
            sink.EmbeddedStandsIn = hasServer && environment is "development";
            if (AdapterIn(raw.TrimStart('#', ' ')) is { } adapter)
                sink.Skill(StoreOf(sink, adapter)?.Id ?? "", $"adapter:{adapter}", i + 1, scope);
            else if (!commented)
                sink.Connections(raw, i + 1, scope);
        }
    }

    private static string? AdapterIn(string line) =>
        line.AsSpan().TrimStart() is var text && text.StartsWith("adapter:") ? text[8..].Trim().Trim("\"'").ToString() : null;

    // jdbcpostgresql, mysql2, postgis, sqlite3: the adapter's name holds that of the store.
    private static Skill? StoreOf(FindingSink sink, string adapter)
    {
        var name = adapter.StartsWith("jdbc", StringComparison.Ordinal) ? adapter[4..] : adapter;
        return sink.StoreOf(name) ?? sink.StoreOf(name.TrimEnd('2', '3'));
    }
}
