namespace TalentScout.Harvest.Manifests;

/// <summary>Takes what a format finds, names the skills, and keeps each finding once.</summary>
internal sealed class FindingSink(SkillCatalogue catalogue, ManifestSource source)
{
    /// <summary>Findings kept of one file: more than any that people wrote has.</summary>
    public const int MaxFindings = 2_000;
    public const int MaxProblems = 20;
    private const int MaxExcerpt = 300;

    private readonly List<ManifestFinding> _findings = [];
    private readonly HashSet<(string, string, int, SkillScope)> _seen = [];
    private readonly List<string> _problems = [];
    private readonly SkillScope _folderScope = source.Path.Scope;

    public SkillCatalogue Catalogue => catalogue;

    /// <summary>A package of an ecosystem; nothing where the catalogue does not know it.</summary>
    /// <param name="via">What to call it instead of "ecosystem:name".</param>
    public void Package(string ecosystem, string name, int line, SkillScope scope = SkillScope.Runtime, string? via = null)
    {
        foreach (var skill in catalogue.OfPackage(ecosystem, name))
            Add(skill, via ?? $"{ecosystem}:{name}", line, scope);
    }

    /// <summary>The package that this very manifest describes: who works here makes it.</summary>
    public void Self(string ecosystem, string name, int line)
    {
        if (_folderScope == SkillScope.Runtime)
            Package(ecosystem, name, line, SkillScope.Runtime, $"self:{ecosystem}:{name}");
    }

    public void Image(string image, int line, SkillScope scope = SkillScope.Runtime)
    {
        foreach (var skill in catalogue.OfImage(image))
            Add(skill, $"image:{ImageName.Normal(image)}", line, scope);
    }

    /// <summary>A value that names a store or broker in words: "adapter: postgresql", "features = ["kafka"]". Other kinds of skill do not count.</summary>
    public bool Store(string word, string via, int line, SkillScope scope = SkillScope.Runtime)
    {
        if (catalogue.Resolve(word) is not { Group: false, Kind: SkillKind.Database or SkillKind.Messaging } skill)
            return false;
        Add(skill, via, line, scope);
        return true;
    }

    /// <summary>Connection schemes and markers in a setting. The excerpt is the marker alone: the rest may be a password.</summary>
    public void Connections(string text, int line, SkillScope scope = SkillScope.Runtime)
    {
        foreach (var (skill, marker, _) in catalogue.OfConnections(text))
            Add(skill, $"connection:{marker}", line, scope, marker);
    }

    /// <summary>A skill by its id, which the catalogue must have.</summary>
    public void Skill(string id, string via, int line, SkillScope scope = SkillScope.Runtime, string? excerpt = null)
    {
        if (catalogue.Find(id) is { } skill)
            Add(skill, via, line, scope, excerpt);
    }

    /// <summary>What could not be read, and where.</summary>
    public void Problem(int line, string what)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add($"{source.Path.Full} line {line}: {what}");
    }

    public ManifestReading ToReading() => new([.. _findings.OrderBy(f => f.Line)], [.. _problems]);

    private void Add(Skill skill, string via, int line, SkillScope scope, string? excerpt = null)
    {
        var narrowed = scope == SkillScope.Runtime ? _folderScope : scope;
        if (_findings.Count >= MaxFindings || !_seen.Add((skill.Id, via, line, narrowed)))
            return;
        _findings.Add(new ManifestFinding(skill.Id, skill.Kind, via, source.Path.Full, line, narrowed, excerpt ?? Excerpt(line)));
    }

    private string Excerpt(int line)
    {
        if (line < 1 || line > source.Lines.Length)
            return "";
        var text = source.Lines[line - 1].Trim();
        return text.Length > MaxExcerpt ? text[..MaxExcerpt] : text;
    }
}
