using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// NuGet's central list, Directory.Packages.props: what may be used, so each entry is optional. But where a store's client and its test
/// container are both pinned, the program is tested against the real thing: that is use. Beside such stores an embedded one counts too, as it
/// needs no container.
/// </summary>
internal sealed class CentralPackages : IManifestFormat
{
    private const string ContainerPrefix = "Testcontainers.";

    public ManifestWorth Worth => ManifestWorth.Lists;
    public bool Claims(ManifestPath path) => path.IsOneOf("Directory.Packages.props", "Packages.props");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var pinned = new List<(string Name, int Line)>();
        var nodes = new XmlNodes(source.Text);
        foreach (var node in nodes.Read())
            if (node.NodeType == XmlNodeType.Element && node.LocalName is "PackageVersion" or "GlobalPackageReference" && (node.GetAttribute("Include") ?? node.GetAttribute("Update")) is { Length: > 0 } name)
                pinned.Add((name, XmlScan.LineOf(node)));
        if (nodes.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            for (var i = fault.Line - 1; i < source.Lines.Length; i++)
                if (source.Lines[i].Contains("<PackageVersion", StringComparison.OrdinalIgnoreCase) && XmlScan.Attribute(source.Lines[i], "Include") is { Length: > 0 } name)
                    pinned.Add((name, i + 1));
        }
        var tested = pinned.Where(p => IsContainer(p.Name))
            .SelectMany(p => sink.SkillsOf("nuget", p.Name, p.Line))
            .Where(s => s.Kind is SkillKind.Database or SkillKind.Messaging)
            .ToHashSet();
        if (tested.Count > 0)
            tested.UnionWith(pinned.SelectMany(p => sink.Catalogue.OfListedPackage("nuget", p.Name)).Where(s => s.Parents.Contains("embedded-database")));
        foreach (var (name, line) in pinned)
            foreach (var skill in sink.SkillsOf("nuget", name, line))
                sink.Skill(skill.Id, $"nuget:{name}", line, ScopeOf(skill, name, tested));
    }

    private static SkillScope ScopeOf(Skill skill, string name, HashSet<Skill> tested) =>
        IsContainer(name) ? SkillScope.Test : tested.Contains(skill) ? SkillScope.Runtime : SkillScope.Optional;

    private static bool IsContainer(string name) => name.StartsWith(ContainerPrefix, StringComparison.OrdinalIgnoreCase);
}
