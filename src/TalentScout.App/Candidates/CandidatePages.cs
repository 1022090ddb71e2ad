using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Candidates;

/// <summary>GET /candidates/{id}. A login leads to the page of its id, which stays the same when the login changes.</summary>
public sealed class CandidatePages(SearchEngine engine, SkillCatalogue catalogue, QueryReader reader, TimeProvider clock)
{
    public CandidatePageModel Make(Candidate candidate, SearchAddress from)
    {
        var read = reader.Read(from.Q, from.Nice);
        var asked = read.Trouble is null && read.Query != SearchQuery.Everything;
        return new CandidatePageModel
        {
            Candidate = candidate,
            Catalogue = catalogue,
            Now = Month.Of(clock.GetUtcNow()),
            Strengths = engine.Strengths(candidate).ToImmutableDictionary(s => s.Id, StringComparer.Ordinal),
            From = from,
            Why = asked ? engine.Why(candidate.Id, read.Query, from.Weights) : null,
            Asked = Asked(read.Query),
            Unseen = Unseen(candidate, read.Query),
            Trouble = read.Trouble,
        };
    }

    private ImmutableHashSet<string> Asked(SearchQuery query) => [.. AskedSkills.Of(query, catalogue).SelectMany(s => catalogue.WithChildren(s)).Select(s => s.Id)];

    private ImmutableArray<string> Unseen(Candidate candidate, SearchQuery query)
    {
        var seen = engine.Strengths(candidate).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return [.. AskedSkills.Of(query, catalogue).Where(s => !catalogue.WithChildren(s).Any(c => seen.Contains(c.Id))).Select(s => s.Name).Distinct(StringComparer.Ordinal)];
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/candidates/{id}", Get).ExcludeFromDescription();

    private static async Task<Results<RazorComponentResult<CandidatePage>, RazorComponentResult<UnknownCandidatePage>, RedirectHttpResult>> Get(
        string id, HttpRequest request, CandidatePages pages, StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken)
    {
        var from = SearchAddress.Of(request.Query, engine.Ranking.Signals);
        if (CandidateId.TryParse(id, out var known) && await store.Candidates.GetAsync(known, cancellationToken) is { } candidate)
            return Page(pages.Make(candidate, from));
        // A login, one of before, or somebody who was merged into another.
        return await store.Candidates.FindAsync(id, cancellationToken) is { } named ? TypedResults.Redirect(from.Path($"/candidates/{named.Id}")) : Unknown();
    }

    private static RazorComponentResult<CandidatePage> Page(CandidatePageModel model) => new(new { Model = model });

    private static RazorComponentResult<UnknownCandidatePage> Unknown() => new() { StatusCode = StatusCodes.Status404NotFound };
}
