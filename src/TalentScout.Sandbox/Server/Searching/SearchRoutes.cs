using System.Text.Json;

namespace TalentScout.Sandbox;

internal static class SearchRoutes
{
    /// <summary>The service shows so many hits of a search and no more.</summary>
    public const int Most = 1000;

    public static void Map(RouteTable routes)
    {
        routes.Api("search/users", request => Answer(request, "users", AccountSearch.Find, (w, a) => Scored(w, x => AccountShape.WriteFields(x, a, request.Shapes))));
        routes.Api("search/repositories", request => Answer(request, "repositories", RepositorySearch.Find, (w, r) => RepositoryShape.Write(w, r, request.Shapes, hit: true)));
        routes.Api("search/issues", request => Answer(request, "issues", PullSearch.Find, (w, hit) => PullShape.WriteAsIssue(w, hit.Repository, hit.Pull, request.Shapes)));
    }

    private static Reply Answer<T>(ApiRequest request, string what, Func<ApiRequest, SearchText, SearchResult<T>> find, Action<Utf8JsonWriter, T> write)
    {
        var docs = "/search/search#search-" + what;
        if (request.Asked("q")?.Trim() is not { Length: > 0 } text)
            return Reply.Invalid("Search", "q", "missing", docs);
        if ((request.Page - 1L) * request.PerPage >= Most)
            return Reply.Error(422, "Only the first 1000 search results are available", docs);
        var result = find(request, new SearchText(text));
        if (result.Trouble is not null)
            return Reply.Error(422, result.Trouble.StartsWith("Query must", StringComparison.Ordinal) ? result.Trouble : "Validation Failed", docs, w => Errors(w, result.Trouble));
        var reachable = Math.Min(Most, result.Hits.Count);
        var (from, to) = Paging.Window(request, reachable);
        return Reply.Of(w =>
        {
            w.WriteStartObject();
            w.WriteNumber("total_count", result.Hits.Count);
            w.WriteBoolean("incomplete_results", false);
            w.WriteStartArray("items");
            for (var i = from; i < to; i++)
                write(w, result.Hits[i]);
            w.WriteEndArray();
            w.WriteEndObject();
        }) with
        { Link = Paging.Link(request, "/search/" + what, reachable), CacheControl = "no-cache" };
    }

    private static void Scored(Utf8JsonWriter w, Action<Utf8JsonWriter> fields)
    {
        w.WriteStartObject();
        fields(w);
        w.WriteNumber("score", 1.0);
        w.WriteEndObject();
    }

    private static void Errors(Utf8JsonWriter w, string message)
    {
        w.WriteStartArray("errors");
        w.WriteStartObject();
        w.WriteString("message", message);
        w.WriteString("resource", "Search");
        w.WriteString("field", "q");
        w.WriteString("code", "invalid");
        w.WriteEndObject();
        w.WriteEndArray();
    }
}

/// <summary>Hits, best first; or what is wrong with the search.</summary>
internal sealed record SearchResult<T>(IReadOnlyList<T> Hits, string? Trouble = null)
{
    public static SearchResult<T> Refused(string trouble) => new([], trouble);
}
