namespace TalentScout.Search;

/// <summary>A part of a query as the query language writes it.</summary>
internal static class NodeText
{
    public static string Of(QueryNode node) => new SearchQuery(node, []).Canonical;
}
