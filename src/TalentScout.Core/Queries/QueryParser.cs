namespace TalentScout;

/// <summary>
/// Text -> <see cref="SearchQuery"/>. The language is described in docs/query-syntax.md. Never throws on a text; a query that parses has a canonical
/// form which parses back to the same query.
/// </summary>
/// <param name="findCity">A city by name -> its usual name and WGS 84 degrees; null where none is known.</param>
/// <param name="resolveCountry">A country by name or code -> ISO 3166-1 alpha-2; null where none is known. Must know the codes that it gives.</param>
public sealed class QueryParser(
    SkillCatalogue catalogue, Func<string, (string City, double Lat, double Lon)?> findCity, Func<string, string?> resolveCountry)
{
    private readonly QueryVocabulary _words = new(catalogue, findCity, resolveCountry);

    public QueryParse Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > QueryLimits.Length)
            return QueryParse.Of(new QueryError($"the query has {text.Length} characters", QueryLimits.Length, text.Length - QueryLimits.Length, $"at most {QueryLimits.Length}"));
        var (tokens, error) = QueryLexer.Read(text);
        if (error is not null)
            return QueryParse.Of(error);
        var parse = new QueryGrammar(tokens, _words).Read();
        return parse.Ok && TooMuch(parse.Query, text) is { } tooMuch ? QueryParse.Of(tooMuch) : parse;
    }

    private static QueryError? TooMuch(SearchQuery query, string text)
    {
        var roots = query.Root is null ? query.Nice : query.Nice.Insert(0, query.Root);
        QueryError Whole(string message, string wanted) => new(message, 0, text.Length, wanted);

        var clauses = roots.Sum(r => QueryTree.Leaves(r).Count());
        if (clauses > QueryLimits.Clauses)
            return Whole($"the query has {clauses} words and fields", $"at most {QueryLimits.Clauses}");
        if (roots.Any(r => QueryTree.Depth(r) > QueryLimits.Depth))
            return Whole("AND, OR and NOT are nested too deep", $"at most {QueryLimits.Depth} levels");
        if (roots.SelectMany(QueryTree.Nodes).Any(n => n.Weight is < QueryLimits.MinWeight or > QueryLimits.MaxWeight))
            return Whole("the weights multiply out of bounds", $"weights of {QueryLimits.MinWeight} to {QueryLimits.MaxWeight}, those around them included");
        return query.Canonical.Length > QueryLimits.Length
            ? Whole($"the query has more than {QueryLimits.Length} characters when written out", "fewer or shorter words and fields")
            : null;
    }
}
