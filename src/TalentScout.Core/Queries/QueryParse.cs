using System.Diagnostics.CodeAnalysis;

namespace TalentScout;

/// <summary>What a text was read as: a query, or where it stopped making sense.</summary>
public sealed record QueryParse
{
    private QueryParse(SearchQuery? query, QueryError? error) => (Query, Error) = (query, error);

    public SearchQuery? Query { get; }
    public QueryError? Error { get; }

    [MemberNotNullWhen(true, nameof(Query))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Query is not null;

    public static QueryParse Of(SearchQuery query) => new(query, null);
    public static QueryParse Of(QueryError error) => new(null, error);
}

/// <summary>
/// Why a text is no query. At and Length mark the place in the text, 0-based, in characters; At may be the text's length (something is missing at the end).
/// Wanted says what would have been right there.
/// </summary>
public sealed record QueryError(string Message, int At, int Length, string Wanted)
{
    internal QueryError(string message, TextSpan span, string wanted) : this(message, span.Start, span.Length, wanted)
    {
    }
}
