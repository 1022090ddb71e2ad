using System.Collections.Immutable;

namespace TalentScout.Harvest.Manifests;

/// <summary>Takes what a format cannot say without other files of the repository, or says for them.</summary>
internal sealed class LinkSink(FindingSink sink, ManifestSource source)
{
    /// <summary>Of each kind kept of one file.</summary>
    private const int Max = 1_000;

    private readonly List<LinkName> _names = [];
    private readonly List<LinkUse> _uses = [];
    private readonly List<LinkScope> _scopes = [];
    private readonly SortedSet<string> _decided = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly SkillScope _folderScope = source.Path.Scope;
    private bool _toldOfCut;

    /// <summary>As of <see cref="ManifestLinks"/>.</summary>
    public string Home { get; set; } = "";
    public string? Parent { get; set; }

    /// <summary>A name stands for a package, whether or not the catalogue of skills knows that.</summary>
    public void Package(string name, string ecosystem, string package, int line)
    {
        var via = $"{ecosystem}:{package}";
        var skills = sink.SkillsOf(ecosystem, package, line);
        if (skills.IsEmpty)
            Name(name, "", via);
        foreach (var skill in skills)
            Name(name, skill.Id, via);
    }

    /// <summary>A name stands for a skill; "" for none.</summary>
    public void Name(string name, string skill, string via)
    {
        if (HasRoom(_names.Count))
            _names.Add(new LinkName(name, skill, via));
    }

    /// <param name="guess">What the line says by itself.</param>
    /// <param name="within">The only file that may explain the name.</param>
    public void Use(string name, int line, SkillScope scope, string? guess = null, string? within = null)
    {
        if (HasRoom(_uses.Count))
            _uses.Add(new LinkUse(name, line, scope == SkillScope.Runtime ? _folderScope : scope, source.Excerpt(line), guess, within));
    }

    /// <summary>What a package is for in files that inherit; nothing where that is the program itself, or no skill.</summary>
    public void Scope(string ecosystem, string package, SkillScope scope, int line)
    {
        if (scope != SkillScope.Runtime && !sink.SkillsOf(ecosystem, package, line).IsEmpty && HasRoom(_scopes.Count))
            _scopes.Add(new LinkScope($"{ecosystem}:{package}", scope));
    }

    /// <summary>The file says itself what a package is for.</summary>
    public void Decided(string ecosystem, string package, int line)
    {
        if (!sink.SkillsOf(ecosystem, package, line).IsEmpty && HasRoom(_decided.Count))
            _decided.Add($"{ecosystem}:{package}");
    }

    public void Value(string name, string text)
    {
        if (HasRoom(_values.Count))
            _values[name] = text;
    }

    /// <summary>Null where the file stands alone: a parent by itself says nothing of one that inherits nothing.</summary>
    public ManifestLinks? ToLinks() => Parent is null && _names.Count + _uses.Count + _values.Count + _scopes.Count == 0 ? null : new ManifestLinks
    {
        Path = source.Path.Full,
        Home = Home,
        Parent = Parent,
        Names = [.. _names.Distinct()],
        Uses = [.. _uses.Distinct()],
        Values = _values.ToImmutableSortedDictionary(),
        Scopes = [.. _scopes],
        Decided = [.. _decided],
    };

    private bool HasRoom(int count)
    {
        if (count >= Max && !_toldOfCut)
        {
            _toldOfCut = true;
            sink.Problem(1, $"more than {Max} names for other files of the repository, the rest is not kept");
        }
        return count < Max;
    }
}
