using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>GET and POST /api/v1/search, GET /api/v1/suggest.</summary>
internal static class SearchApi
{
    private const int MaxSuggestions = 50;

    public static void MapSearch(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Search");
        group.MapGet("/search", Get).WithName("search").WithSummary("Ranked, explained candidates for a query.")
            .WithDescription("Weights of signals are given as w.SIGNAL=POINTS, over those of config/ranking.json.").ProducesProblem(400);
        group.MapPost("/search", Post).WithName("searchByBody").WithSummary("The same with a JSON body.").ProducesProblem(400);
        group.MapGet("/suggest", Suggest).WithName("suggest").WithSummary("Completions of a query that is being typed.").ProducesProblem(400);
    }

    private static Results<Ok<SearchAnswer>, ProblemHttpResult> Get(
        HttpRequest request,
        QueryReader reader,
        SearchEngine engine,
        [Description("The query; docs/query-syntax.md. Empty: everybody.")] string? q = null,
        [Description("Wanted, not required.")] string? nice = null,
        [Description("1-based; any page down to the 20,000th hit.")] int page = 1,
        [Description("1 to 100.")] int size = 20,
        [Description("score, active, merged, login or text (how much the words asked for say).")] string? sort = null,
        [Description("Facets to count, with commas between: language, database, framework, country, role, activity. Or: all.")] string? facets = null,
        [Description("Whether each hit brings the tree of its score.")] bool explain = false)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, value) in request.Query.Where(p => p.Key.StartsWith(SearchAddress.WeightPrefix, StringComparison.Ordinal)))
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                return Problems.Bad(key, "a number");
            weights[key[SearchAddress.WeightPrefix.Length..]] = weight;
        }

        return Answer(reader, engine, new SearchBody
        {
            Q = q,
            Nice = nice is null ? [] : [nice],
            Page = page,
            Size = size,
            Sort = sort ?? "score",
            Facets = facets is null ? [] : facets == "all" ? SearchRequest.FacetNames : [.. facets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Explain = explain,
            Weights = weights,
        });
    }

    private static Results<Ok<SearchAnswer>, ProblemHttpResult> Post(SearchBody body, QueryReader reader, SearchEngine engine) => Answer(reader, engine, body);

    private static Results<Ok<SearchAnswer>, ProblemHttpResult> Answer(QueryReader reader, SearchEngine engine, SearchBody body)
    {
        if (body.Problem() is { } problem)
            return problem;
        var read = reader.Read(body.Texts());
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        var answer = engine.Search(body.Request(read.Query));
        return TypedResults.Ok(answer with { Query = answer.Query with { Text = body.Text() } });
    }

    private static Results<Ok<ImmutableArray<CompletionItem>>, ProblemHttpResult> Suggest(
        Completion completion,
        [Description("The text before the caret.")] string prefix,
        [Description("1 to 50.")] int take = 10) =>
        take is < 1 or > MaxSuggestions ? Problems.Bad("take", $"1 to {MaxSuggestions}")
        : prefix.Length > QueryLimits.Length ? Problems.Bad("prefix", $"at most {QueryLimits.Length} characters")
        : TypedResults.Ok(completion.Of(prefix, take));
}
