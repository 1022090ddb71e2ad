namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>
/// sbt: build.sbt and project/*.sbt, project/*.scala: "group" %% "artifact" % version % Test. The files are programs; read are the tokens of such
/// expressions, with the vals that name a group, and the lists that are mapped to a configuration as a whole.
/// </summary>
internal sealed class SbtBuild : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Extension == ".sbt" || (path.Folders is [.., "project"] && path.IsOneOf("Dependencies.scala", "Build.scala", "Settings.scala", "Libs.scala", "Versions.scala"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var tokens = new List<SbtToken>();
        foreach (var token in SbtToken.In(source.Text, 1))
        {
            if (token.Kind != SbtTokenKind.Comment)
                tokens.Add(token);
            else if (token.Text.Contains('%'))
                new SbtModules(sink, [.. SbtToken.In(token.Text, token.Line).Where(t => t.Kind != SbtTokenKind.Comment)], SkillScope.Commented).Take();
        }
        new SbtModules(sink, tokens, SkillScope.Runtime).Take();
    }
}
