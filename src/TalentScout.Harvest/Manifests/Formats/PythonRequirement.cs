namespace TalentScout.Harvest.Manifests.Formats;

/// <summary>A requirement as PEP 508 writes it: name, extras, version, marker.</summary>
internal static class PythonRequirement
{
    // Characters: some ten extras and more.
    private const int MaxExtras = 300;

    /// <summary>Name and extras; null where the text is no requirement. "celery[redis]&gt;=5 ; python_version&lt;'3.9'" is celery with redis.</summary>
    public static (string Name, string[] Extras)? Parse(ReadOnlySpan<char> text)
    {
        var rest = text.Trim();
        var end = 0;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '-' or '_' or '.'))
            end++;
        if (end == 0 || !char.IsAsciiLetterOrDigit(rest[0]))
            return null;
        var name = rest[..end].ToString();
        rest = rest[end..].TrimStart();
        string[] extras = [];
        if (!rest.IsEmpty && rest[0] == '[')
        {
            var close = rest.IndexOf(']');
            if (close < 0)
                return null;
            if (close <= MaxExtras)
                extras = rest[1..close].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            rest = rest[(close + 1)..].TrimStart();
        }
        // After the name comes a version, a marker, an address, a comment, a hash, or nothing: other words are no requirement.
        return rest.IsEmpty || rest[0] is '=' or '<' or '>' or '!' or '~' or ';' or '@' or '#' or '(' or '\\' or '-' or '^' or '*' ? (name, extras) : null;
    }

    public static void Take(FindingSink sink, ReadOnlySpan<char> text, int line, SkillScope scope)
    {
        if (Parse(text) is var (name, extras))
            Take(sink, name, extras, line, scope);
    }

    /// <summary>A module that the code imports ("asyncpg.*"); one whose package the file calls optional stays so.</summary>
    public static void TakeModule(FindingSink sink, string module, int line)
    {
        var end = module.IndexOf('.');
        foreach (var skill in sink.SkillsOf("pypi", end < 0 ? module : module[..end], line))
            sink.Skill(skill.Id, $"module:{module}", line, sink.IsAside(skill.Id) ? SkillScope.Optional : SkillScope.Runtime);
    }

    /// <summary>An extra that is asked for is used: "celery[redis]" is Redis too.</summary>
    public static void Take(FindingSink sink, string name, IEnumerable<string> extras, int line, SkillScope scope)
    {
        sink.Package("pypi", name, line, scope);
        foreach (var extra in extras)
        {
            sink.Store(extra, $"pypi:{name}[{extra}]", line, scope);
            sink.Package("pypi", extra, line, scope, $"pypi:{name}[{extra}]");
        }
    }
}
