namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Django: settings.py and the files of a settings package, line by line.</summary>
internal sealed class DjangoSettings : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Settings;

    public bool Claims(ManifestPath path) =>
        path.Extension == ".py" && (path.StartsWith("settings") || path.Stem.EndsWith("settings", StringComparison.OrdinalIgnoreCase) || path.Folders is [.., "settings"]);

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.OfSettings(source.Path.Stem, out var ownMachine);
        sink.EmbeddedStandsIn = ownMachine;
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].TrimStart();
            var own = line.StartsWith('#') ? SkillScope.Commented : scope;
            sink.Connections(line, i + 1, own);
            if (own == SkillScope.Commented)
                continue;
            if (line.StartsWith("INSTALLED_APPS", StringComparison.Ordinal) || line.StartsWith("ROOT_URLCONF", StringComparison.Ordinal))
                sink.Skill("django", "setting:django", i + 1, own);
            else if (line.Contains("'rest_framework'", StringComparison.Ordinal) || line.Contains("\"rest_framework\"", StringComparison.Ordinal))
                sink.Skill("djangorestframework", "setting:rest_framework", i + 1, own);
        }
    }
}
