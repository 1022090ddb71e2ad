using System.Xml;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// Maven: pom.xml, with its parent and properties. What is only managed, a plugin or optional is no use by itself; but what a dependency is for that does
/// not say so, the management says, in this file or in a parent of the same repository.
/// </summary>
internal sealed class MavenPom : IManifestFormat
{
    private const int MaxText = 100;

    // Characters of a name or of a text that is put into names: thousands of lines can ask for one and the same.
    private const int MaxName = 300;

    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("pom.xml") || path.Extension == ".pom";

    public void Read(ManifestSource source, FindingSink sink)
    {
        var pom = new Pom();
        var nodes = new XmlNodes(source.Text);
        foreach (var node in nodes.Read())
            pom.Take(node);
        if (nodes.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            pom.TakeLines(source.Lines.AsSpan()[Math.Min(fault.Line - 1, source.Lines.Length)..], fault.Line, SkillScope.Runtime);
        }
        foreach (var (layer, line) in pom.Layers)
            sink.Store(layer, $"layer:{layer}", line);
        var managed = pom.Parts.Where(p => p is { Managed: true, Test: true }).Select(p => pom.Coordinates(p)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var part in pom.Parts)
            if (pom.Coordinates(part) is { } name)
                Take(sink, pom, part, name, managed);
        if (pom.Self is { } self)
            sink.Self("maven", self.Name, self.Line);
        if (pom.Parent is { } parent)
            sink.Links.Parent = source.Path.Beside(parent);
        foreach (var (key, value) in pom.Properties)
            sink.Links.Value(key, value);
    }

    private static void Take(FindingSink sink, Pom pom, Part part, string name, HashSet<string> managed)
    {
        var open = part is { Scope: SkillScope.Runtime, Said: false };
        var scope = open && managed.Contains(name) ? SkillScope.Test : part.Scope;
        sink.Package("maven", name, part.Line, scope);
        if (part is { Managed: true, Test: true })
            sink.Links.Scope("maven", name, SkillScope.Test, part.Line);
        else if (part.Said && part.Scope == SkillScope.Runtime)
            sink.Links.Decided("maven", name, part.Line);
        if (pom.Unexplained(part) is { } written)
            sink.Links.Use($"maven:{written}", part.Line, scope, $"maven:{name}");
    }

    /// <summary>A dependency, parent or plugin as it is being read.</summary>
    private sealed class Part(int line, SkillScope scope)
    {
        public string? Group;
        public string? Artifact;
        public SkillScope Scope = scope;

        /// <summary>Stands in the dependencyManagement; is for tests; says itself what it is for.</summary>
        public bool Managed { get; init; }
        public bool Test { get; set; }
        public bool Said { get; set; }

        public int Line { get; set; } = line;
    }

    private sealed class Pom
    {
        private readonly List<string> _path = [];
        private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
        private readonly Stack<Part> _open = new();
        private string? _group;
        private string? _parentGroup;
        private string? _artifact;
        private int _artifactLine = 1;
        private bool _hasParent;
        private string _relative = "../pom.xml";

        public List<Part> Parts { get; } = [];

        /// <summary>Where the parent lies, from this file; null where it has none or one from elsewhere.</summary>
        public string? Parent => !_hasParent || _relative.Length == 0 ? null : _relative.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? _relative : $"{_relative}/pom.xml";

        /// <summary>Texts that may be part of a name.</summary>
        public IEnumerable<KeyValuePair<string, string>> Properties => _properties.Where(p => p.Value.Length is > 0 and <= MaxText && !p.Value.Any(char.IsWhiteSpace));

        /// <summary>What an application server is provisioned with: WildFly's "mysql-driver", "postgresql-datasource".</summary>
        public List<(string Name, int Line)> Layers { get; } = [];

        public (string Name, int Line)? Self => _artifact is null ? null : (Resolve($"{_group ?? _parentGroup}:{_artifact}"), _artifactLine);

        public void Take(XmlReader node)
        {
            switch (node.NodeType)
            {
                case XmlNodeType.Element:
                    if (node.LocalName is "dependency" or "parent" or "plugin" or "extension")
                        _open.Push(new Part(XmlScan.LineOf(node), ScopeOf(node.LocalName)) { Managed = _path.Contains("dependencyManagement") });
                    if (node.LocalName == "relativePath" && node.IsEmptyElement)
                        _relative = "";
                    if (!node.IsEmptyElement)
                        _path.Add(node.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    TakeValue(node.Value.Trim(), XmlScan.LineOf(node));
                    break;
                case XmlNodeType.EndElement:
                    if (_path.Count > 0)
                        _path.RemoveAt(_path.Count - 1);
                    if (node.LocalName is "dependency" or "parent" or "plugin" or "extension" && _open.TryPop(out var part))
                        Parts.Add(part);
                    break;
                case XmlNodeType.Comment when node.Value.Contains("<artifactId>", StringComparison.Ordinal):
                    TakeLines(node.Value.Split('\n'), XmlScan.LineOf(node), SkillScope.Commented);
                    break;
            }
        }

        /// <summary>Group and artifact from lines that are not parsed: a comment, or the rest of a broken file.</summary>
        public void TakeLines(ReadOnlySpan<string> lines, int first, SkillScope scope)
        {
            string? group = null;
            foreach (var line in lines)
            {
                group = XmlScan.Element(line, "groupId") is { Length: <= MaxName } named ? named : group;
                if (XmlScan.Element(line, "artifactId") is { Length: <= MaxName } artifact && group is not null)
                    Parts.Add(new Part(first, scope) { Group = group, Artifact = artifact });
                first++;
            }
        }

        public string? Coordinates(Part part) => part.Artifact is null ? null : Resolve(Written(part));

        /// <summary>Group and artifact with the texts in them that this file does not explain; null where it explains all.</summary>
        public string? Unexplained(Part part) =>
            part.Artifact is not null && Written(part) is var written && written.Contains("${", StringComparison.Ordinal) && Resolve(written, keep: true) is var text && text.Contains("${", StringComparison.Ordinal) ? text : null;

        private static string Written(Part part) => $"{part.Group ?? "org.apache.maven.plugins"}:{part.Artifact}";

        private void TakeValue(string value, int line)
        {
            if (value.Length > MaxName)
                return;
            var element = _path.Count > 0 ? _path[^1] : "";
            var holder = _path.Count > 1 ? _path[^2] : "";
            if (_open.TryPeek(out var part) && holder is "dependency" or "parent" or "plugin" or "extension")
                TakePart(part, element, value, line);
            else if (element == "layer" && holder == "layers")
                Layers.Add((value, line));
            else if (_path.Count == 3 && holder == "properties")
                _properties[element] = value;
            else if (_path.Count == 2 && element == "groupId")
                _group = value;
            else if (_path.Count == 2 && element == "artifactId")
                (_artifact, _artifactLine) = (value, line);
        }

        private void TakePart(Part part, string element, string value, int line)
        {
            switch (element)
            {
                case "groupId":
                    part.Group = value;
                    if (_path.Count == 3 && _path[1] == "parent")
                        (_parentGroup, _hasParent) = (value, true);
                    break;
                case "relativePath":
                    _relative = value;
                    break;
                case "artifactId":
                    part.Artifact = value;
                    part.Line = line;
                    break;
                case "scope":
                    part.Said = true;
                    part.Test = value == "test";
                    if (part.Test && part.Scope == SkillScope.Runtime)
                        part.Scope = SkillScope.Test;
                    break;
                case "optional" when value == "true" && part.Scope == SkillScope.Runtime:
                    part.Scope = SkillScope.Optional;
                    break;
            }
        }

        // A list of versions names what may be used; a plugin works on the program, it is not part of it.
        private SkillScope ScopeOf(string element) =>
            element is "plugin" or "extension" || _path.Contains("dependencyManagement") || _path.Contains("plugin") ? SkillScope.Optional : SkillScope.Runtime;

        private string Resolve(string text, bool keep = false)
        {
            var from = 0;
            for (var round = 0; round < 4 && text.IndexOf("${", from, StringComparison.Ordinal) is >= 0 and var at; round++)
            {
                var end = text.IndexOf('}', at);
                if (end < 0)
                    return text;
                var name = text[(at + 2)..end];
                var value = name is "project.groupId" or "pom.groupId" or "groupId" ? _group ?? _parentGroup ?? "" : _properties.GetValueOrDefault(name);
                if (value is null && keep)
                    from = end;
                else
                    text = string.Concat(text.AsSpan(0, at), value, text.AsSpan(end + 1));
            }
            return text;
        }
    }
}
