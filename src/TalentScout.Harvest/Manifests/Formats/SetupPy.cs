namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>setup.py is a program; what is read are the strings in the lists that it gives to setup().</summary>
internal sealed class SetupPy : IManifestFormat
{
    public ManifestWorth Worth => ManifestWorth.Dependencies;
    public bool Claims(ManifestPath path) => path.Is("setup.py");

    public void Read(ManifestSource source, FindingSink sink)
    {
        foreach (var (keyword, scope) in (ReadOnlySpan<(string, SkillScope)>)
            [("install_requires", SkillScope.Runtime), ("requirements", SkillScope.Runtime), ("tests_require", SkillScope.Test), ("extras_require", SkillScope.Optional)])
            foreach (var (text, offset) in StringsOf(source.Text, keyword))
                PythonRequirement.Take(sink, text, source.LineAt(offset), scope);
    }

    // keyword = [ "a", 'b' ] or keyword={ "extra": ["a"] }: every string up to the bracket that closes.
    private static List<(string Text, int Offset)> StringsOf(string text, string keyword)
    {
        var found = new List<(string, int)>();
        for (var at = text.IndexOf(keyword, StringComparison.Ordinal); at >= 0; at = text.IndexOf(keyword, at + 1, StringComparison.Ordinal))
        {
            var i = at + keyword.Length;
            while (i < text.Length && text[i] is ' ' or '=')
                i++;
            if (i >= text.Length || text[i] is not ('[' or '{'))
                continue;
            at = Collect(text, i, found);
        }
        return found;
    }

    private static int Collect(string text, int open, List<(string, int)> found)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}' when --depth == 0:
                    return i;
                case '#':
                    i = text.IndexOf('\n', i) is > 0 and var end ? end : text.Length;
                    break;
                case '"' or '\'':
                    var close = text.IndexOf(text[i], i + 1);
                    if (close < 0)
                        return text.Length - 1;
                    // A string before a colon is the name of an extra.
                    if (close + 1 >= text.Length || text[close + 1] != ':')
                        found.Add((text[(i + 1)..close], i));
                    i = close;
                    break;
            }
        }
        return text.Length - 1;
    }
}
