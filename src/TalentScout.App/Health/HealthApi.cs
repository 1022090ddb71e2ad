using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Health;

/// <summary>/healthz: the process answers. /readyz: store and index do, and how far the index is behind.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Ok(new Health("ok"))).WithTags("Health").WithName("healthz").WithSummary("The process answers.");
        app.MapGet("/readyz", Ready).WithTags("Health").WithName("readyz").WithSummary("Store and index answer.").ProducesProblem(503);
    }

    private static async Task<Results<Ok<Readiness>, ProblemHttpResult>> Ready(StoreDatabase store, CandidateIndex index, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await store.Candidates.SequenceAsync(cancellationToken);
            return TypedResults.Ok(new Readiness("ready", stored, index.Sequence, index.Generation));
        }
        catch (StoreException e)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store does not answer", detail: e.Message);
        }
    }
}

internal sealed record Health(string Status);

/// <param name="Stored">Sequence number of the store's last change.</param>
/// <param name="Indexed">Of the last change that the index has committed.</param>
internal sealed record Readiness(string Status, long Stored, long Indexed, long Generation);
