using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>ASP.NET Core: appsettings*.json. Values are never quoted.</summary>
internal sealed class AppSettings : IManifestFormat
{
    // Characters of the name of a connection.
    private const int MaxName = 200;

    public ManifestWorth Worth => ManifestWorth.Settings;
    public bool Claims(ManifestPath path) => path.Extension == ".json" && path.StartsWith("appsettings");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.OfSettings(source.Path.Stem, out _);
        var tree = JsonTree.Read(source.Text);
        foreach (var (key, node) in tree.Root.Walk())
        {
            if (node.Text is not { Length: > 0 } value)
                continue;
            if (ConnectionText.SkillOf(value) is { } skill)
                sink.Skill(skill, $"setting:{key}", node.Line, scope, key);
            else
                sink.Connections(value, node.Line, scope);
        }
        foreach (var entry in tree.Root.Each("ConnectionStrings", "*"))
            foreach (var word in entry.Key.Length > MaxName ? [] : ManifestPath.Words(entry.Key).Append(entry.Key))
                sink.Store(word, $"setting:ConnectionStrings:{entry.Key}", entry.Line, scope);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }
}
