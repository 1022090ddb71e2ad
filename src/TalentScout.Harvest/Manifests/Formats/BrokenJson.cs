namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>The rest of a JSON manifest after the place where it stopped being JSON (a merge conflict, a missing comma), line by line.</summary>
internal static class BrokenJson
{
    public static void Read(ManifestSource source, int from, (string Section, SkillScope Scope)[] sections, Action<string, string?, int, SkillScope> take)
    {
        SkillScope? scope = null;
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].AsSpan().Trim();
            if (Pair(line) is not var (key, value))
            {
                if (line.StartsWith("}"))
                    scope = null;
                continue;
            }
            if (line.TrimEnd().EndsWith("{"))
                scope = SectionOf(sections, key);
            else if (scope is { } inside && i + 1 >= from)
                take(key, value, i + 1, inside);
        }
    }

    private static SkillScope? SectionOf((string Section, SkillScope Scope)[] sections, string key)
    {
        foreach (var (section, scope) in sections)
            if (section == key)
                return scope;
        return null;
    }

    // "key": "value" or "key": {
    private static (string Key, string? Value)? Pair(ReadOnlySpan<char> line)
    {
        if (line.Length < 3 || line[0] != '"')
            return null;
        var end = line[1..].IndexOf('"');
        if (end < 0)
            return null;
        var rest = line[(end + 2)..].TrimStart();
        if (rest.IsEmpty || rest[0] != ':')
            return null;
        var value = rest[1..].Trim().TrimEnd(',').Trim('"');
        return (line[1..(end + 1)].ToString(), value.ToString());
    }
}
