namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>Go modules: go.mod. What is marked "// indirect" is needed by others.</summary>
internal sealed class GoMod : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("go.mod");

    public void Read(ManifestSource source, FindingSink sink)
    {
        var block = "";
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (line.StartsWith("//"))
            {
                TakeComment(sink, line.TrimStart('/').Trim(), block, i + 1);
                continue;
            }
            if (line.StartsWith(")"))
                block = "";
            else if (line.EndsWith("("))
                block = line[..^1].Trim().ToString();
            else if (!line.IsEmpty)
                TakeLine(sink, line, block, i + 1);
        }
    }

    private static void TakeLine(FindingSink sink, ReadOnlySpan<char> line, string block, int number)
    {
        var verb = block;
        if (verb.Length == 0)
        {
            var space = line.IndexOfAny(' ', '\t');
            if (space < 0)
                return;
            verb = line[..space].ToString();
            line = line[space..].Trim();
        }
        switch (verb)
        {
            case "module":
                sink.Self("go", FirstWord(line), number);
                break;
            case "go":
                sink.Skill("go", "go:version", number);
                break;
            case "require":
                sink.Package("go", FirstWord(line), number, line.Contains("// indirect", StringComparison.Ordinal) ? SkillScope.Indirect : SkillScope.Runtime);
                break;
            case "tool":
                sink.Package("go", FirstWord(line), number, SkillScope.Optional);
                break;
        }
    }

    // A requirement that somebody took out, not prose: an address and a version.
    private static void TakeComment(FindingSink sink, ReadOnlySpan<char> text, string block, int number)
    {
        if (block != "require" && !text.StartsWith("require "))
            return;
        var rest = text.StartsWith("require ") ? text[8..] : text;
        var name = FirstWord(rest);
        if (name.Contains('/') && rest[name.Length..].TrimStart().StartsWith("v"))
            sink.Package("go", name, number, SkillScope.Commented);
    }

    private static string FirstWord(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(' ', '\t');
        return (end < 0 ? text : text[..end]).Trim('"').ToString();
    }
}
