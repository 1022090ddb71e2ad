using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Helm: Chart.yaml (and the older requirements.yaml) with the charts it depends on, and values.yaml with their images.</summary>
internal sealed class HelmChart : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Services;
    public bool Claims(ManifestPath path) => path.IsOneOf("Chart.yaml", "Chart.yml", "requirements.yaml") || (path.Extension is ".yaml" or ".yml" && path.StartsWith("values"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = YamlTree.Read(source.Text);
        foreach (var document in tree.Root.Items)
        {
            foreach (var dependency in document["dependencies"]?.Items ?? [])
                if (dependency["name"] is { Text: { } name } node)
                    sink.Store(name, $"chart:{name}", node.Line);
            foreach (var (key, node) in document.Walk())
                TakeImage(sink, key, node);
        }
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            ImageLines.Take(source, sink, fault.Line, SkillScope.Runtime);
        }
    }

    // image: { registry, repository, tag } or image: "postgres:16"
    private static void TakeImage(FindingSink sink, string key, DataNode node)
    {
        if (!key.Equals("image", StringComparison.OrdinalIgnoreCase) && !key.EndsWith("Image", StringComparison.Ordinal))
            return;
        if (node["repository"] is { Text: { } repository } named)
            sink.Image(node["registry"]?.Text is { Length: > 0 } registry ? $"{registry}/{repository}" : repository, named.Line);
        else if (node.Text is { Length: > 1 } image)
            sink.Image(image, node.Line);
    }
}
