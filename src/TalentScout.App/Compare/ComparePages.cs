using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Candidates;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Compare;

/// <summary>GET /compare?id=…&amp;id=…&amp;q=…: two to five people side by side, each measured against the same search.</summary>
public sealed class ComparePages(CandidatePages candidates, StoreDatabase store)
{
    public const int Fewest = 2;
    public const int Most = 5;

    public async Task<ComparePageModel> MakeAsync(IEnumerable<string?> ids, SearchAddress from, Visitor visitor, CancellationToken cancellationToken)
    {
        var people = new List<CandidatePageModel>();
        var (asked, left) = (ids.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct().ToList(), 0);
        foreach (var text in asked)
        {
            if (!CandidateId.TryParse(text, out var id) || await store.Candidates.GetAsync(id, cancellationToken) is not { } candidate)
                continue;
            if (people.Count == Most)
                left++;
            else
                people.Add(await candidates.MakeAsync(candidate, from, visitor, cancellationToken));
        }

        return new ComparePageModel([.. people], from, left);
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/compare", GetAsync).ExcludeFromDescription();

    private static async Task<RazorComponentResult<ComparePage>> GetAsync(HttpRequest request, ComparePages pages, SearchEngine engine, CancellationToken cancellationToken) =>
        new(new { Model = await pages.MakeAsync(request.Query["id"], SearchAddress.Of(request.Query, engine.Ranking.Signals), Visitor.Of(request), cancellationToken) });
}
