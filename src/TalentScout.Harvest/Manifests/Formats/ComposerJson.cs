using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Packagist: composer.json. The extensions a program requires ("ext-redis") are packages too.</summary>
internal sealed class ComposerJson : IManifestFormat
{
    private static readonly (string Section, SkillScope Scope)[] Sections =
    [
        ("require", SkillScope.Runtime),
        ("require-dev", SkillScope.Test),
        ("suggest", SkillScope.Optional),
    ];

    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("composer.json");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = JsonTree.Read(source.Text);
        if (tree.Root["name"] is { Text: { } name } self)
            sink.Self("packagist", name, self.Line);
        foreach (var (section, scope) in Sections)
            foreach (var list in tree.Root.Each(section))
                foreach (var entry in list.Value.Entries)
                    sink.Package("packagist", entry.Key, entry.Line, scope);
        if (tree.Fault is { } fault)
        {
            sink.Problem(fault.Line, fault.What);
            BrokenJson.Read(source, fault.Line, Sections, (key, _, line, scope) => sink.Package("packagist", key, line, scope));
        }
    }
}
