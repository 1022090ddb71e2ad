using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Team;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Saved;

/// <summary>/searches: saved searches, their alerts, and the feed.</summary>
public sealed class SavedPages(StoreDatabase store, SavedSearches saved, SavedSearchRunner runner, AlertOptions options, Who who)
{
    private const int AlertsShown = 200, DeliveriesShown = 20;

    internal static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/searches").ExcludeFromDescription();
        pages.MapGet("", (HttpContext c, SavedPages p) => p.AllAsync(c, null));
        pages.MapPost("", (HttpContext c, SavedPages p) => p.CreateAsync(c));
        pages.MapGet("/{id:long}", (long id, HttpContext c, SavedPages p) => p.OneAsync(id, c, null));
        pages.MapPost("/{id:long}", (long id, HttpContext c, SavedPages p) => p.EditAsync(id, c));
        pages.MapPost("/{id:long}/check", (long id, HttpContext c, SavedPages p) => p.CheckAsync(id, c));
        pages.MapPost("/{id:long}/seen", (long id, HttpContext c, SavedPages p) => p.SeenAsync(id, c));
        pages.MapPost("/{id:long}/agree", (long id, HttpContext c, SavedPages p) => p.AgreeAsync(id, c));
        pages.MapPost("/{id:long}/delete", (long id, HttpContext c, SavedPages p) => p.DeleteAsync(id, c));
        pages.MapPost("/{id:long}/restore", (long id, HttpContext c, SavedPages p) => p.RestoreAsync(id, c));
        pages.MapGet("/{id:long}/feed.atom", (long id, HttpContext c, SavedPages p) => p.FeedAsync(id, c));
    }

    private async Task<IResult> AllAsync(HttpContext context, string? trouble) =>
        new RazorComponentResult<SavedPage>(new { All = await store.Saved.AllAsync(context.RequestAborted), Removed = await store.Saved.RemovedAsync(context.RequestAborted), Trouble = trouble }) { StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private async Task<IResult> OneAsync(long id, HttpContext context, string? trouble) => await store.Saved.GetAsync(id, context.RequestAborted) is not { } search
        ? TypedResults.Redirect("/searches")
        : new RazorComponentResult<SavedPage>(new
        {
            One = search,
            Alerts = await store.Saved.AlertsAsync(id, AlertsShown, context.RequestAborted),
            Deliveries = await store.Saved.DeliveriesAsync(id, DeliveriesShown, context.RequestAborted),
            Trouble = trouble,
        })
        {
            StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (search, trouble) = await saved.CreateAsync(form["name"].ToString(), form["q"].ToString(), null, form["email"], form["webhook"], who.Of(context), context.RequestAborted);
        return search is null ? await AllAsync(context, trouble) : TypedResults.Redirect($"/searches/{search.Id}");
    }

    private async Task<IResult> EditAsync(long id, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (saved.WaysTrouble(form["email"], form["webhook"]) is { } trouble)
            return await OneAsync(id, context, trouble);
        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : -1;
        var edited = await store.Saved.EditAsync(
            id,
            version,
            s => s with { Name = SavedSearches.Filled(form["name"]) ?? s.Name, Email = SavedSearches.Filled(form["email"]), Webhook = SavedSearches.Filled(form["webhook"]) },
            context.RequestAborted);
        return edited is null ? await OneAsync(id, context, Texts.Short_Stale) : TypedResults.Redirect($"/searches/{id}");
    }

    private async Task<IResult> CheckAsync(long id, HttpContext context)
    {
        if (await store.Saved.GetAsync(id, context.RequestAborted) is { } search)
            await runner.RunAsync(search, context.RequestAborted);
        return TypedResults.Redirect($"/searches/{id}");
    }

    private async Task<IResult> SeenAsync(long id, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await store.Saved.SeenAsync(id, form["seen"] != "false", context.RequestAborted);
        return TypedResults.Redirect($"/searches/{id}");
    }

    private async Task<IResult> AgreeAsync(long id, HttpContext context)
    {
        if (await store.Saved.GetAsync(id, context.RequestAborted) is { } search && (await saved.AgreeAsync(search, context.RequestAborted)).Trouble is { } trouble)
            return await OneAsync(id, context, trouble);
        return TypedResults.Redirect($"/searches/{id}");
    }

    private async Task<IResult> DeleteAsync(long id, HttpContext context)
    {
        await store.Saved.DeleteAsync(id, context.RequestAborted);
        return TypedResults.Redirect("/searches");
    }

    private async Task<IResult> RestoreAsync(long id, HttpContext context) =>
        TypedResults.Redirect(await store.Saved.RestoreAsync(id, context.RequestAborted) ? $"/searches/{id}" : "/searches");

    private async Task<IResult> FeedAsync(long id, HttpContext context)
    {
        if (await store.Saved.GetAsync(id, context.RequestAborted) is not { } search)
            return TypedResults.NotFound();
        var address = options.PublicAddress.Length > 0 ? options.PublicAddress.TrimEnd('/') : $"{context.Request.Scheme}://{context.Request.Host}";
        return TypedResults.Bytes(AtomFeed.Write(search, await store.Saved.AlertsAsync(id, AlertsShown, context.RequestAborted), address), AtomFeed.ContentType);
    }
}
