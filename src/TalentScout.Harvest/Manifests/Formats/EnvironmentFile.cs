namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// .env.example and its like: which stores and brokers a program is configured for. Values are never quoted. Examples of frameworks (Laravel's) hold
/// the hosts of all that could be used; where they name the drivers of cache, queue and sessions, those say which are.
/// </summary>
internal sealed class EnvironmentFile : IManifestFormat
{
    // Settings whose value is the name of a driver: Laravel's DB_CONNECTION=pgsql, QUEUE_CONNECTION=redis.
    private static readonly string[] DriverEndings = ["_CONNECTION", "_DRIVER", "_ADAPTER", "_ENGINE", "_CLIENT", "_DIALECT", "_TYPE", "_BACKEND", "_STORE"];

    private static readonly string[] DriversOf = ["CACHE", "QUEUE", "SESSION", "BROADCAST"];

    public ManifestWorth Worth => ManifestWorth.Settings;

    public bool Claims(ManifestPath path) =>
        path.StartsWith(".env") || path.StartsWith("env.") || path.IsOneOf("example.env", "sample.env", "dotenv", "env-example", "template.env", "default.env") || path.Extension == ".env";

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.Of(source.Path.Name.Replace("example", "", StringComparison.OrdinalIgnoreCase).Replace("sample", "", StringComparison.OrdinalIgnoreCase)
            .Replace("dev", "", StringComparison.OrdinalIgnoreCase).Replace("elopment", "", StringComparison.OrdinalIgnoreCase), SkillScope.Runtime);
        var chosen = Chosen(source, sink);
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].Trim();
            var own = line.StartsWith('#') ? SkillScope.Commented : scope;
            line = line.TrimStart('#', ' ');
            if (line.IndexOf('=') is not (> 0 and var equals) || line[..equals].Contains(' '))
                continue;
            var key = line[..equals];
            if (chosen is null)
                sink.Connections(line, i + 1, own);
            else
                sink.Connections(line, i + 1, own, chosen);
            if (DriverEndings.Any(e => key.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                sink.Store(line[(equals + 1)..].Trim('"', '\'', ' '), $"setting:{key}", i + 1, own);
        }
    }

    // What the drivers name; null where the file names none for what could go over several stores.
    private static HashSet<Skill>? Chosen(ManifestSource source, FindingSink sink)
    {
        var chosen = new HashSet<Skill>();
        var chooses = false;
        foreach (var text in source.Lines)
        {
            var line = text.AsSpan().Trim();
            if (line.IndexOf('=') is not (> 0 and var equals) || line[0] == '#')
                continue;
            var key = line[..equals].ToString();
            if (!DriverEndings.Any(e => key.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                continue;
            chooses |= DriversOf.Any(d => key.StartsWith(d, StringComparison.OrdinalIgnoreCase));
            if (sink.StoreOf(line[(equals + 1)..].Trim("\"' ").ToString()) is { } skill)
                chosen.Add(skill);
        }
        return chooses ? chosen : null;
    }
}
