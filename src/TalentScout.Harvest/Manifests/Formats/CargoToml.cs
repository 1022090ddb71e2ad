using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// Cargo: Cargo.toml, with workspaces and features. An optional dependency counts in full where the default features, or a set that is made
/// for releases, turn it on, or where another crate of the repository asks for the feature that does. A workspace's list says what may be used, its members what is.
/// </summary>
internal sealed class CargoToml : IManifestFormat
{
    // Words of features that are something else: h2 is HTTP/2, access a right.
    private static readonly HashSet<string> NotStores = new(StringComparer.Ordinal) { "h2", "access", "realm", "level", "solid" };

    private const string WebFramework = "web-framework";

    // Of one crate: each costs a walk through the others.
    private const int MaxSwitches = 100;

    // Characters: crates.io takes no longer names of features.
    private const int MaxFeature = 64;

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
            Take(sink, source.Path, holder.Each("dependencies"), SkillScope.Runtime, features);
            Take(sink, source.Path, holder.Each("dev-dependencies"), SkillScope.Test, features);
            Take(sink, source.Path, holder.Each("build-dependencies"), SkillScope.Optional, features);
        }
        Take(sink, source.Path, root.Each("workspace", "dependencies"), SkillScope.Optional, features);
        sink.Links.Home = source.Path.Folder;
        foreach (var entry in root.Each("workspace", "dependencies", "*"))
            TakeName(sink, entry);
        TakeSwitches(sink, root, features);
        foreach (var feature in root.Each("features", "*"))
            TakeOwnFeature(sink, feature.Key, feature.Line);
        foreach (var (feature, line) in features.OnOfOthers)
            sink.Store(feature[(feature.IndexOf('/') + 1)..].TrimStart('?'), $"feature:{feature}", line);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    private static void Take(FindingSink sink, ManifestPath path, IEnumerable<DataEntry> tables, SkillScope scope, CargoFeatures features)
    {
        foreach (var entry in tables.SelectMany(t => t.Value.Entries))
        {
            var name = NameOf(entry);
            var own = scope == SkillScope.Runtime && entry.Value.Says("optional") && !features.TurnsOn(entry.Key) ? SkillScope.Optional : scope;
            sink.Package("crates", name, entry.Line, own);
            foreach (var item in entry.Value["features"]?.Items ?? [])
                if (item.Text is { } feature)
                    TakeFeature(sink, name, feature, item.Line, own);
            if (entry.Value.Says("workspace"))
                sink.Links.Use($"cargo:{entry.Key}", entry.Line, own, $"crates:{name}");
            if (entry.Value["path"]?.Text is { } folder && path.Beside($"{folder}/Cargo.toml") is { } other)
                foreach (var item in entry.Value["features"]?.Items ?? [])
                    sink.Links.Use($"feature:{item.Text}", item.Line, own, within: other);
        }
    }

    private static string NameOf(DataEntry entry) => entry.Value["package"]?.Text ?? entry.Key;

    // What "sqlx.workspace = true" of a member stands for: the crate, and the stores for which the workspace builds it.
    private static void TakeName(FindingSink sink, DataEntry entry)
    {
        var name = NameOf(entry);
        if (name == entry.Key && sink.SkillsOf("crates", name, entry.Line).IsEmpty)
            return;
        sink.Links.Package($"cargo:{entry.Key}", "crates", name, entry.Line);
        foreach (var item in entry.Value["features"]?.Items ?? [])
            foreach (var store in StoresOf(sink, name, item.Text, item.Line))
                sink.Links.Name($"cargo:{entry.Key}", store.Id, $"crates:{name}[{item.Text}]");
    }

    // What another crate turns on that asks for a feature of this one.
    private static void TakeSwitches(FindingSink sink, DataNode root, CargoFeatures features)
    {
        var optional = root.Each("dependencies", "*").Where(d => d.Value.Says("optional")).Select(d => (d.Key, Name: NameOf(d), d.Line)).Where(d => !sink.SkillsOf("crates", d.Name, d.Line).IsEmpty).Take(MaxSwitches).ToList();
        if (optional.Count == 0)
            return;
        foreach (var feature in root.Each("features", "*").Select(f => f.Key).Distinct(StringComparer.Ordinal).Take(MaxSwitches))
        {
            var on = features.TurnedOnBy(feature);
            foreach (var (_, name, line) in optional.Where(d => on.Contains(d.Key)))
                sink.Links.Package($"feature:{feature}", "crates", name, line);
        }
    }

    // "runtime-actix": a crate that can be built for a framework is made with an eye on it.
    private static void TakeOwnFeature(FindingSink sink, string feature, int line)
    {
        foreach (var word in WordsOf(feature))
            if (sink.Catalogue.Resolve(word) is { Group: false, Kind: SkillKind.Framework } framework && framework.Parents.Contains(WebFramework) && !framework.Ambiguous.Contains(word, StringComparer.OrdinalIgnoreCase))
                sink.Skill(framework.Id, $"feature:{feature}", line, SkillScope.Optional);
    }

    // sqlx's "postgres", sea-orm's "sqlx-postgres", opendal's "services-redis": one of the words is a store.
    private static void TakeFeature(FindingSink sink, string crate, string feature, int line, SkillScope scope)
    {
        foreach (var store in StoresOf(sink, crate, feature, line))
            sink.Skill(store.Id, $"crates:{crate}[{feature}]", line, scope);
    }

    private static IEnumerable<Skill> StoresOf(FindingSink sink, string crate, string? feature, int line) =>
        feature is null || sink.SkillsOf("crates", crate, line).IsEmpty ? [] : WordsOf(feature).Where(word => !NotStores.Contains(word)).Select(sink.StoreOf).OfType<Skill>();

    private static string[] WordsOf(string feature) => feature.Length > MaxFeature ? [] : feature.Split('-', '_');
}
