namespace TalentScout.App.Search;

/// <summary>Why a request's query is none: the field it stands in ("q", "nice"), its text, and where in it.</summary>
public sealed record QueryTrouble(string Field, string Text, QueryError Error);

/// <summary>What was asked for, read: a query, or the trouble with it.</summary>
public sealed record QueryRead(SearchQuery Query, QueryTrouble? Trouble);

/// <summary>A text of a request, the field it came in, and what it means for the query.</summary>
public readonly record struct QueryText(string Field, string Text, QueryGroup Group)
{
    /// <summary>Its skills are indispensable, as if each had a plus.</summary>
    public bool Firm { get; init; }
}

/// <summary>
/// The texts of a request -> one query. What must hold, what is wanted and what is left out may stand in one text, or in fields of
/// their own; each part of an excluded text is left out by itself.
/// </summary>
public sealed class QueryReader(QueryParser parser)
{
    public QueryRead Read(string q, string nice) => Read([new("q", q, QueryGroup.Must), new("nice", nice, QueryGroup.Nice)]);

    public QueryRead Read(IEnumerable<QueryText> texts)
    {
        var all = SearchQuery.Everything;
        var used = texts.Where(t => !string.IsNullOrWhiteSpace(t.Text)).ToList();
        foreach (var text in used)
        {
            var parse = parser.Parse(text.Text);
            if (!parse.Ok)
                return Trouble(text, parse.Error);
            if (!parse.Query.Nice.IsEmpty && (text.Firm || text.Group == QueryGroup.Exclude))
                return Trouble(text, new QueryError("nice:( ) cannot stand here", 0, text.Text.Length, "words and fields without nice:( ), which has a place of its own"));
            if (Joined(all, parse.Query, text) is not { } joined)
                return Trouble(text, new QueryError("an exclusion cannot stand here", 0, text.Text.Length, "words and fields without a minus or NOT"));
            all = joined;
        }

        // Each text keeps the limits of a query; together they may not.
        return used.Count > 1 && parser.Parse(all.Canonical) is { Ok: false, Error: var tooMuch }
            ? Trouble(new QueryText("q", all.Canonical, QueryGroup.Must), tooMuch)
            : new QueryRead(all, null);
    }

    private static QueryRead Trouble(QueryText text, QueryError error) => new(SearchQuery.Everything, new QueryTrouble(text.Field, text.Text, error));

    /// <returns>Null where a part cannot stand in the group.</returns>
    private static SearchQuery? Joined(SearchQuery all, SearchQuery more, QueryText text)
    {
        var parts = QueryTree.Conjuncts(more.Root);
        if (text.Group != QueryGroup.Must && parts.Any(p => p is NotNode))
            return null;
        SearchQuery? joined = all with { Nice = [.. all.Nice, .. more.Nice.Except(all.Nice)] };
        foreach (var part in parts)
            joined = joined is null ? null : QueryEdit.Add(joined, text.Firm ? QueryTree.Must(part) : part, text.Group);
        return joined;
    }
}
