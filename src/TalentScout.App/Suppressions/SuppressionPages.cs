using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Candidates;
using TalentScout.Store;

namespace TalentScout.App.Suppressions;

/// <summary>POST /candidates/{id}/suppress, from the candidate's page.</summary>
internal static class SuppressionPages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/candidates/{id}/suppress", PostAsync).ExcludeFromDescription();

    private static async Task<Results<RazorComponentResult<RemovedPage>, RazorComponentResult<UnknownCandidatePage>>> PostAsync(
        string id, StoreDatabase store, Leaving leaving, CancellationToken cancellationToken)
    {
        if (!CandidateId.TryParse(id, out var known) || await store.Candidates.GetAsync(known, cancellationToken) is null)
            return new RazorComponentResult<UnknownCandidatePage> { StatusCode = StatusCodes.Status404NotFound };
        var report = await leaving.SuppressAsync(known.Source, known.Key, SuppressionApi.UsualReason, cancellationToken);
        return new RazorComponentResult<RemovedPage>(new { Report = report });
    }
}
