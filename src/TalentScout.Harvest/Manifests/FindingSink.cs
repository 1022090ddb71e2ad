using System.Collections.Immutable;

namespace TalentScout.Harvest.Manifests;

/// <summary>Takes what a format finds, names the skills, and keeps each finding once.</summary>
internal sealed class FindingSink(SkillCatalogue catalogue, ManifestSource source)
{
    /// <summary>Findings kept of one file: more than any that people wrote has.</summary>
    public const int MaxFindings = 2_000;
    public const int MaxProblems = 20;

    /// <summary>Names looked up for one file, ten times what the longest that people wrote holds: each look-up costs more than the line that it stands on.</summary>
    public const int MaxNames = 20_000;

    /// <summary>Characters of a name: no registry takes longer ones.</summary>
    private const int MaxName = 300;
    private const string Embedded = "embedded-database";

    private readonly List<ManifestFinding> _findings = [];
    private readonly HashSet<(string, string, int, SkillScope)> _seen = [];
    private readonly List<string> _problems = [];
    private readonly SkillScope _folderScope = source.Path.Scope;
    private (string Ecosystem, string Name, ImmutableArray<Skill> Skills) _last = ("", "", []);
    private LinkSink? _links;
    private int _names;
    private bool _isFull;

    public SkillCatalogue Catalogue => catalogue;

    /// <summary>What the file leaves to others of its repository, and says for them.</summary>
    public LinkSink Links => _links ??= new LinkSink(this, source);

    /// <summary>True while what is read is for one's own machine or for trying out: an embedded store there stands in for another.</summary>
    public bool EmbeddedStandsIn { get; set; }

    /// <summary>A package of an ecosystem; nothing where the catalogue does not know it.</summary>
    /// <param name="via">What to call it instead of "ecosystem:name".</param>
    public void Package(string ecosystem, string name, int line, SkillScope scope = SkillScope.Runtime, string? via = null)
    {
        foreach (var skill in SkillsOf(ecosystem, name, line))
            Add(skill, via ?? $"{ecosystem}:{name}", line, scope);
    }

    /// <summary>The skills of a package; none where the catalogue does not know it, or where the file has named too many already.</summary>
    public ImmutableArray<Skill> SkillsOf(string ecosystem, string name, int line)
    {
        // What a line declares, and what it says for other files, is asked for one after the other.
        if (_last.Name == name && _last.Ecosystem == ecosystem)
            return _last.Skills;
        if (!MayLookUp(name, MaxName, line))
            return [];
        _last = (ecosystem, name, catalogue.OfPackage(ecosystem, name));
        return _last.Skills;
    }

    /// <summary>The package that this very manifest describes: who works here makes it. A store's word in the name of an own package proves nothing.</summary>
    public void Self(string ecosystem, string name, int line)
    {
        if (_folderScope != SkillScope.Runtime || !MayLookUp(name, MaxName, line))
            return;
        foreach (var skill in catalogue.OfListedPackage(ecosystem, name))
            Add(skill, $"self:{ecosystem}:{name}", line, SkillScope.Runtime);
    }

    public void Image(string image, int line, SkillScope scope = SkillScope.Runtime)
    {
        if (!MayLookUp(image, MaxName, line))
            return;
        foreach (var skill in catalogue.OfImage(image))
            Add(skill, $"image:{ImageName.Normal(image)}", line, scope);
    }

    /// <summary>A value that names a store or broker in words: "adapter: postgresql", "type: aurora-mysql", "features = ["kafka"]". Other kinds of skill do not count.</summary>
    public bool Store(string word, string via, int line, SkillScope scope = SkillScope.Runtime)
    {
        if (!MayLookUp(word, MaxName, line) || StoreOf(word) is not { } skill)
            return false;
        Add(skill, via, line, scope);
        return true;
    }

    /// <summary>The store or broker that a word names; null where it names none.</summary>
    public Skill? StoreOf(string word) => word.Length > MaxName ? null :
        catalogue.Resolve(word) is { Group: false, Kind: SkillKind.Database or SkillKind.Messaging } named ? named : catalogue.OfNameWord(word);

    /// <summary>Connection schemes and markers in a setting. The excerpt is the marker alone: the rest may be a password.</summary>
    public void Connections(string text, int line, SkillScope scope = SkillScope.Runtime)
    {
        foreach (var (skill, marker, _) in catalogue.OfConnections(text))
            Add(skill, $"connection:{marker}", line, scope, marker);
    }

    /// <summary>The same in a file that says elsewhere which stores it chose: the settings of others are optional, but for whole addresses.</summary>
    public void Connections(string text, int line, SkillScope scope, HashSet<Skill> chosen)
    {
        foreach (var (skill, marker, _) in catalogue.OfConnections(text))
            Add(skill, $"connection:{marker}", line, scope == SkillScope.Runtime && !marker.EndsWith("://", StringComparison.Ordinal) && !chosen.Contains(skill) ? SkillScope.Optional : scope, marker);
    }

    /// <summary>A skill by its id, which the catalogue must have.</summary>
    public void Skill(string id, string via, int line, SkillScope scope = SkillScope.Runtime, string? excerpt = null)
    {
        if (catalogue.Find(id) is { } skill)
            Add(skill, via, line, scope, excerpt);
    }

    /// <summary>Whether the file has named a skill so far, but never as what the program runs with.</summary>
    public bool IsAside(string skill)
    {
        var named = false;
        foreach (var finding in _findings)
        {
            if (finding.Skill != skill)
                continue;
            if (finding.Scope == SkillScope.Runtime)
                return false;
            named = true;
        }
        return named;
    }

    /// <summary>What could not be read, and where.</summary>
    public void Problem(int line, string what)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add($"{source.Path.Full} line {line}: {what}");
    }

    public ManifestReading ToReading()
    {
        // Whoever names Nest and Fastify has Nest run on Fastify: what another framework of the same file runs on is used through it.
        var under = _findings.Where(f => f.Scope == SkillScope.Runtime).SelectMany(f => catalogue.Find(f.Skill)!.RunsOn).ToHashSet(StringComparer.Ordinal);
        return new([.. _findings.Select(f => f.Scope == SkillScope.Runtime && under.Contains(f.Skill) ? f with { Scope = SkillScope.Indirect } : f).OrderBy(f => f.Line)], [.. _problems], _links?.ToLinks());
    }

    // A name that nobody gave is passed over; the rest of a file with far too many is told.
    private bool MayLookUp(string name, int longest, int line)
    {
        if (name.Length > longest)
            return false;
        if (_names < MaxNames)
        {
            _names++;
            return true;
        }
        if (_names++ == MaxNames)
            Problem(line, $"more than {MaxNames} names, those from here on are not looked up");
        return false;
    }

    private void Add(Skill skill, string via, int line, SkillScope scope, string? excerpt = null)
    {
        if (scope == SkillScope.Runtime && EmbeddedStandsIn && skill.Parents.Contains(Embedded))
            scope = SkillScope.Test;
        var narrowed = scope == SkillScope.Runtime ? _folderScope : scope;
        if (_isFull || !_seen.Add((skill.Id, via, line, narrowed)))
            return;
        if (_findings.Count == MaxFindings)
        {
            _isFull = true;
            Problem(line, $"more than {MaxFindings} findings, those from here on are not kept");
            return;
        }
        _findings.Add(new ManifestFinding(skill.Id, skill.Kind, via, source.Path.Full, line, narrowed, excerpt ?? source.Excerpt(line)));
    }
}
