using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Docker Compose: the services a program runs beside, by image and by what their environment connects to.</summary>
internal sealed class ComposeFile : IManifestFormat
{
    private static readonly Dictionary<string, string> NoValues = [];

    public ManifestWorth Worth => ManifestWorth.Services;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".yml" or ".yaml"
        && (path.Stem.Contains("docker-compose", StringComparison.OrdinalIgnoreCase) || path.Stem.Equals("compose", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("compose.") || path.StartsWith("compose-") || path.Stem.EndsWith(".compose", StringComparison.OrdinalIgnoreCase) || path.Stem.EndsWith("-compose", StringComparison.OrdinalIgnoreCase)
            || path.Is("docker-stack.yml"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.Of(source.Path.Stem, SkillScope.Runtime);
        var tree = YamlTree.Read(source.Text);
        foreach (var document in tree.Root.Items)
            // The first version of the format had the services at the root.
            foreach (var service in document["services"] is null && document["version"] is null ? document.Each("*") : document.Each("services", "*"))
                TakeService(sink, service.Value, scope);
        CommentedImages.Take(source, sink);
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            ImageLines.Take(source, sink, fault.Line, scope);
        }
    }

    private static void TakeService(FindingSink sink, DataNode service, SkillScope scope)
    {
        var own = service["profiles"] is { Items.Count: > 0 } ? SkillScope.Optional : scope;
        // "<<: *base" puts another map in place; what it holds is as good as written here.
        foreach (var part in service.Each("<<").Select(m => m.Value).Prepend(service))
        {
            if (part["image"] is { Text: { } image } node)
                sink.Image(Variables.Expand(image, NoValues), node.Line, own);
            foreach (var setting in part.Each("environment"))
            {
                foreach (var item in setting.Value.Items)
                    sink.Connections(item.Text ?? "", item.Line, own);
                foreach (var entry in setting.Value.Entries)
                    sink.Connections($"{entry.Key}={entry.Value.Text}", entry.Line, own);
            }
        }
    }
}
