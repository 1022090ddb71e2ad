using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Which skills a package speaks for. A name of the catalogue that ends with * stands for all that begin like it.</summary>
internal sealed class PackageIndex
{
    private readonly Dictionary<(string Ecosystem, string Name), List<Skill>> _exact = [];
    private readonly Dictionary<string, PrefixTable> _prefixes = new(StringComparer.Ordinal);

    public PackageIndex(ImmutableArray<Skill> skills)
    {
        foreach (var skill in skills)
            foreach (var (ecosystem, names) in skill.Packages)
                foreach (var name in names)
                    Add(skill, ecosystem, name);
    }

    public ImmutableArray<Skill> Find(string ecosystem, string name)
    {
        var normal = PackageName.Normal(ecosystem, name);
        var found = ImmutableArray.CreateBuilder<Skill>();
        if (_exact.TryGetValue((ecosystem, normal), out var exact))
            found.AddRange(exact);
        if (_prefixes.TryGetValue(ecosystem, out var table))
            table.AddTo(found, normal);
        return found.Count == 0 ? [] : found.ToImmutable();
    }

    private void Add(Skill skill, string ecosystem, string name)
    {
        if (name.EndsWith('*'))
        {
            if (!_prefixes.TryGetValue(ecosystem, out var table))
                _prefixes.Add(ecosystem, table = new PrefixTable());
            table.Add(PackageName.Normal(ecosystem, name[..^1]), skill);
            return;
        }
        var key = (ecosystem, PackageName.Normal(ecosystem, name));
        if (!_exact.TryGetValue(key, out var list))
            _exact.Add(key, list = []);
        if (!list.Contains(skill))
            list.Add(skill);
    }

    /// <summary>Prefixes by length: a look-up asks once per distinct length.</summary>
    private sealed class PrefixTable
    {
        private readonly SortedDictionary<int, Dictionary<string, List<Skill>>> _byLength = [];

        public void Add(string prefix, Skill skill)
        {
            if (!_byLength.TryGetValue(prefix.Length, out var byPrefix))
                _byLength.Add(prefix.Length, byPrefix = new Dictionary<string, List<Skill>>(StringComparer.Ordinal));
            if (!byPrefix.TryGetValue(prefix, out var skills))
                byPrefix.Add(prefix, skills = []);
            skills.Add(skill);
        }

        public void AddTo(ImmutableArray<Skill>.Builder found, string name)
        {
            foreach (var (length, byPrefix) in _byLength)
            {
                if (length > name.Length)
                    return;
                if (!byPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name.AsSpan(0, length), out var skills))
                    continue;
                foreach (var skill in skills)
                    if (!found.Contains(skill))
                        found.Add(skill);
            }
        }
    }
}
