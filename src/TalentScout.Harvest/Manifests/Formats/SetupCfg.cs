namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>setuptools' declarative file, setup.cfg: sections of key = value, where a value goes on in the indented lines below.</summary>
internal sealed class SetupCfg : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("setup.cfg");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var section = "";
        var key = "";
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var raw = source.Lines[i];
            var line = raw.AsSpan().Trim();
            if (line.IsEmpty || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1].Trim().ToString().ToLowerInvariant();
                key = "";
                // [mypy-asyncpg.*]: the type checker is told about a module because the code imports it.
                if (section.StartsWith("mypy-", StringComparison.Ordinal))
                    foreach (var module in section[5..].Split(','))
                        PythonRequirement.TakeModule(sink, module, i + 1);
                continue;
            }
            if (!char.IsWhiteSpace(raw[0]) && line.IndexOf('=') is > 0 and var equals)
            {
                key = line[..equals].Trim().ToString().ToLowerInvariant();
                line = line[(equals + 1)..].Trim();
            }
            if (section == "metadata" && key == "name")
                sink.Self("pypi", line.ToString(), i + 1);
            else if (ScopeOf(section, key) is { } scope && !line.IsEmpty)
                PythonRequirement.Take(sink, line, i + 1, scope);
        }
    }

    private static SkillScope? ScopeOf(string section, string key) => (section, key) switch
    {
        ("options", "install_requires") or ("bdist_rpm", "requires") => SkillScope.Runtime,
        ("options", "tests_require") => SkillScope.Test,
        ("options.extras_require", _) => ScopeWords.Of(key, SkillScope.Optional),
        _ => null,
    };
}
