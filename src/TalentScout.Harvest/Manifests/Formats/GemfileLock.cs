namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Bundler's lock file: its last section names what was asked for, the rest is there because others need it. For what it was asked, the Gemfile beside it says.</summary>
internal sealed class GemfileLock : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Lists;
    public bool Claims(ManifestPath path) => path.IsOneOf("Gemfile.lock", "gems.locked");

    public void Read(ManifestSource source, FindingSink sink)
    {
        sink.Links.Parent = source.Path.Beside(source.Path.Is("gems.locked") ? "gems.rb" : "Gemfile");
        var section = "";
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            if (line.Length == 0)
                continue;
            if (!char.IsWhiteSpace(line[0]))
            {
                section = line.Trim();
                continue;
            }
            var indent = line.Length - line.TrimStart().Length;
            if (section == "DEPENDENCIES" && indent == 2)
                sink.Package("rubygems", NameIn(line), i + 1);
            else if (section is "GEM" or "GIT" or "PATH" && indent == 4)
                sink.Package("rubygems", NameIn(line), i + 1, SkillScope.Indirect);
        }
    }

    // "  pg (~> 1.5)", "  rails!"
    private static string NameIn(string line)
    {
        var text = line.AsSpan().Trim();
        var end = text.IndexOf(' ');
        return (end < 0 ? text : text[..end]).TrimEnd('!').ToString();
    }
}
