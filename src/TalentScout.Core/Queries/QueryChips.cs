using System.Collections.Immutable;
using System.Globalization;

namespace TalentScout;

/// <summary>One part of a parsed query, as the page shows it.</summary>
/// <param name="Text">Canonical text of the part, without the exclusion sign.</param>
/// <param name="Label">The same for reading: skills by their names.</param>
/// <param name="Node">The part; of an exclusion, what is excluded.</param>
/// <param name="Without">Canonical query without this part.</param>
public sealed record QueryChip(string Text, string Label, QueryGroup Group, QueryNode Node, string Without)
{
    /// <summary>Canonical query with this part in another group, for each group that it can move to.</summary>
    public ImmutableSortedDictionary<QueryGroup, string> Moved { get; init; } = ImmutableSortedDictionary<QueryGroup, string>.Empty;

    /// <summary>Canonical query in which this skill, asked for beside others, must be there, or need no longer; null where that says nothing.</summary>
    public string? Turned { get; init; }
}

/// <summary>A query as a flat list: what must be, what would be nice, what must not be.</summary>
public static class QueryChips
{
    /// <param name="catalogue">For names in labels; without it they have ids.</param>
    public static ImmutableArray<QueryChip> Of(SearchQuery query, SkillCatalogue? catalogue = null)
    {
        var parts = QueryTree.Conjuncts(query.Root);
        var several = parts.Count(QueryTree.IsSkill) > 1;
        return
        [
            .. parts.Where(p => p is not NotNode).Select(p => Chip(p, QueryGroup.Must)),
            .. query.Nice.Select(p => Chip(p, QueryGroup.Nice)),
            .. parts.OfType<NotNode>().Select(p => Chip(p.Part, QueryGroup.Exclude)),
        ];

        QueryChip Chip(QueryNode node, QueryGroup group) =>
            new(QueryPrinter.Whole(node), Label(node, catalogue), group, node, QueryEdit.Remove(query, node, group).Canonical)
            {
                Moved = Enum.GetValues<QueryGroup>().Where(to => to != group)
                    .Select(to => (to, Query: QueryEdit.Move(query, node, group, to)))
                    .Where(m => m.Query is not null)
                    .ToImmutableSortedDictionary(m => m.to, m => m.Query!.Canonical),
                Turned = several && group == QueryGroup.Must && QueryTree.IsSkill(node) ? QueryEdit.Require(query, node, !node.Must).Canonical : null,
            };
    }

    private static string Label(QueryNode node, SkillCatalogue? catalogue) => node switch
    {
        SkillNode skill => catalogue?.Find(skill.Skill)?.Name ?? skill.Skill,
        AndNode and => string.Join(" and ", and.Parts.Select(p => Inner(p, catalogue))),
        OrNode or => string.Join(" or ", or.Parts.Select(p => Inner(p, catalogue))),
        NotNode not => "not " + Inner(not.Part, catalogue),
        NearNode near => string.Create(CultureInfo.InvariantCulture, $"within {near.Kilometres} km of {near.City}"),
        TextNode { Phrase: false } text => text.Text,
        _ => QueryPrinter.Whole(node with { Weight = 1, Must = false }),
    };

    private static string Inner(QueryNode node, SkillCatalogue? catalogue) =>
        QueryTree.Children(node).Length > 1 ? $"({Label(node, catalogue)})" : Label(node, catalogue);
}
