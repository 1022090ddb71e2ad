using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Blind;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Search;

/// <summary>GET /: from an address to the page that shows it.</summary>
public sealed class SearchPages(SearchEngine engine, SkillCatalogue catalogue, QueryReader reader, StoreDatabase store, TimeProvider clock)
{
    /// <summary>Conditions that are tried out one by one where nobody fits.</summary>
    private const int WaysOutTried = 8;
    private const int RecentShown = 5;

    /// <summary>The same query with other weights or in another order is shown once.</summary>
    private const int RecentRead = 20;

    /// <summary>Sent by the page's script while somebody types: half a word is no search to remember. A number asks for as many people alone, those that the window shows; anything else for the whole page.</summary>
    private const string TypingHeader = "X-Typing";
    private const int MostFirst = 10;

    private readonly DidYouMean _didYouMean = new(engine, catalogue);

    public async Task<SearchPageModel> MakeAsync(SearchAddress address, Visitor visitor, CancellationToken cancellationToken)
    {
        var read = reader.Read(address.Q, address.Nice);
        var people = People();
        var model = new SearchPageModel
        {
            Address = address,
            Catalogue = catalogue,
            AsOf = engine.AsOf,
            Now = clock.GetUtcNow(),
            People = people,
            Visitor = visitor,
            Query = read.Query,
            Trouble = read.Trouble,
            Signals = [.. SignalNames.All.Where(name => name != SignalNames.Adjacent && (!visitor.Blind || name != SignalNames.Popularity)).Select(name => Slider(name, address))],
            Presets = engine.Ranking.Presets,
            TeamPresets = [.. await store.Desk.PresetsAsync(cancellationToken)],
        };
        if (read.Trouble is not null || people == 0)
            return model;
        var answer = engine.Search(Request(read.Query, address, visitor) with { Facets = SearchRequest.FacetNames });
        return await WithAnswerAsync(model, answer, cancellationToken) with
        {
            Recent = model.Beginning && !visitor.Blind ? [.. (await store.Desk.SearchesAsync(RecentRead, cancellationToken)).DistinctBy(s => s.Query).Take(RecentShown)] : [],
            Meant = _didYouMean.Of(read.Query, address),
            WaysOut = answer.Total == 0 ? WaysOut(read.Query, address, visitor) : [],
        };
    }

    /// <summary>The same while somebody types: how the query is read and the first people, without counts, explanations and ways out.</summary>
    /// <param name="most">People that are in sight.</param>
    public async Task<SearchPageModel> FirstAsync(SearchAddress address, Visitor visitor, int most, CancellationToken cancellationToken)
    {
        var read = reader.Read(address.Q, address.Nice);
        var model = new SearchPageModel { Address = address, Catalogue = catalogue, AsOf = engine.AsOf, Now = clock.GetUtcNow(), People = People(), Visitor = visitor, Query = read.Query, Trouble = read.Trouble, Typed = true };
        if (read.Trouble is not null || model.People == 0)
            return model;
        var answer = engine.Search(Request(read.Query, address with { Size = Math.Min(address.Size, Math.Clamp(most, 1, MostFirst)) }, visitor));
        return await WithAnswerAsync(model, answer, cancellationToken);
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(HttpContext context, SearchPages pages, SearchEngine engine, StoreDatabase store, CancellationToken cancellationToken)
    {
        var (address, visitor, typing) = (SearchAddress.Of(context.Request.Query, engine.Ranking.Signals), Visitor.Of(context.Request), context.Request.Headers[TypingHeader].ToString());
        if (int.TryParse(typing, NumberStyles.None, CultureInfo.InvariantCulture, out var inSight))
            return new RazorComponentResult<TypedPage>(new { Model = await pages.FirstAsync(address, visitor, inSight, cancellationToken) });
        var model = await pages.MakeAsync(address, visitor, cancellationToken);
        if (IsWorthRemembering(model) && typing.Length == 0)
            // After the answer: nobody waits for a note about what they did.
            context.Response.OnCompleted(() => store.Desk.RememberAsync(model.Address.Path(), model.Query.Canonical, model.Answer!.Total, CancellationToken.None));
        return new RazorComponentResult<SearchPage>(new { Model = model });
    }

    private static bool IsWorthRemembering(SearchPageModel model) => model is { Answer: not null, Beginning: false, Visitor.Blind: false, Address.Page: 1 };

    private static SearchRequest Request(SearchQuery query, SearchAddress address, Visitor visitor) => new()
    {
        Query = query,
        Page = Math.Min(address.Page, ((SearchRequest.MaxHit - 1) / address.Size) + 1),
        Size = address.Size,
        Sort = address.Sort,
        Diverse = address.Diverse,
        Match = address.Match,
        Weights = visitor.Weights(address),
    };

    private int People() => engine.Search(new SearchRequest { Query = SearchQuery.Everything, Size = 1 }).Total;

    /// <summary>With those who are shown, and what the team noted about them.</summary>
    private async Task<SearchPageModel> WithAnswerAsync(SearchPageModel model, SearchAnswer answer, CancellationToken cancellationToken)
    {
        CandidateId[] ids = [.. answer.Hits.Select(h => h.Id)];
        var marks = await store.Desk.MarksAsync(ids, cancellationToken);
        return model.Visitor.Blind
            ? model with { Answer = BlindMode.Of(answer, engine, store.BlindNames), Marks = marks.ToImmutableDictionary(m => store.BlindNames.Of(m.Key), m => m.Value) }
            : model with { Answer = answer, Marks = marks, Shortlisted = await store.Shortlists.OfCandidatesAsync(ids, cancellationToken) };
    }

    private SignalSlider Slider(string name, SearchAddress address)
    {
        var usual = engine.Ranking.Signals.GetValueOrDefault(name);
        return new SignalSlider(name, address.Weights.GetValueOrDefault(name, usual), usual);
    }

    private ImmutableArray<WayOut> WaysOut(SearchQuery query, SearchAddress address, Visitor visitor) =>
    [
        .. QueryTree.Conjuncts(query.Root).Take(WaysOutTried)
            .Select(part => (Part: part, Left: query with { Root = QueryTree.And(QueryTree.Conjuncts(query.Root).Remove(part)) }))
            .Select(t => new WayOut(t.Part, address.With(t.Left.Canonical), engine.Search(Request(t.Left, address, visitor) with { Page = 1, Size = 1 }).Total))
            .Where(w => w.Total > 0)
            .OrderByDescending(w => w.Total),
    ];
}
