using System.Collections.Immutable;

namespace TalentScout.App.Search;

/// <summary>Where a part of a query stands.</summary>
public enum PartRole
{
    Must,
    Nice,
    Exclude,
}

/// <summary>
/// A query as the list of its parts, as the chips and the facets see and change it: what must hold, what is only wanted, and what
/// must not hold. Each change gives a new query.
/// </summary>
public static class QueryParts
{
    public static ImmutableArray<(QueryNode Node, PartRole Role)> Of(SearchQuery query) =>
    [
        .. Top(query).Where(n => n is not NotNode).Select(n => (n, PartRole.Must)),
        .. query.Nice.Select(n => (n, PartRole.Nice)),
        .. Top(query).OfType<NotNode>().Select(n => (n.Part, PartRole.Exclude)),
    ];

    public static bool Has(SearchQuery query, QueryNode node, PartRole role = PartRole.Must) =>
        Of(query).Any(p => p.Role == role && SameButWeight(p.Node, node));

    public static SearchQuery With(SearchQuery query, QueryNode node, PartRole role = PartRole.Must)
    {
        var parts = Of(Without(query, node));
        return Build([.. parts, (node, role)]);
    }

    public static SearchQuery Without(SearchQuery query, QueryNode node) => Build([.. Of(query).Where(p => !SameButWeight(p.Node, node))]);

    private static SearchQuery Build(ImmutableArray<(QueryNode Node, PartRole Role)> parts)
    {
        var must = parts.Where(p => p.Role == PartRole.Must).Select(p => p.Node);
        var exclude = parts.Where(p => p.Role == PartRole.Exclude).Select(p => (QueryNode)new NotNode(p.Node));
        ImmutableArray<QueryNode> all = [.. must, .. exclude];
        QueryNode? root = all.Length switch { 0 => null, 1 => all[0], _ => new AndNode(all) };
        return new SearchQuery(root, [.. parts.Where(p => p.Role == PartRole.Nice).Select(p => p.Node)]);
    }

    // A weight on the whole of an "and" belongs to all of it: taking it apart would lose it.
    private static ImmutableArray<QueryNode> Top(SearchQuery query) => query.Root switch
    {
        null => [],
        AndNode { Weight: 1 } and => and.Parts,
        var one => [one],
    };

    private static bool SameButWeight(QueryNode a, QueryNode b) => a with { Weight = 1 } == b with { Weight = 1 };
}
