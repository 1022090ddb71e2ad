namespace TalentScout;

/// <summary>
/// The manifests of one repository, seen together. A name is explained by the nearest folder above that explains it, a text or a scope by the
/// nearest parent. Pure; the order of the links does not matter, and without a file everything is as if it had never been.
/// </summary>
public sealed class ManifestJoin
{
    /// <summary>Parents followed upwards: a ring of them ends, too.</summary>
    private const int MaxParents = 16;
    private const int MaxTexts = 8;
    private const string Maven = "maven";

    private readonly SkillCatalogue? _catalogue;
    private readonly Dictionary<string, ManifestLinks> _byPath = new(StringComparer.Ordinal);
    private readonly ILookup<(string Home, string Name), LinkName> _names;
    private readonly ILookup<(string Path, string Name), LinkName> _namesIn;
    private readonly HashSet<(string Path, int Line, string Via)> _replaced = [];
    private readonly List<JoinedFinding> _findings = [];

    /// <param name="catalogue">For packages whose name is put together from several files; null: those stay unknown.</param>
    public ManifestJoin(IEnumerable<ManifestLinks> links, SkillCatalogue? catalogue)
    {
        _catalogue = catalogue;
        // Of one path in two documents the first by its content: which one came first says nothing.
        foreach (var one in links)
            if (!_byPath.TryGetValue(one.Path, out var other) || EvidenceOrder.Links(one, other) < 0)
                _byPath[one.Path] = one;
        var all = _byPath.Values.SelectMany(l => l.Names.Select(n => (Links: l, Name: n))).ToList();
        _names = all.ToLookup(n => (n.Links.Home, n.Name.Name), n => n.Name);
        _namesIn = all.ToLookup(n => (n.Links.Path, n.Name.Name), n => n.Name);
        foreach (var file in _byPath.Values.OrderBy(l => l.Path, StringComparer.Ordinal))
            foreach (var use in file.Uses)
                Join(file, use);
    }

    /// <summary>By path and the order of the uses.</summary>
    public IReadOnlyList<JoinedFinding> Findings => _findings;

    /// <summary>Whether another file explains what a line by itself could only guess.</summary>
    public bool Replaces(string? path, int? line, string via) => path is not null && line is { } at && _replaced.Contains((path, at, via));

    /// <summary>What a package is for, where its file leaves that to a parent.</summary>
    public SkillScope ScopeOf(string? path, string via, SkillScope scope)
    {
        if (scope != SkillScope.Runtime || path is null || !_byPath.TryGetValue(path, out var file) || file.Parent is null || file.Decided.Contains(via))
            return scope;
        foreach (var parent in Parents(file))
            foreach (var said in parent.Scopes)
                if (said.Via == via)
                    return said.Scope;
        return scope;
    }

    private void Join(ManifestLinks file, LinkUse use)
    {
        var names = use.Name.Contains("${", StringComparison.Ordinal) ? Written(file, use.Name) : [.. Explained(file, use)];
        if (names.Count == 0)
            return;
        if (use.Guess is { } guess)
            _replaced.Add((file.Path, use.Line, guess));
        foreach (var name in names.Where(n => n.Skill.Length > 0))
            _findings.Add(new JoinedFinding(name.Skill, name.Via, file.Path, use.Line, ScopeOf(file.Path, name.Via, use.Scope), use.Excerpt));
    }

    private IEnumerable<LinkName> Explained(ManifestLinks file, LinkUse use)
    {
        if (use.In is { } only)
            return _namesIn[(only, use.Name)];
        for (var folder = FolderOf(file.Path); ; folder = FolderOf(folder))
        {
            if (_names.Contains((folder, use.Name)))
                return _names[(folder, use.Name)];
            if (folder.Length == 0)
                return [];
        }
    }

    // "maven:${db.group}:postgresql" with the texts of the pom and its parents; nothing where one of them is nowhere.
    private List<LinkName> Written(ManifestLinks file, string name)
    {
        for (var round = 0; round < MaxTexts && name.IndexOf("${", StringComparison.Ordinal) is >= 0 and var at; round++)
        {
            var end = name.IndexOf('}', at);
            if (end < 0 || ValueOf(file, name[(at + 2)..end]) is not { } value)
                return [];
            name = string.Concat(name.AsSpan(0, at), value, name.AsSpan(end + 1));
        }
        return _catalogue is null || name.Contains("${", StringComparison.Ordinal) ? [] : [.. _catalogue.OfPackage(Maven, name[(Maven.Length + 1)..]).Select(s => new LinkName(name, s.Id, name))];
    }

    private string? ValueOf(ManifestLinks file, string name) => Parents(file).Prepend(file).Select(f => f.Values.GetValueOrDefault(name)).FirstOrDefault(v => v is not null);

    private IEnumerable<ManifestLinks> Parents(ManifestLinks file)
    {
        for (var step = 0; step < MaxParents && file.Parent is { } path && _byPath.TryGetValue(path, out var parent); step++)
            yield return file = parent;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
