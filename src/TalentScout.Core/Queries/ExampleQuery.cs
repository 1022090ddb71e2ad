using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Somebody to look for more people like: what their work shows. Strength 0..1.</summary>
public sealed record QueryExample(string Login, ImmutableArray<ExampleSkill> Skills, ImmutableArray<RoleShare> Roles);

public readonly record struct ExampleSkill(string Id, SkillKind Kind, double Strength);

/// <summary>
/// One or more people -> the query for people like them, to be read and changed like any other. What tells most comes first: skills that are strong
/// in all of them, and rare among everybody else. A language and one more skill are required, the rest ranks; the examples themselves are left out.
/// Nothing of place, name or employer is taken over: alike is whose work is alike.
/// </summary>
public static class ExampleQuery
{
    /// <summary>People whose work can be taken together.</summary>
    public const int MostExamples = 10;

    private const int NiceSkills = 6;
    private const double LeastStrength = 0.1;
    private const double LeastRole = 0.5;
    private const double LeastWeight = 0.2;

    /// <param name="rarity">Of a skill id, 0..1: 1 where nobody else has it.</param>
    public static SearchQuery Of(IReadOnlyList<QueryExample> examples, SkillCatalogue catalogue, Func<string, double> rarity)
    {
        var telling = Telling(examples, rarity);
        var required = Required(telling, examples);
        var query = SearchQuery.Everything;
        foreach (var skill in required)
            query = QueryEdit.Add(query, Node(skill, 1), QueryGroup.Must)!;
        var rest = telling.Where(t => !required.Contains(t) && !Implied(t, required, catalogue)).Take(NiceSkills).ToList();
        foreach (var skill in rest)
            query = QueryEdit.Add(query, Node(skill, Math.Max(LeastWeight, Math.Round(skill.Value / rest[0].Value, 1))), QueryGroup.Nice)!;
        if (Role(examples) is { } role)
            query = QueryEdit.Add(query, new FieldNode(QueryField.Role, role), QueryGroup.Nice)!;
        return examples.Aggregate(query, (q, e) => QueryEdit.Add(q, new FieldNode(QueryField.Login, e.Login), QueryGroup.Exclude)!);
    }

    /// <summary>Most telling first: mean strength, and how rare it is. A skill only some have counts by its mean.</summary>
    private static List<Told> Telling(IReadOnlyList<QueryExample> examples, Func<string, double> rarity) =>
    [
        .. examples.SelectMany(e => e.Skills).Where(s => s.Strength >= LeastStrength)
            .GroupBy(s => (s.Id, s.Kind))
            .Select(g => new Told(g.Key.Id, g.Key.Kind, g.Sum(s => s.Strength) / examples.Count, g.Sum(s => s.Strength) / examples.Count * rarity(g.Key.Id), g.Count()))
            .Where(t => t.Value > 0)
            .OrderByDescending(t => t.Value).ThenBy(t => t.Id, StringComparer.Ordinal),
    ];

    /// <summary>The language they are strongest in and their most telling other skill, of those that all of them have.</summary>
    private static List<Told> Required(List<Told> telling, IReadOnlyList<QueryExample> examples)
    {
        var common = telling.Where(t => t.People == examples.Count).ToList();
        return
        [
            .. common.Where(t => t.Kind == SkillKind.Language).OrderByDescending(t => t.Strength).ThenBy(t => t.Id, StringComparer.Ordinal).Take(1),
            .. common.Where(t => t.Kind != SkillKind.Language).Take(1),
        ];
    }

    /// <summary>Who knows Spring Boot knows Java: to ask for both says the same twice.</summary>
    private static bool Implied(Told told, List<Told> required, SkillCatalogue catalogue) =>
        required.Any(r => catalogue.Find(r.Id) is { } skill && skill.Implies.ContainsKey(told.Id));

    private static string? Role(IReadOnlyList<QueryExample> examples) => examples.SelectMany(e => e.Roles)
        .GroupBy(r => r.Role, StringComparer.Ordinal)
        .Select(g => (Role: g.Key, Share: g.Sum(r => r.Share) / examples.Count))
        .Where(r => r.Share >= LeastRole)
        .OrderByDescending(r => r.Share).ThenBy(r => r.Role, StringComparer.Ordinal)
        .Select(r => r.Role).FirstOrDefault();

    private static SkillNode Node(Told told, double weight) => new(told.Id, QueryFields.NameOf(told.Kind) is null ? null : told.Kind) { Weight = weight };

    private sealed record Told(string Id, SkillKind Kind, double Strength, double Value, int People);
}
