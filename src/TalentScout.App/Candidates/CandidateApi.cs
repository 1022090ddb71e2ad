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
    }

    private static async Task<Results<Ok<Candidate>, ProblemHttpResult>> Get(
        [Description("A GitHub number, or source:key.")] string id, StoreDatabase store, CancellationToken cancellationToken) =>
        CandidateId.TryParse(id, out var known) && (await store.Candidates.GetAsync(known, cancellationToken) ?? await MergedAsync(known, store, cancellationToken)) is { } candidate
            ? TypedResults.Ok(candidate)
            : Unknown(id);

    /// <summary>Of somebody who was merged into another: the one they are.</summary>
    private static async Task<Candidate?> MergedAsync(CandidateId id, StoreDatabase store, CancellationToken cancellationToken) =>
        (await store.Identities.MapAsync(cancellationToken)).TargetOf(id) is { } target ? await store.Candidates.GetAsync(target, cancellationToken) : null;

    private static Results<Ok<WhyAnswer>, ProblemHttpResult> Why(string id, QueryReader reader, SearchEngine engine, string q = "", string nice = "")
    {
        var read = reader.Read(q, nice);
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        return CandidateId.TryParse(id, out var known) && engine.Why(known, read.Query) is { } answer
            ? TypedResults.Ok(answer with { Query = answer.Query with { Text = q } })
            : Unknown(id);
    }

    private static ProblemHttpResult Unknown(string id) => Problems.NotFound($"no candidate has the id '{id}'; wanted a GitHub number or source:key of somebody who is in the index");
}
