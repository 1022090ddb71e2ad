using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Which skills a package speaks for. A name of the catalogue that ends with * stands for all that begin like it.</summary>
internal sealed class PackageIndex
{
    private readonly Dictionary<string, Table> _byEcosystem;

    public PackageIndex(ImmutableArray<Skill> skills)
    {
        var names = skills.SelectMany(s => s.Packages.SelectMany(p => p.Value.Select(name => (Ecosystem: p.Key, Name: name, Skill: s))));
        _byEcosystem = names.GroupBy(n => n.Ecosystem, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Table(g.Key, g.Select(n => (n.Name, n.Skill))), StringComparer.Ordinal);
    }

    /// <summary>Those of the name itself first, then those of its beginnings, the shortest first.</summary>
    public ImmutableArray<Skill> Find(string ecosystem, string name) =>
        _byEcosystem.TryGetValue(ecosystem, out var table) ? table.Find(PackageName.Normal(ecosystem, name)) : [];

    /// <summary>The names of one ecosystem.</summary>
    private sealed class Table
    {
        private readonly Dictionary<string, ImmutableArray<Skill>> _exact;

        // Beginnings in ordinal order, each with the skills of all beginnings that it begins with itself, and the place of the longest of those; -1 for none.
        private readonly string[] _prefixes;
        private readonly ImmutableArray<Skill>[] _skills;
        private readonly int[] _within;

        public Table(string ecosystem, IEnumerable<(string Name, Skill Skill)> names)
        {
            var all = names.ToLookup(n => n.Name.EndsWith('*'));
            _exact = all[false].GroupBy(n => PackageName.Normal(ecosystem, n.Name), StringComparer.Ordinal).ToDictionary(g => g.Key, SkillsOf, StringComparer.Ordinal);
            var beginnings = all[true].GroupBy(n => PackageName.Normal(ecosystem, n.Name[..^1]), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            _prefixes = [.. beginnings.Select(g => g.Key)];
            _skills = new ImmutableArray<Skill>[_prefixes.Length];
            _within = new int[_prefixes.Length];
            for (var i = 0; i < _prefixes.Length; i++)
            {
                _within[i] = LongestOf(_prefixes[i], i - 1);
                var own = SkillsOf(beginnings[i]);
                _skills[i] = _within[i] < 0 ? own : Joined(_skills[_within[i]], own);
            }
        }

        public ImmutableArray<Skill> Find(string name)
        {
            var at = Array.BinarySearch(_prefixes, name, StringComparer.Ordinal);
            var prefix = LongestOf(name, at >= 0 ? at : ~at - 1);
            var exact = _exact.GetValueOrDefault(name, []);
            return prefix < 0 ? exact : exact.IsEmpty ? _skills[prefix] : Joined(exact, _skills[prefix]);
        }

        // Whatever stands between a beginning of the name and the name in the order begins so too: the way up from the neighbour meets it.
        private int LongestOf(string name, int from)
        {
            while (from >= 0 && !name.StartsWith(_prefixes[from], StringComparison.Ordinal))
                from = _within[from];
            return from;
        }

        private static ImmutableArray<Skill> SkillsOf(IEnumerable<(string Name, Skill Skill)> names) => [.. names.Select(n => n.Skill).Distinct()];

        private static ImmutableArray<Skill> Joined(ImmutableArray<Skill> first, ImmutableArray<Skill> second)
        {
            var made = first;
            foreach (var skill in second)
                if (!made.Contains(skill))
                    made = made.Add(skill);
            return made;
        }
    }
}
