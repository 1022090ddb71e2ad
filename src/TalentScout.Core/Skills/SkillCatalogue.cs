using System.Collections.Immutable;

namespace TalentScout;

/// <summary>The skills of config/skills.json, by canonical id, alias and way of being recognised. Immutable.</summary>
public sealed class SkillCatalogue
{
    private readonly Dictionary<string, Skill> _byId;
    private readonly Dictionary<string, Skill> _byAlias = new(StringComparer.OrdinalIgnoreCase);

    public SkillCatalogue(IEnumerable<Skill> skills)
    {
        All = [.. skills.OrderBy(s => s.Id, StringComparer.Ordinal)];
        _byId = All.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var skill in All)
            foreach (var alias in skill.Aliases.Concat(skill.Ambiguous).Append(skill.Id).Append(skill.Name))
                _byAlias.TryAdd(alias, skill);
    }

    public ImmutableArray<Skill> All { get; }

    /// <summary>By canonical id; null where there is none.</summary>
    public Skill? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>By id, name or any alias, whatever the case; null where there is none.</summary>
    public Skill? Resolve(string text) => _byAlias.GetValueOrDefault(text.Trim());

    /// <summary>The skill and everything below it: what a search for it finds.</summary>
    public ImmutableArray<Skill> WithChildren(Skill skill)
    {
        var found = new List<Skill> { skill };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(All.Where(s => s.Parents.Contains(found[i].Id) && !found.Contains(s)));
        return [.. found];
    }
}
