using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Pipenv: Pipfile.</summary>
internal sealed class Pipfile : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("Pipfile");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = TomlTree.Read(source.Text);
        PyProject.TakeTables(sink, tree.Root.Each("packages"), SkillScope.Runtime);
        PyProject.TakeTables(sink, tree.Root.Each("dev-packages"), SkillScope.Test);
        if (tree.Root.At("requires", "python_version") is { } version)
            sink.Skill("python", "pypi:python_version", version.Line);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }
}
