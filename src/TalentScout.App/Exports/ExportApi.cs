using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Search;
using TalentScout.App.Team;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Exports;

/// <summary>GET /api/v1/export: the hits of a query as a lead list; /api/v1/lists: lists as they were frozen; /api/v1/exports: what left.</summary>
internal static class ExportApi
{
    private const int MostListed = 500;

    public static void MapExport(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Lead lists");
        group.MapGet("/export", GetAsync).WithName("export").WithSummary("The hits of a query as a file: csv, xlsx, json, jsonl or html. Freezes them as a lead list first; its number is in the header X-Lead-List.").ProducesProblem(400).ProducesLeadList();
        group.MapGet("/lists", ListAsync).WithName("lists").WithSummary("Lead lists as they were frozen, newest first.");
        group.MapPost("/lists", FreezeAsync).WithName("freezeList").WithSummary("Freezes the hits of a query, or a shortlist, as a lead list.").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/lists/{id:long}", OneAsync).WithName("list").WithSummary("A lead list: its query, brief, scorer, generation and date.").ProducesProblem(404);
        group.MapDelete("/lists/{id:long}", DeleteAsync).WithName("deleteList").WithSummary("Deletes a lead list for good.").ProducesProblem(404);
        group.MapGet("/lists/{id:long}/export", ListExportAsync).WithName("exportList").WithSummary("A frozen list as a file.").ProducesProblem(400).ProducesProblem(404).ProducesLeadList();
        group.MapGet("/lists/{id:long}/compare", CompareAsync).WithName("compareList").WithSummary("A frozen list beside today's answer: who is new, gone, changed, and why.").ProducesProblem(404);
        group.MapGet("/exports", LogAsync).WithName("exports").WithSummary("What left: when, who asked, which list, format and columns, how many rows, how many withheld.").ProducesProblem(400);
    }

    /// <summary>For the description: an answer is a file in one of the formats.</summary>
    public static RouteHandlerBuilder ProducesLeadList(this RouteHandlerBuilder route) => route.Produces(
        StatusCodes.Status200OK, typeof(Stream), ExportFormats.All[0].ContentType, [.. ExportFormats.All.Skip(1).Select(f => f.ContentType).Distinct()]);

    /// <summary>A frozen list as an answer to download; used by shortlists too.</summary>
    public static Results<PushStreamHttpResult, ProblemHttpResult> File(HttpContext context, LeadLists lists, LeadExport exports, Who who, LeadList list, string format, string? profile, string? columns)
    {
        if (Choice(exports, format, profile, columns) is { Problem: { } problem })
            return problem;
        var (chosen, profileOf, _) = Choice(exports, format, profile, columns);
        var by = who.Of(context);
        context.Response.Headers["X-Lead-List"] = list.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            stream => lists.WriteAsync(list, chosen!, profileOf, stream, by, context.RequestAborted), chosen!.ContentType, $"leads-{list.Made.UtcDateTime:yyyy-MM-dd}{chosen.Extension}");
    }

    /// <summary>What was asked for, or what is wrong with it.</summary>
    public static (ExportFormat? Format, ExportProfile? Columns, ProblemHttpResult? Problem) Choice(LeadExport exports, string format, string? profile, string? columns)
    {
        if (ExportFormats.Find(format) is not { } chosen)
            return (null, null, Problems.Bad("format", string.Join(", ", ExportFormats.All.Select(f => f.Name))));
        var choice = exports.Choose(chosen, profile, columns);
        return choice.Trouble is { } trouble ? (null, null, Problems.Bad(string.IsNullOrEmpty(columns) ? "profile" : "columns", trouble)) : (chosen, choice.Columns, null);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetAsync(
        HttpContext context,
        QueryReader reader,
        SearchEngine engine,
        LeadLists lists,
        LeadExport exports,
        Who who,
        [Description("csv, xlsx, json, jsonl or html.")] string format,
        string q = "",
        string nice = "",
        [Description("Columns, by a name of config/exports.json.")] string? profile = null,
        [Description("Columns of your own: values of docs/exports.md with commas between.")] string? columns = null,
        [Description("Leads at most, 1 to 100,000.")] int top = LeadLists.Usual,
        [Description("Title of the list; its query where none is given.")] string? title = null)
    {
        if (Choice(exports, format, profile, columns).Problem is { } problem)
            return problem;
        if (top is < 1 or > LeadLists.Most)
            return Problems.Bad("top", $"1 to {LeadLists.Most}");
        var read = reader.Read(q, nice);
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        var request = new SearchRequest { Query = read.Query, Weights = SearchAddress.Of(context.Request.Query, engine.Ranking.Signals).Weights };
        var list = await lists.FreezeAsync(request, Titled(title, read.Query), top, who.Of(context), context.RequestAborted);
        return File(context, lists, exports, who, list, format, profile, columns);
    }

    private static async Task<Ok<IReadOnlyList<LeadList>>> ListAsync(StoreDatabase store, CancellationToken cancellationToken) => TypedResults.Ok(await store.LeadLists.AllAsync(MostListed, cancellationToken));

    private static async Task<Results<Created<LeadList>, ProblemHttpResult>> FreezeAsync(
        FreezeBody body, HttpContext context, QueryReader reader, LeadLists lists, StoreDatabase store, Who who, CancellationToken cancellationToken)
    {
        if (body.Shortlist is { } number)
            return await store.Shortlists.GetAsync(number, cancellationToken) is { } shortlist
                ? Made(await lists.FreezeAsync(shortlist, who.Of(context), cancellationToken))
                : Problems.NotFound($"there is no shortlist {number}");
        if (body.Top is < 1 or > LeadLists.Most)
            return Problems.Bad("top", $"1 to {LeadLists.Most}");
        var read = reader.Read(body.Q ?? "", body.Nice ?? "");
        return read.Trouble is not null
            ? Problems.Of(read.Trouble)
            : Made(await lists.FreezeAsync(new SearchRequest { Query = read.Query }, Titled(body.Title, read.Query), body.Top, who.Of(context), cancellationToken));
    }

    private static async Task<Results<Ok<LeadList>, ProblemHttpResult>> OneAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.LeadLists.GetAsync(id, cancellationToken) is { } list ? TypedResults.Ok(list) : NoList(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.LeadLists.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : NoList(id);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ListExportAsync(
        long id, HttpContext context, LeadLists lists, LeadExport exports, StoreDatabase store, Who who, string format, string? profile = null, string? columns = null) =>
        await store.LeadLists.GetAsync(id, context.RequestAborted) is { } list ? File(context, lists, exports, who, list, format, profile, columns) : NoList(id);

    private static async Task<Results<Ok<LeadListDiff>, ProblemHttpResult>> CompareAsync(long id, LeadLists lists, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.LeadLists.GetAsync(id, cancellationToken) is { } list ? TypedResults.Ok(await lists.CompareAsync(list, cancellationToken)) : NoList(id);

    private static async Task<Results<Ok<IReadOnlyList<ExportRecord>>, ProblemHttpResult>> LogAsync(StoreDatabase store, CancellationToken cancellationToken, [Description("Of one list alone.")] long? list = null, [Description("1 to 500.")] int take = 100) =>
        take is < 1 or > MostListed ? Problems.Bad("take", $"1 to {MostListed}") : TypedResults.Ok(await store.LeadLists.LogAsync(list, take, cancellationToken));

    private static Created<LeadList> Made(LeadList list) => TypedResults.Created($"/api/v1/lists/{list.Id}", list);

    private static ProblemHttpResult NoList(long id) => Problems.NotFound($"there is no lead list {id}");

    private static string Titled(string? title, SearchQuery query) => !string.IsNullOrWhiteSpace(title) ? title.Trim() : query.Canonical.Length > 0 ? query.Canonical : "everybody";
}

/// <summary>What to freeze: a shortlist, or a query.</summary>
internal sealed record FreezeBody
{
    public long? Shortlist { get; init; }

    [Description("The query, where it is no shortlist. Empty: everybody.")]
    public string? Q { get; init; }
    public string? Nice { get; init; }

    [Description("The query where none is given.")]
    public string? Title { get; init; }

    [Description("Leads at most, 1 to 100,000.")]
    public int Top { get; init; } = LeadLists.Usual;
}
