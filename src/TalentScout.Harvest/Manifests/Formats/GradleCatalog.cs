using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Gradle's version catalogue, libs.versions.toml: what may be used, and by which names the build files say that they do.</summary>
internal sealed class GradleCatalog : IManifestFormat
{
    private const string Ending = ".versions.toml";

    public ManifestWorth Worth => ManifestWorth.Lists;
    public bool Claims(ManifestPath path) => path.Name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = TomlTree.Read(source.Text);
        var catalogue = source.Path.Name[..^Ending.Length];
        var packages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in tree.Root.Each("libraries", "*"))
            if (Take(sink, entry, NameOf(catalogue, entry.Key)) is { } name)
                packages[entry.Key] = name;
        foreach (var entry in tree.Root.Each("plugins", "*"))
            Take(sink, entry, NameOf(catalogue, $"plugins.{entry.Key}"));
        foreach (var bundle in tree.Root.Each("bundles", "*"))
            foreach (var item in bundle.Value.Items)
                if (item.Text is { } alias && packages.TryGetValue(alias, out var name))
                    sink.Links.Package(NameOf(catalogue, $"bundles.{bundle.Key}"), "maven", name, item.Line);
        // gradle/libs.versions.toml speaks for the build that the folder "gradle" lies in.
        sink.Links.Home = source.Path.Folders is [.. var above, "gradle"] ? string.Join('/', above) : source.Path.Folder;
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    /// <summary>How build files write an alias of a catalogue: "spring-boot_starter" of "libs" is libs.spring.boot.starter.</summary>
    public static string NameOf(string catalogue, string alias)
    {
        var name = alias.Replace('-', '.').Replace('_', '.');
        return $"{catalogue}.{(name.EndsWith(".get", StringComparison.Ordinal) ? name[..^4] : name)}";
    }

    private static string? Take(FindingSink sink, DataEntry entry, string alias)
    {
        if (Name(entry.Value) is not { } name)
            return null;
        sink.Package("maven", name, entry.Line, SkillScope.Optional);
        sink.Links.Package(alias, "maven", name, entry.Line);
        return name;
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
