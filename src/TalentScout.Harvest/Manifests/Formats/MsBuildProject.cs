using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>NuGet: what projects and Directory.Build.props reference.</summary>
internal sealed class MsBuildProject : IManifestFormat
{
    private static readonly HashSet<string> TestPackages = new(StringComparer.OrdinalIgnoreCase) { "Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit" };

    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Extension is ".csproj" or ".fsproj" or ".vbproj" || path.IsOneOf("Directory.Build.props", "Directory.Build.targets");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var project = new Project();
        var nodes = new XmlNodes(source.Text);
        foreach (var node in nodes.Read())
            project.Take(node);
        if (nodes.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            for (var i = fault.Line - 1; i < source.Lines.Length; i++)
                project.TakeText(source.Lines[i], i + 1, SkillScope.Runtime);
        }
        var isTest = project.IsTest || ManifestPath.Words(source.Path.Stem).Any(w => w is "test" or "tests" or "testing");
        foreach (var (name, line, scope, via) in project.References)
            sink.Package("nuget", name, line, isTest && scope == SkillScope.Runtime ? SkillScope.Test : scope, via);
        if (source.Path.Extension.EndsWith("proj", StringComparison.Ordinal) && !isTest)
            sink.Self("nuget", project.PackageId ?? source.Path.Stem, 1);
    }

    private sealed class Project
    {
        private string _element = "";
        private int _buildOnlyAt = -1;

        public List<(string Name, int Line, SkillScope Scope, string? Via)> References { get; } = [];
        public string? PackageId { get; private set; }
        public bool IsTest { get; private set; }

        public void Take(XmlReader node)
        {
            switch (node.NodeType)
            {
                case XmlNodeType.Element:
                    _element = node.LocalName;
                    TakeElement(node, XmlScan.LineOf(node));
                    break;
                case XmlNodeType.Text:
                    TakeValue(node.Value.Trim());
                    break;
                case XmlNodeType.Comment:
                    var line = XmlScan.LineOf(node);
                    foreach (var text in node.Value.Split('\n'))
                        TakeText(text, line++, SkillScope.Commented);
                    break;
            }
        }

        /// <summary>A line that may hold a reference, of a comment or a broken file.</summary>
        public void TakeText(string text, int line, SkillScope scope)
        {
            if (text.Contains("<PackageReference", StringComparison.OrdinalIgnoreCase) && XmlScan.Attribute(text, "Include") is { Length: > 0 } name)
                References.Add((name, line, scope, null));
        }

        private void TakeElement(XmlReader node, int line)
        {
            switch (node.LocalName)
            {
                case "Project" or "Sdk" when (node.GetAttribute("Sdk") ?? node.GetAttribute("Name")) is { Length: > 0 } sdk:
                    foreach (var one in sdk.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                        References.Add((one.Split('/')[0], line, SkillScope.Runtime, $"sdk:{one}"));
                    break;
                case "PackageReference" when node.GetAttribute("Include") is { Length: > 0 } package:
                    IsTest |= TestPackages.Contains(package);
                    var buildOnly = string.Equals(node.GetAttribute("PrivateAssets"), "all", StringComparison.OrdinalIgnoreCase);
                    References.Add((package, line, buildOnly ? SkillScope.Optional : SkillScope.Runtime, null));
                    _buildOnlyAt = node.IsEmptyElement ? -1 : References.Count - 1;
                    break;
                case "FrameworkReference" when node.GetAttribute("Include") is { Length: > 0 } framework:
                    References.Add((framework, line, SkillScope.Runtime, $"framework:{framework}"));
                    break;
                case "Reference" when node.GetAttribute("Include") is { Length: > 0 } assembly:
                    References.Add((assembly.Split(',')[0].Trim(), line, SkillScope.Runtime, null));
                    break;
            }
        }

        private void TakeValue(string value)
        {
            switch (_element)
            {
                case "PackageId" when !value.Contains('$'):
                    PackageId = value;
                    break;
                case "IsTestProject":
                    IsTest |= value.Equals("true", StringComparison.OrdinalIgnoreCase);
                    break;
                case "PrivateAssets" when value.Equals("all", StringComparison.OrdinalIgnoreCase) && _buildOnlyAt >= 0:
                    References[_buildOnlyAt] = References[_buildOnlyAt] with { Scope = SkillScope.Optional };
                    break;
            }
        }
    }
}
