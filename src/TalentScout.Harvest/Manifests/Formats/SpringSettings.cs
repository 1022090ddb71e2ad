using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Spring Boot, Quarkus, Micronaut: application*.properties and application*.yml. Values are never quoted.</summary>
internal sealed class SpringSettings : IManifestFormat
{
    // Characters of the names on the way to a value: longer ones are no setting, and would stand before each value below them.
    private const int MaxPath = 1_000;

    public ManifestWorth Worth => ManifestWorth.Settings;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".properties" or ".yml" or ".yaml" && (path.StartsWith("application.") || path.StartsWith("application-") || path.StartsWith("bootstrap.") || path.StartsWith("bootstrap-"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.OfSettings(source.Path.Stem, out var ownMachine);
        sink.EmbeddedStandsIn = ownMachine;
        if (source.Path.Extension == ".properties")
            ReadProperties(source, sink, scope);
        else
            ReadYaml(source, sink, scope);
    }

    private static void ReadProperties(ManifestSource source, FindingSink sink, SkillScope scope)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].TrimStart();
            // "key = value" is "key=value" to who reads it.
            if (line.IndexOf('=') is > 0 and var equals)
                line = $"{line[..equals].TrimEnd()}={line[(equals + 1)..].TrimStart()}";
            sink.Connections(line, i + 1, line.StartsWith('#') || line.StartsWith('!') ? SkillScope.Commented : scope);
        }
    }

    private static void ReadYaml(ManifestSource source, FindingSink sink, SkillScope scope)
    {
        var tree = YamlTree.Read(source.Text);
        foreach (var document in tree.Root.Items)
            TakeBelow(sink, document, "", scope, 0);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    // "spring: kafka: bootstrap-servers: x" is spring.kafka.bootstrap-servers=x in the other spelling.
    private static void TakeBelow(FindingSink sink, DataNode node, string path, SkillScope scope, int depth)
    {
        if (depth > 16 || path.Length > MaxPath)
            return;
        foreach (var entry in node.Entries)
        {
            var here = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (entry.Value.Text is { } text)
                sink.Connections($"{here}={text}", entry.Line, scope);
            else
                TakeBelow(sink, entry.Value, here, scope, depth + 1);
        }
        foreach (var item in node.Items)
        {
            if (item.Text is { } text)
                sink.Connections($"{path}={text}", item.Line, scope);
            else
                TakeBelow(sink, item, path, scope, depth + 1);
        }
    }
}
