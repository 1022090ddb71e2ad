namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>sbt: build.sbt and project/*.sbt, project/*.scala: "group" %% "artifact" % version % Test.</summary>
internal sealed class SbtBuild : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Extension == ".sbt" || (path.Folders is [.., "project"] && path.IsOneOf("Dependencies.scala", "Build.scala", "Settings.scala"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i];
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            TakeLine(sink, comment >= 0 && !InAddress(line, comment) ? line[..comment] : line, i + 1, false);
            if (comment >= 0 && !InAddress(line, comment))
                TakeLine(sink, line[comment..], i + 1, true);
        }
    }

    private static bool InAddress(string line, int slash) => slash > 0 && line[slash - 1] == ':';

    private static void TakeLine(FindingSink sink, string line, int number, bool commented)
    {
        // enablePlugins(PlayScala): the name stands for what the plugin brings.
        var plugins = line.IndexOf("enablePlugins(", StringComparison.Ordinal);
        if (plugins >= 0)
            foreach (var plugin in line[(plugins + 14)..].Split((char[]?)[',', ')', ' '], StringSplitOptions.RemoveEmptyEntries))
                sink.Package("maven", plugin, number, commented ? SkillScope.Commented : SkillScope.Runtime, $"sbt:{plugin}");
        var at = 0;
        while (Next(line, ref at) is { } group)
        {
            var between = at;
            while (at < line.Length && line[at] is ' ' or '%')
                at++;
            if (at == between || !line.AsSpan(between, at - between).Contains('%') || at >= line.Length || line[at] != '"')
                continue;
            if (Next(line, ref at) is not { } artifact)
                return;
            sink.Package("maven", $"{group}:{artifact}", number, commented ? SkillScope.Commented : ScopeOf(line.AsSpan(at)));
        }
    }

    // The next quoted string; at is moved past it.
    private static string? Next(string line, ref int at)
    {
        var open = line.IndexOf('"', at);
        var close = open < 0 ? -1 : line.IndexOf('"', open + 1);
        if (close < 0)
            return null;
        at = close + 1;
        return line[(open + 1)..close];
    }

    // % Test, % "test", % "it,test"; up to the comma that starts the next one.
    private static SkillScope ScopeOf(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf("%%", StringComparison.Ordinal);
        var own = end < 0 ? rest : rest[..end];
        return own.Contains("% Test", StringComparison.Ordinal) || own.Contains("\"test", StringComparison.Ordinal) || own.Contains("\"it", StringComparison.Ordinal) || own.Contains("IntegrationTest", StringComparison.Ordinal)
            ? SkillScope.Test
            : own.Contains("Optional", StringComparison.Ordinal) ? SkillScope.Optional : SkillScope.Runtime;
    }
}
