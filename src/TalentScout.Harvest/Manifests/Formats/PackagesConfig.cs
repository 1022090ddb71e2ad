using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>NuGet before project references: packages.config.</summary>
internal sealed class PackagesConfig : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("packages.config");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var nodes = new XmlNodes(source.Text);
        foreach (var node in nodes.Read())
            if (node.NodeType == XmlNodeType.Element && node.LocalName == "package" && node.GetAttribute("id") is { Length: > 0 } id)
                sink.Package("nuget", id, XmlScan.LineOf(node), node.GetAttribute("developmentDependency") == "true" ? SkillScope.Optional : SkillScope.Runtime);
        if (nodes.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }
}
