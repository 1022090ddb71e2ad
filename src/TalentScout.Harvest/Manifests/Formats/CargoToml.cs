using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// Cargo: Cargo.toml, with workspaces and features. An optional dependency counts in full where the default features, or a set that is made
/// for releases, turn it on. A workspace's list says what may be used.
/// </summary>
internal sealed class CargoToml : IManifestFormat
{
    // Words of features that are something else: h2 is HTTP/2, access a right.
    private static readonly HashSet<string> NotStores = new(StringComparer.Ordinal) { "h2", "access", "realm", "level", "solid" };

    private const string WebFramework = "web-framework";

    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("Cargo.toml");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = TomlTree.Read(source.Text);
        var root = tree.Root;
        var features = new CargoFeatures(root);
        if (root.At("package", "name") is { Text: { } name } self)
            sink.Self("crates", name, self.Line);
        if (root.At("package", "edition") is { } edition)
            sink.Skill("rust", "crates:edition", edition.Line);

        foreach (var holder in root.Each("target", "*").Select(t => t.Value).Prepend(root))
        {
            Take(sink, holder.Each("dependencies"), SkillScope.Runtime, features);
            Take(sink, holder.Each("dev-dependencies"), SkillScope.Test, features);
            Take(sink, holder.Each("build-dependencies"), SkillScope.Optional, features);
        }
        Take(sink, root.Each("workspace", "dependencies"), SkillScope.Optional, features);
        foreach (var feature in root.Each("features", "*"))
            TakeOwnFeature(sink, feature.Key, feature.Line);
        foreach (var (feature, line) in features.OnOfOthers)
            sink.Store(feature[(feature.IndexOf('/') + 1)..].TrimStart('?'), $"feature:{feature}", line);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    private static void Take(FindingSink sink, IEnumerable<DataEntry> tables, SkillScope scope, CargoFeatures features)
    {
        foreach (var entry in tables.SelectMany(t => t.Value.Entries))
        {
            var name = entry.Value["package"]?.Text ?? entry.Key;
            var own = scope == SkillScope.Runtime && entry.Value.Says("optional") && !features.TurnsOn(entry.Key) ? SkillScope.Optional : scope;
            sink.Package("crates", name, entry.Line, own);
            foreach (var item in entry.Value["features"]?.Items ?? [])
                if (item.Text is { } feature)
                    TakeFeature(sink, name, feature, item.Line, own);
        }
    }

    // "runtime-actix": a crate that can be built for a framework is made with an eye on it.
    private static void TakeOwnFeature(FindingSink sink, string feature, int line)
    {
        foreach (var word in feature.Split('-', '_'))
            if (sink.Catalogue.Resolve(word) is { Group: false, Kind: SkillKind.Framework } framework && framework.Parents.Contains(WebFramework) && !framework.Ambiguous.Contains(word, StringComparer.OrdinalIgnoreCase))
                sink.Skill(framework.Id, $"feature:{feature}", line, SkillScope.Optional);
    }

    // sqlx's "postgres", sea-orm's "sqlx-postgres", opendal's "services-redis": one of the words is a store.
    private static void TakeFeature(FindingSink sink, string crate, string feature, int line, SkillScope scope)
    {
        if (sink.Catalogue.OfPackage("crates", crate).IsEmpty)
            return;
        foreach (var word in feature.Split('-', '_'))
            if (!NotStores.Contains(word))
                sink.Store(word, $"crates:{crate}[{feature}]", line, scope);
    }
}
