using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>pnpm's workspace file with its catalogues: what may be used. Of what is used, package.json says "catalog:" or "catalog:name".</summary>
internal sealed class PnpmWorkspace : IManifestFormat
{
    /// <summary>Before the name of a catalogue, where package.json leaves a version to it.</summary>
    public const string Protocol = "catalog:";
    private const string Default = "default";

    public ManifestWorth Worth => ManifestWorth.Lists;
    public bool Claims(ManifestPath path) => path.IsOneOf("pnpm-workspace.yaml", "pnpm-workspace.yml");

    public void Read(ManifestSource source, FindingSink sink)
    {
        sink.Links.Home = source.Path.Folder;
        var tree = YamlTree.Read(source.Text);
        foreach (var document in tree.Root.Items)
        {
            foreach (var entry in document.Each("catalog", "*"))
                Take(sink, Default, entry);
            foreach (var catalogue in document.Each("catalogs", "*"))
                foreach (var entry in catalogue.Value.Entries)
                    Take(sink, catalogue.Key, entry);
        }
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    public static string NameOf(string catalogue, string package) => $"npm:{(catalogue.Length == 0 ? Default : catalogue)}:{package}";

    private static void Take(FindingSink sink, string catalogue, DataEntry entry)
    {
        var name = PackageJson.Renamed(entry.Key, entry.Value.Text);
        sink.Package("npm", name, entry.Line, SkillScope.Optional);
        // Only another package than the one that the line names already has to be explained.
        if (name != entry.Key)
            sink.Links.Package(NameOf(catalogue, entry.Key), "npm", name, entry.Line);
    }
}
