using System.Collections.Immutable;
using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Docker Compose: the services a program runs beside, by image and by what their environment connects to.</summary>
internal sealed class ComposeFile : IManifestFormat
{
    private static readonly Dictionary<string, string> NoValues = [];

    /// <summary>Coordinators that other services bring along: they are there for those, not for the program.</summary>
    private static readonly (string Coordinator, string[] For)[] BroughtAlong =
    [
        ("zookeeper", ["kafka", "pulsar", "solr", "hbase", "druid", "clickhouse", "pinot"]),
        ("etcd", ["milvus"]),
    ];

    public ManifestWorth Worth => ManifestWorth.Services;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".yml" or ".yaml"
        && (path.Stem.Contains("docker-compose", StringComparison.OrdinalIgnoreCase) || path.Stem.Equals("compose", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("compose.") || path.StartsWith("compose-") || path.Stem.EndsWith(".compose", StringComparison.OrdinalIgnoreCase) || path.Stem.EndsWith("-compose", StringComparison.OrdinalIgnoreCase)
            || path.Is("docker-stack.yml"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.OfSettings(source.Path.Stem, out _);
        var tree = YamlTree.Read(source.Text);
        // The first version of the format had the services at the root.
        var services = tree.Root.Items.SelectMany(d => d["services"] is null && d["version"] is null ? d.Each("*") : d.Each("services", "*")).Select(s => s.Value).ToList();
        var present = services.SelectMany(s => s["image"]?.Text is { } image ? sink.Catalogue.OfImage(Variables.Expand(image, NoValues)) : []).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var service in services)
            TakeService(sink, service, scope, present);
        CommentedImages.Take(source, sink);
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            ImageLines.Take(source, sink, fault.Line, scope);
        }
    }

    private static void TakeService(FindingSink sink, DataNode service, SkillScope scope, HashSet<string> present)
    {
        var own = service["profiles"] is { Items.Count: > 0 } ? SkillScope.Optional : scope;
        // "<<: *base" puts another map in place; what it holds is as good as written here.
        foreach (var part in service.Each("<<").Select(m => m.Value).Prepend(service))
        {
            if (part["image"] is { Text: { } image } node)
            {
                var name = Variables.Expand(image, NoValues);
                sink.Image(name, node.Line, own == SkillScope.Runtime && IsBroughtAlong(sink.Catalogue.OfImage(name), present) ? SkillScope.Indirect : own);
            }
            foreach (var setting in part.Each("environment"))
            {
                foreach (var item in setting.Value.Items)
                    sink.Connections(item.Text ?? "", item.Line, own);
                foreach (var entry in setting.Value.Entries)
                    sink.Connections($"{entry.Key}={entry.Value.Text}", entry.Line, own);
            }
        }
    }

    private static bool IsBroughtAlong(ImmutableArray<Skill> skills, HashSet<string> present)
    {
        foreach (var (coordinator, services) in BroughtAlong)
            if (skills is [var only] && only.Id == coordinator && services.Any(present.Contains))
                return true;
        return false;
    }
}
