using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Which skills a path speaks for. Most patterns are a file name or an ending and are looked up; the rest are tried one by one.</summary>
internal sealed class PathIndex
{
    private readonly Dictionary<string, List<(PathPattern, Skill)>> _byFileName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(PathPattern, Skill)>> _byExtension = new(StringComparer.OrdinalIgnoreCase);
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
        foreach (var (pattern, skill) in _others)
            if (pattern.Matches(path))
                AddOnce(pattern, skill);
        return found.Count == 0 ? [] : found.ToImmutable();

        void AddFrom(Dictionary<string, List<(PathPattern, Skill)>> table, string key)
        {
            if (!table.TryGetValue(key, out var list))
                return;
            foreach (var (pattern, skill) in list)
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
