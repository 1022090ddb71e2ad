using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.Search;

namespace TalentScout.App.Search;

/// <summary>GET /: from an address to the page that shows it.</summary>
public sealed class SearchPages(SearchEngine engine, SkillCatalogue catalogue, QueryReader reader)
{
    /// <summary>Conditions that are tried out one by one where nobody fits.</summary>
    private const int WaysOutTried = 8;

    public SearchPageModel Make(SearchAddress address)
    {
        var read = reader.Read(address.Q, address.Nice);
        var people = engine.Search(new SearchRequest { Query = SearchQuery.Everything, Size = 1 }).Total;
        var model = new SearchPageModel
        {
            Address = address,
            Catalogue = catalogue,
            AsOf = engine.AsOf,
            People = people,
            Query = read.Query,
            Trouble = read.Trouble,
            Signals = [.. SignalNames.All.Select(name => Slider(name, address))],
            Presets = engine.Ranking.Presets,
        };
        if (read.Trouble is not null || people == 0)
            return model;
        var answer = engine.Search(Request(read.Query, address) with { Facets = SearchRequest.FacetNames, Explain = true });
        return model with { Answer = answer, WaysOut = answer.Total == 0 ? WaysOut(read.Query, address) : [] };
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/", (HttpRequest request, SearchPages pages, SearchEngine engine) =>
        new RazorComponentResult<SearchPage>(new { Model = pages.Make(SearchAddress.Of(request.Query, engine.Ranking.Signals)) })).ExcludeFromDescription();

    private static SearchRequest Request(SearchQuery query, SearchAddress address) => new()
    {
        Query = query,
        Page = Math.Min(address.Page, ((SearchRequest.MaxHit - 1) / address.Size) + 1),
        Size = address.Size,
        Sort = address.Sort,
        Diverse = address.Diverse,
        Weights = address.Weights,
    };

    private SignalSlider Slider(string name, SearchAddress address)
    {
        var usual = engine.Ranking.Signals.GetValueOrDefault(name);
        return new SignalSlider(name, address.Weights.GetValueOrDefault(name, usual), usual);
    }

    private ImmutableArray<WayOut> WaysOut(SearchQuery query, SearchAddress address) =>
    [
        .. QueryTree.Conjuncts(query.Root).Take(WaysOutTried)
            .Select(part => (Part: part, Left: query with { Root = QueryTree.And(QueryTree.Conjuncts(query.Root).Remove(part)) }))
            .Select(t => new WayOut(t.Part, address.With(t.Left.Canonical), engine.Search(Request(t.Left, address) with { Page = 1, Size = 1 }).Total))
            .Where(w => w.Total > 0)
            .OrderByDescending(w => w.Total),
    ];
}
