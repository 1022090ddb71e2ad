namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>.env.example and its like: which stores and brokers a program is configured for. Values are never quoted.</summary>
internal sealed class EnvironmentFile : IManifestFormat
{
    // Settings whose value is the name of a driver: Laravel's DB_CONNECTION=pgsql, QUEUE_CONNECTION=redis.
    private static readonly string[] DriverEndings = ["_CONNECTION", "_DRIVER", "_ADAPTER", "_ENGINE", "_CLIENT", "_DIALECT", "_TYPE", "_BACKEND", "_STORE"];

    public ManifestWorth Worth => ManifestWorth.Settings;

    public bool Claims(ManifestPath path) =>
        path.StartsWith(".env") || path.StartsWith("env.") || path.IsOneOf("example.env", "sample.env", "dotenv", "env-example", "template.env", "default.env") || path.Extension == ".env";

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.Of(source.Path.Name.Replace("example", "", StringComparison.OrdinalIgnoreCase).Replace("sample", "", StringComparison.OrdinalIgnoreCase)
            .Replace("dev", "", StringComparison.OrdinalIgnoreCase).Replace("elopment", "", StringComparison.OrdinalIgnoreCase), SkillScope.Runtime);
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].Trim();
            var own = line.StartsWith('#') ? SkillScope.Commented : scope;
            line = line.TrimStart('#', ' ');
            if (line.IndexOf('=') is not (> 0 and var equals) || line[..equals].Contains(' '))
                continue;
            var key = line[..equals];
            sink.Connections(line, i + 1, own);
            if (DriverEndings.Any(e => key.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                sink.Store(line[(equals + 1)..].Trim('"', '\'', ' '), $"setting:{key}", i + 1, own);
        }
    }
}
