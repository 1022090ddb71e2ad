using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.App.Team;
using TalentScout.App.Web;
using TalentScout.Jobs;
using TalentScout.Store;

namespace TalentScout.App.Saved;

/// <summary>/api/v1/searches: saved searches and their alerts.</summary>
internal static class SavedApi
{
    private const int MostAlerts = 1000;

    public static void MapSaved(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/searches").WithTags("Saved searches");
        group.MapGet("", AllAsync).WithName("searches").WithSummary("Saved searches with how many of their alerts nobody has seen.");
        group.MapPost("", CreateAsync).WithName("saveSearch").WithSummary("Saves a query: it is asked every night, and what is new, gone, risen or changed is told with the reason.").ProducesProblem(400);
        group.MapGet("/{id:long}", GetAsync).WithName("savedSearch").WithSummary("A saved search: canonical query, what it means, weights, scorer.").ProducesProblem(404);
        group.MapDelete("/{id:long}", DeleteAsync).WithName("deleteSearch").WithSummary("Deletes a saved search and its alerts; for a day they can be brought back.").ProducesProblem(404);
        group.MapPost("/{id:long}/restore", RestoreAsync).WithName("restoreSearch").WithSummary("Brings back a saved search that was deleted within a day.").ProducesProblem(404);
        group.MapGet("/{id:long}/alerts", AlertsAsync).WithName("alerts").WithSummary("What the nights found, newest first.").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id:long}/check", CheckAsync).WithName("checkSearch").WithSummary("Asks it now, as a night would.").ProducesProblem(404);
        group.MapPost("/{id:long}/seen", SeenAsync).WithName("seenAlerts").WithSummary("Its alerts have been seen; seen=false takes that back.").ProducesProblem(404);
        group.MapPost("/{id:long}/agree", AgreeAsync).WithName("agreeToMeaning").WithSummary("Goes on with what the query means now, where that has changed.").ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id:long}/deliveries", DeliveriesAsync).WithName("deliveries").WithSummary("Webhooks and mails of it: sent, waiting with the next try, or given up with the reason.").ProducesProblem(404);
    }

    private static async Task<Ok<IReadOnlyList<SavedSearch>>> AllAsync(StoreDatabase store, CancellationToken cancellationToken) => TypedResults.Ok(await store.Saved.AllAsync(cancellationToken));

    private static async Task<Results<Created<SavedSearch>, ProblemHttpResult>> CreateAsync(SavedBody body, HttpContext context, SavedSearches saved, QueryReader reader, Who who, CancellationToken cancellationToken)
    {
        var text = body.Q ?? body.Query ?? "";
        if (reader.Read(text, "").Trouble is { } unread)
            return Problems.Of(unread);
        var (search, trouble) = await saved.CreateAsync(body.Name ?? "", text, body.Weights, body.Email, body.Webhook, who.Of(context), cancellationToken);
        return search is null ? TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The search cannot be saved", detail: trouble) : TypedResults.Created($"/api/v1/searches/{search.Id}", search);
    }

    private static async Task<Results<Ok<SavedSearch>, ProblemHttpResult>> GetAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Saved.GetAsync(id, cancellationToken) is { } search ? TypedResults.Ok(search) : None(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Saved.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : None(id);

    private static async Task<Results<Ok<SavedSearch>, ProblemHttpResult>> RestoreAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Saved.RestoreAsync(id, cancellationToken) ? await GetAsync(id, store, cancellationToken) : None(id);

    private static async Task<Results<Ok<IReadOnlyList<SearchAlert>>, ProblemHttpResult>> AlertsAsync(long id, StoreDatabase store, CancellationToken cancellationToken, [Description("1 to 1000.")] int take = 100)
    {
        if (take is < 1 or > MostAlerts)
            return Problems.Bad("take", $"1 to {MostAlerts}");
        return await store.Saved.GetAsync(id, cancellationToken) is null ? None(id) : TypedResults.Ok(await store.Saved.AlertsAsync(id, take, cancellationToken));
    }

    private static async Task<Results<Ok<ImmutableArray<SearchAlert>>, ProblemHttpResult>> CheckAsync(long id, StoreDatabase store, SavedSearchRunner runner, CancellationToken cancellationToken) =>
        await store.Saved.GetAsync(id, cancellationToken) is { } search ? TypedResults.Ok(await runner.RunAsync(search, cancellationToken)) : None(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> SeenAsync(long id, StoreDatabase store, CancellationToken cancellationToken, bool seen = true)
    {
        if (await store.Saved.GetAsync(id, cancellationToken) is null)
            return None(id);
        await store.Saved.SeenAsync(id, seen, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SavedSearch>, ProblemHttpResult>> AgreeAsync(long id, StoreDatabase store, SavedSearches saved, CancellationToken cancellationToken)
    {
        if (await store.Saved.GetAsync(id, cancellationToken) is not { } search)
            return None(id);
        var (agreed, trouble) = await saved.AgreeAsync(search, cancellationToken);
        return agreed is null ? Problems.Conflict(trouble!) : TypedResults.Ok(agreed);
    }

    private static async Task<Results<Ok<IReadOnlyList<Delivery>>, ProblemHttpResult>> DeliveriesAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Saved.GetAsync(id, cancellationToken) is null ? None(id) : TypedResults.Ok(await store.Saved.DeliveriesAsync(id, MostAlerts, cancellationToken));

    private static ProblemHttpResult None(long id) => Problems.NotFound($"there is no saved search {id}");
}

/// <summary>A query to be saved.</summary>
internal sealed record SavedBody
{
    [Description("The query where none is given.")]
    public string? Name { get; init; }
    public string? Q { get; init; }

    [Description("In place of q.")]
    public string? Query { get; init; }

    [Description("Signal -> points, over those of config/ranking.json.")]
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    [Description("Where alerts are mailed, if mail is configured.")]
    public string? Email { get; init; }

    [Description("Where alerts are posted: a host of Alerts:WebhookHosts.")]
    public string? Webhook { get; init; }
}
