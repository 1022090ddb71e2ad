using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// A brief as a query. Required are the few skills that weigh most; the other musts rank, above what is nice to have: public work shows a part of what
/// people can do, so a conjunction of all that an advert lists would find nobody. Role and place rank too and exclude nobody.
/// </summary>
public static class BriefQuery
{
    /// <summary>Skills, or groups of alternatives, that everybody found must have.</summary>
    public const int MostRequired = 3;

    private const double NearKilometres = 50;

    public static SearchQuery Of(Brief brief)
    {
        var musts = Conditions(brief.Must);
        var required = musts.OrderByDescending(m => m.Weight).Where(m => m.Weight >= 1).Take(MostRequired).Select(m => m.Node).ToHashSet();
        var query = SearchQuery.Everything;
        foreach (var (node, _) in musts)
            query = (required.Contains(node) ? QueryEdit.Add(query, QueryTree.Must(node), QueryGroup.Must) : QueryEdit.Add(query, node, QueryGroup.Nice)) ?? query;
        foreach (var (node, _) in Conditions(brief.Nice))
            query = QueryEdit.Add(query, node, QueryGroup.Nice) ?? query;
        foreach (var skill in brief.Exclude)
            query = QueryEdit.Add(query, new SkillNode(skill.Skill, null), QueryGroup.Exclude) ?? query;
        foreach (var node in Role(brief).Concat(Where(brief)))
            query = QueryEdit.Add(query, node, QueryGroup.Nice) ?? query;
        return query;
    }

    /// <summary>Alternatives as one OR, at the place of the first; it counts as its weightiest.</summary>
    private static ImmutableArray<(QueryNode Node, double Weight)> Conditions(ImmutableArray<BriefSkill> skills) =>
    [
        .. skills.Select((s, i) => (Skill: s, Key: s.AnyOf is { } n ? (n, -1) : (0, i)))
            .GroupBy(x => x.Key, x => x.Skill)
            .Select(g => (QueryTree.Or(g.DistinctBy(s => s.Skill).Select(Weighed)), g.Max(s => s.Weight))),
    ];

    private static QueryNode Weighed(BriefSkill skill) =>
        new SkillNode(skill.Skill, null) { Weight = Math.Clamp(skill.Weight, QueryLimits.MinWeight, QueryLimits.MaxWeight) };

    private static IEnumerable<QueryNode> Role(Brief brief) => brief.Titles
        .SelectMany(t => RoleWords.In(t)).Distinct().Take(1)
        .Select(QueryNode (role) => new FieldNode(QueryField.Role, role));

    /// <summary>Nothing where the work can be done from anywhere.</summary>
    private static IEnumerable<QueryNode> Where(Brief brief)
    {
        if (brief.Places.Any(p => p is { Remote: true, City: null, Countries.IsEmpty: true }))
            return [];
        var places = brief.Places.Select(Condition).OfType<QueryNode>().Distinct().ToList();
        return places.Count == 0 ? [] : [QueryTree.Or(places)];
    }

    private static QueryNode? Condition(Place place) => place switch
    {
        { Remote: false, City: { } city, Latitude: { } latitude, Longitude: { } longitude } => new NearNode(city, latitude, longitude, NearKilometres),
        { Countries: [var country, ..] } => new FieldNode(QueryField.Country, country),
        _ => null,
    };
}
