using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>npm: package.json, also of workspaces.</summary>
internal sealed class PackageJson : IManifestFormat
{
    private static readonly (string Section, SkillScope Scope)[] Sections =
    [
        ("dependencies", SkillScope.Runtime),
        ("devDependencies", SkillScope.Test),
        ("peerDependencies", SkillScope.Runtime),
        ("optionalDependencies", SkillScope.Optional),
    ];

    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("package.json");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = JsonTree.Read(source.Text);
        var root = tree.Root;
        if (root["name"] is { Text: { } name } self)
            sink.Self("npm", name, self.Line);
        if (root.At("engines", "node") is { } node)
            sink.Skill("nodejs", "npm:engines.node", node.Line);
        foreach (var (section, scope) in Sections)
            foreach (var list in root.Each(section))
                foreach (var entry in list.Value.Entries)
                    Take(sink, entry.Key, entry.Value.Text, entry.Line, scope, IsOptionalPeer(root, section, entry.Key));
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            BrokenJson.Read(source, fault.Line, Sections, (key, value, line, scope) => Take(sink, key, value, line, scope, false));
        }
    }

    private static bool IsOptionalPeer(DataNode root, string section, string name) =>
        section == "peerDependencies" && root.At("peerDependenciesMeta", name)?.Says("optional") == true;

    private static void Take(FindingSink sink, string name, string? version, int line, SkillScope scope, bool optional)
    {
        // The catalogue of the workspace says which package that is.
        if (version is not null && version.StartsWith(PnpmWorkspace.Protocol, StringComparison.Ordinal))
            sink.Links.Use(PnpmWorkspace.NameOf(version[PnpmWorkspace.Protocol.Length..], name), line, optional ? SkillScope.Optional : scope, $"npm:{name}");
        name = Renamed(name, version);
        // Types are for the compiler, whatever list they stand in.
        if (scope == SkillScope.Runtime && name.StartsWith("@types/", StringComparison.Ordinal))
            scope = SkillScope.Test;
        foreach (var skill in sink.SkillsOf("npm", name, line))
            sink.Skill(skill.Id, $"npm:{name}", line, optional ? SkillScope.Optional : scope == SkillScope.Test && IsBuiltIn(skill) ? SkillScope.Runtime : scope);
    }

    /// <summary>"pg": "npm:pg-native@3" is pg-native under another name.</summary>
    public static string Renamed(string name, string? version) =>
        version is null || !version.StartsWith("npm:", StringComparison.Ordinal) ? name : version.LastIndexOf('@') is > 5 and var at ? version[4..at] : version[4..];

    // What a bundler puts into the product is a development dependency by custom: Svelte, Tailwind, TypeScript.
    private static bool IsBuiltIn(Skill skill) => skill.Kind == SkillKind.Language || (skill.Role == "frontend" && skill.Kind == SkillKind.Framework);
}
