using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Gradle's version catalogue, libs.versions.toml: what may be used.</summary>
internal sealed class GradleCatalog : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Lists;
    public bool Claims(ManifestPath path) => path.Name.EndsWith(".versions.toml", StringComparison.OrdinalIgnoreCase);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = TomlTree.Read(source.Text);
        foreach (var entry in tree.Root.Each("libraries", "*").Concat(tree.Root.Each("plugins", "*")))
            if (Name(entry.Value) is { } name)
                sink.Package("maven", name, entry.Line, SkillScope.Optional);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    // "g:a:v", { module = "g:a" }, { group = "g", name = "a" }, { id = "plugin" }, "plugin:version"
    private static string? Name(DataNode value)
    {
        var text = value.Text ?? value["module"]?.Text ?? value["id"]?.Text;
        if (text is null && value["group"]?.Text is { } group && value["name"]?.Text is { } name)
            return $"{group}:{name}";
        var parts = text?.Split(':');
        return parts is null ? null : parts.Length >= 2 && !char.IsDigit(parts[1].FirstOrDefault()) ? $"{parts[0]}:{parts[1]}" : parts[0];
    }
}
