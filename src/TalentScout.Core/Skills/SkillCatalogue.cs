using System.Collections.Immutable;

namespace TalentScout;

/// <summary>The skills of config/skills.json, by canonical id, alias and way of being recognised. Immutable.</summary>
public sealed class SkillCatalogue
{
    private readonly Dictionary<string, Skill> _byId;
    private readonly Dictionary<string, Skill> _byAlias = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Skill?> _bySqueezed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImmutableArray<Skill>> _byImage;
    private readonly Dictionary<string, ImmutableArray<Skill>> _byTopic;
    private readonly Dictionary<string, ImmutableArray<Skill>> _byLinguist;
    private readonly PackageIndex _packages;
    private readonly PathIndex _paths;
    private readonly ConnectionIndex _connections;
    private readonly NameWords _words;
    private readonly TitleIndex _titles;
    private readonly Dictionary<string, ImmutableArray<Skill>> _withChildren;

    public SkillCatalogue(IEnumerable<Skill> skills)
    {
        All = [.. skills.OrderBy(s => s.Id, StringComparer.Ordinal)];
        _byId = All.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var skill in All)
            foreach (var alias in skill.Aliases.Concat(skill.Ambiguous).Append(skill.Id).Append(skill.Name))
            {
                _byAlias.TryAdd(alias, skill);
                // A spelling without separators that two skills would share is nobody's.
                var squeezed = Squeeze(alias);
                if (squeezed.Length > 0 && !_bySqueezed.TryAdd(squeezed, skill) && _bySqueezed[squeezed] != skill)
                    _bySqueezed[squeezed] = null;
            }
        _byImage = Table(s => s.Images.Select(ImageName.Normal));
        _byTopic = Table(s => s.Topics);
        _byLinguist = Table(s => s.Linguist);
        _packages = new PackageIndex(All);
        _paths = new PathIndex(All);
        _connections = new ConnectionIndex(All);
        _words = new NameWords(All);
        _titles = new TitleIndex(All);
        var children = All.SelectMany(s => s.Parents.Select(p => (Parent: p, Skill: s))).ToLookup(p => p.Parent, p => p.Skill, StringComparer.Ordinal);
        _withChildren = All.ToDictionary(s => s.Id, s => Below(s, children), StringComparer.Ordinal);
    }

    public ImmutableArray<Skill> All { get; }

    /// <summary>By canonical id; null where there is none.</summary>
    public Skill? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>By id, name or any alias, whatever the case and the hyphens ("SpringBoot", "spring boot"); null where there is none.</summary>
    public Skill? Resolve(string text)
    {
        var trimmed = text.Trim();
        return _byAlias.GetValueOrDefault(trimmed) ?? _bySqueezed.GetValueOrDefault(Squeeze(trimmed));
    }

    /// <summary>What the title of a change speaks of, each skill once with the phrase that says so.</summary>
    public IEnumerable<(Skill Skill, string Phrase)> OfTitle(string title) => _titles.Find(title);

    /// <summary>The skill and everything below it: what a search for it finds.</summary>
    public ImmutableArray<Skill> WithChildren(Skill skill) => _withChildren[skill.Id];

    /// <summary>Skills that a package of an ecosystem (<see cref="PackageName.Ecosystems"/>) speaks for, by the lists or by a store's word in its name; none where it is unknown.</summary>
    public ImmutableArray<Skill> OfPackage(string ecosystem, string name)
    {
        var listed = _packages.Find(ecosystem, name);
        foreach (var skill in listed)
            if (IsStore(skill))
                return listed;
        var named = _words.OfPackage(ecosystem, name);
        return named.IsEmpty ? listed : listed.AddRange(named);
    }

    /// <summary>The store or broker that a word of some name stands for ("aurora-mysql", "redis_cache"); null where none or several do.</summary>
    public Skill? OfNameWord(string name) => _words.Find(name) is [var only] ? only : null;

    /// <summary>Skills whose lists name the package itself.</summary>
    public ImmutableArray<Skill> OfListedPackage(string ecosystem, string name) => _packages.Find(ecosystem, name);

    /// <summary>Skills that a container image speaks for, written as in a FROM line or a compose file.</summary>
    public ImmutableArray<Skill> OfImage(string image)
    {
        var name = ImageName.Normal(image);
        if (_byImage.TryGetValue(name, out var found))
            return found;
        var own = ImageName.HasRegistry(image) ? _byImage.GetValueOrDefault(name[(name.LastIndexOf('/') + 1)..], []) : [];
        return own.IsEmpty ? _words.OfImage(name) : own;
    }

    public ImmutableArray<Skill> OfTopic(string topic) => _byTopic.GetValueOrDefault(topic, []);

    /// <summary>By the name of a language as GitHub's linguist writes it.</summary>
    public ImmutableArray<Skill> OfLinguist(string language) => _byLinguist.GetValueOrDefault(language, []);

    /// <summary>Skills that the mere presence of a path shows, each with the pattern that matched.</summary>
    public ImmutableArray<(Skill Skill, string Pattern)> OfPath(string path) => _paths.Find(path);

    /// <summary>Skills whose connection schemes and markers stand in the text, in its order, with the offset.</summary>
    public IEnumerable<(Skill Skill, string Marker, int At)> OfConnections(string text) => _connections.Find(text);

    private static ImmutableArray<Skill> Below(Skill skill, ILookup<string, Skill> children)
    {
        var found = new List<Skill> { skill };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(children[found[i].Id].Where(s => !found.Contains(s)));
        return [.. found];
    }

    private static bool IsStore(Skill skill) => skill.Kind is SkillKind.Database or SkillKind.Messaging;

    private Dictionary<string, ImmutableArray<Skill>> Table(Func<Skill, IEnumerable<string>> keys) => All
        .SelectMany(s => keys(s).Select(k => (Key: k, Skill: s)))
        .GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.Select(p => p.Skill).Distinct().ToImmutableArray(), StringComparer.OrdinalIgnoreCase);

    private static string Squeeze(string text) => text.AsSpan().ContainsAny(" -_") ? string.Concat(text.Where(c => c is not (' ' or '-' or '_'))) : text;
}
