using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Blind;
using TalentScout.App.Candidates;
using TalentScout.App.Web;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>GET /similar?id=…: from people to the search for people like them, whose query can be seen and changed. Of nobody: to the search; of people none of whom is in the index: not found.</summary>
internal static class LikePages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/similar", Get).ExcludeFromDescription();

    private static Results<RedirectHttpResult, RazorComponentResult<UnknownCandidatePage>> Get(HttpRequest request, SearchEngine engine)
    {
        var known = request.Query["id"]
            .Select(text => CandidateId.TryParse(text, out var id) ? id : default)
            .Where(id => id != default && engine.Get(id) is not null)
            .Distinct().Take(ExampleQuery.MostExamples).ToList();
        if (known.Count == 0 && request.Query["id"].Count > 0)
            return CandidatePages.Unknown();
        var query = known.Count > 0 ? engine.Like(known) : null;
        if (query is not null && Visitor.Of(request).Blind)
            query = BlindMode.Of(query);
        return TypedResults.Redirect(new SearchAddress { Q = query?.Canonical ?? "" }.Path());
    }
}
