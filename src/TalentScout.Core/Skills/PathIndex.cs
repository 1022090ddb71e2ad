using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Which skills a path speaks for. Most patterns are a file name or an ending and are looked up; of the rest those are tried whose ending fits.</summary>
internal sealed class PathIndex
{
    private readonly Dictionary<string, List<(PathPattern, Skill)>> _byFileName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(PathPattern, Skill)>> _byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(PathPattern, Skill)>> _othersByExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(PathPattern Pattern, Skill Skill)> _others = [];

    public PathIndex(ImmutableArray<Skill> skills)
    {
        foreach (var skill in skills)
            foreach (var text in skill.Files)
                Add(new PathPattern(text), skill);
    }

    /// <summary>Skill and the pattern that showed it; each skill once.</summary>
    public ImmutableArray<(Skill Skill, string Pattern)> Find(string path)
    {
        var found = ImmutableArray.CreateBuilder<(Skill, string)>();
        var name = path[(path.LastIndexOf('/') + 1)..];
        AddFrom(_byFileName, name);
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
            AddFrom(_byExtension, name[dot..]);
        var segments = path.Split('/');
        AddMatching(_others);
        if (name.LastIndexOf('.') is >= 0 and var last && _othersByExtension.TryGetValue(name[last..], out var some))
            AddMatching(some);
        return found.Count == 0 ? [] : found.ToImmutable();

        void AddFrom(Dictionary<string, List<(PathPattern, Skill)>> table, string key)
        {
            if (!table.TryGetValue(key, out var list))
                return;
            foreach (var (pattern, skill) in list)
                AddOnce(pattern, skill);
        }

        void AddMatching(List<(PathPattern, Skill)> list)
        {
            foreach (var (pattern, skill) in list)
                if (pattern.Matches(path, segments))
                    AddOnce(pattern, skill);
        }

        void AddOnce(PathPattern pattern, Skill skill)
        {
            foreach (var (have, _) in found)
                if (have == skill)
                    return;
            found.Add((skill, pattern.Text));
        }
    }

    private void Add(PathPattern pattern, Skill skill)
    {
        if (pattern.FileName is { } name)
            AddTo(_byFileName, name);
        else if (pattern.Extension is { } extension)
            AddTo(_byExtension, extension);
        else if (pattern.LastExtension is { } last)
            AddTo(_othersByExtension, last);
        else
            _others.Add((pattern, skill));

        void AddTo(Dictionary<string, List<(PathPattern, Skill)>> table, string key)
        {
            if (!table.TryGetValue(key, out var list))
                table.Add(key, list = []);
            list.Add((pattern, skill));
        }
    }
}
