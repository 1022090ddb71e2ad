using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Where a part of a query stands: it decides who is a hit, only ranks, or keeps people out.</summary>
public enum QueryGroup
{
    Must, Nice, Exclude,
}

/// <summary>Changes that a page makes to a query. Each gives a new query; parts are found by equality, the first of equal ones.</summary>
public static class QueryEdit
{
    /// <summary>A click on a facet: the query, narrowed. Unchanged where it already has the part.</summary>
    public static SearchQuery AddFilter(SearchQuery query, QueryNode node) => Add(query, node, QueryGroup.Must) ?? query;

    /// <returns>Null where the part cannot stand there: an exclusion within nice:( ).</returns>
    public static SearchQuery? Add(SearchQuery query, QueryNode node, QueryGroup group)
    {
        var part = group == QueryGroup.Exclude ? QueryTree.Not(node) : node;
        if (group == QueryGroup.Nice)
        {
            return QueryTree.Nodes(part).Any(n => n is NotNode)
                ? null
                : query with { Nice = [.. query.Nice, .. QueryTree.Conjuncts(part).Select(p => QueryTree.Must(p, must: false)).Where(p => !query.Nice.Contains(p))] };
        }

        var parts = QueryTree.Conjuncts(query.Root);
        if (parts.Contains(part) || parts.Contains(QueryTree.Must(part)))
            return query;
        // What was wanted and is now indispensable stays at its place.
        var wanted = parts.IndexOf(QueryTree.Must(part, must: false));
        return query with { Root = QueryTree.And(wanted < 0 ? parts.Add(part) : parts.SetItem(wanted, part)) };
    }

    /// <summary>Says of a wanted skill that it must be there, or takes that back; it stays at its place.</summary>
    public static SearchQuery Require(SearchQuery query, QueryNode node, bool must) =>
        query with { Root = QueryTree.And(Replaced(QueryTree.Conjuncts(query.Root), node, QueryTree.Must(node, must))) };

    /// <param name="node">As it stands in a chip: of an exclusion, what is excluded.</param>
    /// <returns>The query without the part; unchanged where it has none such.</returns>
    public static SearchQuery Remove(SearchQuery query, QueryNode node, QueryGroup group) => group switch
    {
        QueryGroup.Nice => query with { Nice = query.Nice.Remove(node) },
        QueryGroup.Exclude => query with { Root = QueryTree.And(QueryTree.Conjuncts(query.Root).Remove(new NotNode(node))) },
        _ => query with { Root = QueryTree.And(QueryTree.Conjuncts(query.Root).Remove(node)) },
    };

    /// <returns>Null where the part cannot stand there: an exclusion within nice:( ).</returns>
    public static SearchQuery? Move(SearchQuery query, QueryNode node, QueryGroup from, QueryGroup to) =>
        from == to ? query : Add(Remove(query, node, from), node, to);

    /// <summary>Sets the weight of a part that has one (<see cref="QueryLimits.MinWeight"/> to <see cref="QueryLimits.MaxWeight"/>); it stays at its place.</summary>
    public static SearchQuery Weigh(SearchQuery query, QueryNode node, QueryGroup group, double weight)
    {
        var weighed = QueryTree.Scale(node, Math.Clamp(weight, QueryLimits.MinWeight, QueryLimits.MaxWeight) / node.Weight);
        return group switch
        {
            QueryGroup.Nice => query with { Nice = Replaced(query.Nice, node, weighed) },
            QueryGroup.Must => query with { Root = QueryTree.And(Replaced(QueryTree.Conjuncts(query.Root), node, weighed)) },
            _ => query,
        };
    }

    private static ImmutableArray<QueryNode> Replaced(ImmutableArray<QueryNode> parts, QueryNode old, QueryNode made) =>
        parts.IndexOf(old) is var at && at < 0 ? parts : parts.SetItem(at, made);
}
