using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Candidates;

/// <summary>GET /api/v1/candidates/{id} and what is asked about one.</summary>
internal static class CandidateApi
{
    public static void MapCandidates(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/candidates/{id}").WithTags("Candidates");
        group.MapGet("", Get).WithName("candidate").WithSummary("All that is known about a person, with the evidence.").ProducesProblem(404);
        group.MapGet("/why", Why).WithName("why").WithSummary("Why a person is, or is not, in the answer to a query.").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/similar", Similar).WithName("similar").WithSummary("People whose work is like that of one or several, and the query that finds them.")
            .WithDescription("The answer's query can be changed and asked like any other: `query.canonical`.").ProducesProblem(400).ProducesProblem(404);
    }

    private static Results<Ok<SearchAnswer>, ProblemHttpResult> Similar(
        string id,
        SearchEngine engine,
        [Description("More people to be like; at most nine.")] string[]? with = null,
        [Description("1-based.")] int page = 1,
        [Description("1 to 100.")] int size = 20,
        [Description("Whether each hit brings the tree of its score.")] bool explain = false,
        [Description("At most two of every ten places to people whose main work is in the same repository.")] bool diverse = false)
    {
        var examples = new List<CandidateId>();
        foreach (var text in (with ?? []).Prepend(id))
        {
            if (!CandidateId.TryParse(text, out var known) || engine.Get(known) is null)
                return Unknown(text);
            examples.Add(known);
        }

        if (examples.Count > ExampleQuery.MostExamples)
            return Problems.Bad("with", $"at most {ExampleQuery.MostExamples - 1} more people");
        if (new SearchBody { Page = page, Size = size }.Problem(engine.Ranking) is { } problem)
            return problem;
        return engine.Like(examples) is { } query
            ? TypedResults.Ok(engine.Search(new SearchRequest { Query = query, Page = page, Size = size, Explain = explain, Diverse = diverse, Match = SkillMatch.Some }))
            : Unknown(id);
    }

    private static async Task<Results<Ok<Candidate>, ProblemHttpResult>> Get(
        [Description("A GitHub number, or source:key.")] string id, StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken) =>
        CandidateId.TryParse(id, out var known) && (await store.Candidates.GetAsync(known, cancellationToken) ?? await MergedAsync(known, store, cancellationToken)) is { } candidate
            ? TypedResults.Ok(ExplainedSkills.Of(candidate, engine))
            : Unknown(id);

    /// <summary>Of somebody who was merged into another: the one they are.</summary>
    private static async Task<Candidate?> MergedAsync(CandidateId id, StoreDatabase store, CancellationToken cancellationToken) =>
        (await store.Identities.MapAsync(cancellationToken)).TargetOf(id) is { } target ? await store.Candidates.GetAsync(target, cancellationToken) : null;

    private static Results<Ok<WhyAnswer>, ProblemHttpResult> Why(string id, HttpRequest request, QueryReader reader, SearchEngine engine, SkillCatalogue catalogue, string q = "", string nice = "",
        [Description("Who is listed: some or all, as for search.")] string match = "some")
    {
        if (!SearchApi.TryWeights(request, out var weights, out var bad))
            return bad;
        if (new SearchBody { Weights = weights, Match = match }.Problem(engine.Ranking) is { } problem)
            return problem;
        var read = reader.Read(q, nice);
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        return CandidateId.TryParse(id, out var known) && engine.Why(known, read.Query, weights.ToImmutableSortedDictionary(StringComparer.Ordinal), Enum.Parse<SkillMatch>(match, ignoreCase: true)) is { } answer
            ? TypedResults.Ok(answer with
            {
                Query = answer.Query with { Text = q },
                Skills = engine.Get(known) is { } candidate ? ExplainedSkills.Asked(candidate, engine, catalogue, read.Query) : [],
            })
            : Unknown(id);
    }

    private static ProblemHttpResult Unknown(string id) => Problems.NotFound($"no candidate has the id '{id}'; wanted a GitHub number or source:key of somebody who is in the index");
}
