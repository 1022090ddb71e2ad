using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Exports;
using TalentScout.Export;
using TalentScout.Store;

namespace TalentScout.App.Lists;

/// <summary>/lists: what was frozen, beside today's.</summary>
internal static class ListPages
{
    private const int Shown = 200, LogShown = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/lists", AllAsync).ExcludeFromDescription();
        app.MapGet("/lists/{id:long}", OneAsync).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult<ListsPage>> AllAsync(StoreDatabase store, CancellationToken cancellationToken, long? shortlist = null) => new(new
    {
        All = (IReadOnlyList<LeadList>)[.. (await store.LeadLists.AllAsync(Shown, cancellationToken)).Where(l => shortlist is null || l.Shortlist == shortlist)],
        Log = await store.LeadLists.LogAsync(null, LogShown, cancellationToken),
    });

    private static async Task<Results<RazorComponentResult<ListPage>, RedirectHttpResult>> OneAsync(long id, LeadLists lists, LeadExport exports, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.LeadLists.GetAsync(id, cancellationToken) is not { } list
            ? TypedResults.Redirect("/lists")
            : new RazorComponentResult<ListPage>(new { List = list, Diff = await lists.CompareAsync(list, cancellationToken), Log = await store.LeadLists.LogAsync(id, LogShown, cancellationToken), exports.Profiles });
}
