namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>pip: requirements*.txt, and what pip-tools calls *.in.</summary>
internal sealed class Requirements : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;

    public bool Claims(ManifestPath path) =>
        path.Extension is ".txt" or ".in" or ".pip"
        && (path.StartsWith("requirement") || path.Stem.EndsWith("requirements", StringComparison.OrdinalIgnoreCase) || path.Stem.EndsWith("-reqs", StringComparison.OrdinalIgnoreCase) || path.IsUnder("requirements"));

    public void Read(ManifestSource source, FindingSink sink)
    {
        var scope = ScopeWords.Of(source.Path.Stem, SkillScope.Runtime);
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (line.IsEmpty)
                continue;
            if (line[0] == '#')
                TakeComment(sink, line.TrimStart('#').Trim(), i + 1);
            else if (line[0] == '-' || line.Contains("://", StringComparison.Ordinal))
                TakeAddress(sink, line, i + 1, scope);
            else
                PythonRequirement.Take(sink, line, i + 1, scope);
        }
    }

    // Prose in a comment is no requirement: only a name with a version is one that somebody took out.
    private static void TakeComment(FindingSink sink, ReadOnlySpan<char> text, int line)
    {
        if (!text.Contains(' ') && text.ContainsAny('=', '<', '>'))
            PythonRequirement.Take(sink, text, line, SkillScope.Commented);
    }

    // "-e git+https://…#egg=name", "name @ https://…"
    private static void TakeAddress(FindingSink sink, ReadOnlySpan<char> line, int number, SkillScope scope)
    {
        var egg = line.IndexOf("#egg=", StringComparison.Ordinal);
        if (egg >= 0)
            PythonRequirement.Take(sink, line[(egg + 5)..], number, scope);
        else if (line[0] != '-' && line.IndexOf('@') is > 0 and var at && line[..at].IndexOf(':') < 0)
            PythonRequirement.Take(sink, line[..at], number, scope);
    }
}
