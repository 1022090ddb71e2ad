using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Candidates;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Search;

/// <summary>GET /why?who=LOGIN&amp;q=…: why somebody is not in the list, on their page beside everything that is known of them.</summary>
internal static class WhyPages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/why", GetAsync).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<UnknownCandidatePage>>> GetAsync(
        HttpRequest request, SearchEngine engine, StoreDatabase store, CancellationToken cancellationToken, string who = "")
    {
        var from = SearchAddress.Of(request.Query, engine.Ranking.Signals);
        return await store.Candidates.FindAsync(who.Trim(), cancellationToken) is { } candidate
            ? TypedResults.LocalRedirect(from.Path($"/candidates/{candidate.Id}") + "#why")
            : new RazorComponentResult<UnknownCandidatePage> { StatusCode = StatusCodes.Status404NotFound };
    }
}
