namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Small configuration files of tools that connect to a store: what counts in them are connection schemes, and "client: 'pg'".</summary>
internal sealed class ConnectionSettings : IManifestFormat
{
    private static readonly string[] DriverKeys = ["client", "dialect", "type", "driver", "provider", "engine", "adapter"];

    public ManifestWorth Worth => ManifestWorth.Settings;

    public bool Claims(ManifestPath path) =>
        path.IsOneOf("alembic.ini", "hibernate.cfg.xml", "persistence.xml", "hibernate.properties", "liquibase.properties", "flyway.conf", "flyway.toml", "phinx.php", "phinx.yml", "ormconfig.json", "ormconfig.js",
            "ormconfig.ts", "ormconfig.yml", "knexfile.js", "knexfile.ts", "diesel.toml", "drizzle.config.ts", "drizzle.config.js", "mikro-orm.config.ts", "data-source.ts", "sqlc.yaml", "sqlc.yml", "sqlc.json", "database.json",
            "dbconfig.yml", "doctrine.yaml", "messenger.yaml", "log4j2.xml", "context.xml", "web.config", "app.config", "config.exs", "dev.exs", "prod.exs", "runtime.exs", "test.exs", "repo.ex", "piccolo_conf.py",
            "application.conf", "reference.conf", "app.module.ts", "database.module.ts", "database.config.ts", "typeorm.config.ts", "prisma.config.ts", "sequelize.config.js", "hikari.properties", "jdbc.properties", "db.properties")
        || (path.Folders is [.., "config"] && path.IsOneOf("config.json", "config.js", "database.php", "queue.php", "cache.php"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.OfSettings(source.Path.Stem, out var ownMachine);
        sink.EmbeddedStandsIn = ownMachine;
        // Laravel's configuration files hold every driver that there is; the environment says which.
        if (source.Path.Extension == ".php" && source.Path.Folders is [.., "config"])
            scope = SkillScope.Optional;
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].Trim();
            if (line.Length is 0 or > 2_000)
                continue;
            var own = line.StartsWith("//", StringComparison.Ordinal) || line[0] is '#' or ';' || line.StartsWith("<!--", StringComparison.Ordinal) ? SkillScope.Commented : scope;
            sink.Connections(line, i + 1, own);
            if (XmlScan.Attribute(line, "connectionString") is { } text && ConnectionText.SkillOf(text) is { } skill)
                sink.Skill(skill, "setting:connectionString", i + 1, own, "connectionString");
            else
                TakeDriver(sink, line, i + 1, own);
        }
    }

    // client: 'pg', "dialect": "postgres", engine: "postgresql"
    private static void TakeDriver(FindingSink sink, string line, int number, SkillScope scope)
    {
        var separator = line.AsSpan().IndexOfAny(':', '=');
        if (separator <= 0)
            return;
        var key = line.AsSpan(0, separator).Trim().Trim("\"'").ToString();
        if (!DriverKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
            return;
        var value = line.AsSpan(separator + 1).Trim("=> \t").TrimEnd(",;").Trim().Trim("\"'").ToString();
        sink.Store(value, $"setting:{key}", number, scope);
    }
}
