using TalentScout.Harvest.Manifests.Trees;

namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>pyproject.toml: PEP 621 and 735, Poetry, PDM, Hatch, uv.</summary>
internal sealed class PyProject : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("pyproject.toml");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tree = TomlTree.Read(source.Text);
        var root = tree.Root;
        if ((root.At("project", "name") ?? root.At("tool", "poetry", "name")) is { Text: { } name } self)
            sink.Self("pypi", name, self.Line);
        if (root.At("project", "requires-python") is { } version)
            sink.Skill("python", "pypi:requires-python", version.Line);

        TakeLists(sink, root.Each("project", "dependencies"), _ => SkillScope.Runtime);
        TakeLists(sink, root.Each("project", "optional-dependencies", "*"), group => ScopeWords.Of(group, SkillScope.Optional));
        TakeLists(sink, root.Each("dependency-groups", "*"), group => ScopeWords.Of(group, SkillScope.Optional));
        TakeLists(sink, root.Each("tool", "pdm", "dev-dependencies", "*"), _ => SkillScope.Test);
        TakeLists(sink, root.Each("tool", "uv", "dev-dependencies"), _ => SkillScope.Test);
        foreach (var environment in root.Each("tool", "hatch", "envs", "*"))
            TakeLists(sink, environment.Value.Each("dependencies"), _ => ScopeWords.Of(environment.Key, SkillScope.Test));

        TakeTables(sink, root.Each("tool", "poetry", "dependencies"), SkillScope.Runtime);
        TakeTables(sink, root.Each("tool", "poetry", "dev-dependencies"), SkillScope.Test);
        foreach (var group in root.Each("tool", "poetry", "group", "*"))
            TakeTables(sink, group.Value.Each("dependencies"), group.Value.Says("optional") ? SkillScope.Optional : ScopeWords.Of(group.Key, SkillScope.Runtime));
        // A type checker is told about modules because the code imports them.
        foreach (var rule in root.Each("tool", "mypy", "overrides").SelectMany(o => o.Value.Items))
            foreach (var module in rule["module"] is { Text: not null } one ? [one] : rule["module"]?.Items ?? [])
                PythonRequirement.TakeModule(sink, module.Text ?? "", module.Line);
        if (tree.Fault is { } fault)
            sink.Problem(fault.Line, fault.What);
    }

    private static void TakeLists(FindingSink sink, IEnumerable<DataEntry> lists, Func<string, SkillScope> scope)
    {
        foreach (var list in lists)
        {
            var own = scope(list.Key);
            foreach (var item in list.Value.Items)
                if (item.Text is { } text)
                    PythonRequirement.Take(sink, text, item.Line, own);
        }
    }

    /// <summary>Poetry's way: name = "version" or name = { version, optional, extras }.</summary>
    internal static void TakeTables(FindingSink sink, IEnumerable<DataEntry> tables, SkillScope scope)
    {
        foreach (var entry in tables.SelectMany(t => t.Value.Entries))
        {
            if (entry.Key == "python")
                sink.Skill("python", "pypi:python", entry.Line);
            var extras = entry.Value["extras"]?.Items.Select(i => i.Text).OfType<string>() ?? [];
            PythonRequirement.Take(sink, entry.Key, extras, entry.Line, entry.Value.Says("optional") ? SkillScope.Optional : scope);
        }
    }
}
