using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
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
            .WithDescription("Weights of signals are given as w.SIGNAL=POINTS, over those of config/ranking.json.").ProducesProblem(400).ProducesProblem(409);
        group.MapPost("/search", Post).WithName("searchByBody").WithSummary("The same with a JSON body.").ProducesProblem(400).ProducesProblem(409);
        group.MapGet("/ranking", Ranking).WithName("ranking").WithSummary("The rules in force: scorer, points of the signals, presets, and the day that recency is counted from.");
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
        [Description("Whether each hit brings the tree of its score.")] bool explain = false,
        [Description("At most two of every ten places to people whose main work is in the same repository.")] bool diverse = false,
        [Description("some: of skills that stand side by side one is enough to be listed, what was not seen brings no points; of one alone, those who show what goes with it come after all who show it. all: nobody is listed of whom one was not seen.")] string match = "some",
        [Description("A preset of config/ranking.json: balanced, specialists, contributors, active.")] string? preset = null,
        [Description("To make a past ranking again: scorer of that answer.")] string? scorer = null,
        [Description("To make a past ranking again: generation of that answer.")] long? generation = null)
    {
        if (!TryWeights(request, out var weights, out var bad))
            return bad;

        return Answer(reader, engine, new SearchBody
        {
            Q = q,
            Nice = nice is null ? [] : [nice],
            Page = page,
            Size = size,
            Sort = sort ?? "score",
            Facets = facets is null ? [] : facets == "all" ? SearchRequest.FacetNames : [.. facets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Explain = explain,
            Diverse = diverse,
            Match = match,
            Preset = preset,
            Scorer = scorer,
            Generation = generation,
            Weights = weights,
        });
    }

    private static Results<Ok<SearchAnswer>, ProblemHttpResult> Post(SearchBody body, QueryReader reader, SearchEngine engine) => Answer(reader, engine, body);

    private static Results<Ok<SearchAnswer>, ProblemHttpResult> Answer(QueryReader reader, SearchEngine engine, SearchBody body)
    {
        if (body.Problem(engine.Ranking) is { } problem)
            return problem;
        var read = reader.Read(body.Texts());
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        var request = body.Request(read.Query, engine.Ranking);
        var replay = body is { Scorer: { } scorer, Generation: { } generation }
            ? engine.Replay(request, scorer, generation)
            : new ReplayAnswer(engine.Search(request), null);
        return replay.Answer is { } answer
            ? TypedResults.Ok(answer with { Query = answer.Query with { Text = body.Text() ?? answer.Query.Canonical } })
            : Problems.Conflict($"this ranking cannot be made again: {replay.Because}");
    }

    /// <summary>w.SIGNAL=POINTS of an address; whether the signals exist is checked with the rest of the request.</summary>
    internal static bool TryWeights(HttpRequest request, out Dictionary<string, double> weights, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (weights, problem) = (new Dictionary<string, double>(StringComparer.Ordinal), null);
        foreach (var (key, value) in request.Query.Where(p => p.Key.StartsWith(SearchAddress.WeightPrefix, StringComparison.Ordinal)))
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
            {
                problem = Problems.Bad(key, "a number");
                return false;
            }

            weights[key[SearchAddress.WeightPrefix.Length..]] = weight;
        }

        return true;
    }

    private static Ok<RankingAnswer> Ranking(SearchEngine engine) =>
        TypedResults.Ok(new RankingAnswer(engine.Ranking.Scorer, engine.Ranking.Version, engine.AsOf, engine.Ranking.Signals, engine.Ranking.Presets));

    private static Results<Ok<ImmutableArray<CompletionItem>>, ProblemHttpResult> Suggest(
        Completion completion,
        [Description("The text before the caret.")] string prefix,
        [Description("1 to 50.")] int take = 10) =>
        take is < 1 or > MaxSuggestions ? Problems.Bad("take", $"1 to {MaxSuggestions}")
        : prefix.Length > QueryLimits.Length ? Problems.Bad("prefix", $"at most {QueryLimits.Length} characters")
        : TypedResults.Ok(completion.Of(prefix, take));
}

/// <summary>The rules in force. Signals: points that each can bring at most. Presets: the points that differ from those.</summary>
public sealed record RankingAnswer(
    string Scorer,
    string Version,
    DateOnly AsOf,
    ImmutableSortedDictionary<string, double> Signals,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>> Presets);
