using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Exports;
using TalentScout.App.Search;
using TalentScout.App.Team;
using TalentScout.App.Web;
using TalentScout.Export;
using TalentScout.Store;

namespace TalentScout.App.Shortlists;

/// <summary>/api/v1/shortlists: roles, who stands on their lists, and what leaves. Leads are in <see cref="LeadApi"/>.</summary>
internal static class ShortlistApi
{
    private const int MostEvents = 1000;
    public const int MaxRole = 200;

    public static void MapShortlists(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/shortlists").WithTags("Shortlists");
        group.MapGet("", AllAsync).WithName("shortlists").WithSummary("All shortlists, open ones first, with how many stand in which stage.");
        group.MapPost("", CreateAsync).WithName("createShortlist").WithSummary("A shortlist for a role, with its brief or a job description to read one from.").ProducesProblem(400);
        group.MapGet("/{id:long}", GetAsync).WithName("shortlist").WithSummary("A shortlist with its leads. ETag is the version of the shortlist itself; each lead has its own.").ProducesProblem(404);
        group.MapPatch("/{id:long}", EditAsync).WithName("editShortlist").WithSummary("Changes role, query, brief, owner, stages and yardsticks, or closes it.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        group.MapGet("/{id:long}/history", HistoryAsync).WithName("shortlistHistory").WithSummary("Every change of every lead, newest first: who, when, from what to what.").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id:long}/undo", UndoAsync).WithName("undoLeads").WithSummary("Takes back what was done at once, where nobody has changed it since. Can itself be taken back.").ProducesProblem(400).ProducesProblem(409);
        group.MapGet("/{id:long}/export", ExportAsync).WithName("exportShortlist").WithSummary("The shortlist as a file; freezes it as a lead list first (X-Lead-List).").ProducesProblem(400).ProducesProblem(404).ProducesLeadList();
        group.MapPost("/{id:long}/import", ImportAsync).WithName("importLeads").WithSummary("People of a CSV file: what would become of each row, duplicates included, and, with apply, does it.").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/{id:long}/links", LinksAsync).WithName("reviewLinks").WithSummary("Review links of the shortlist.").ProducesProblem(404);
        group.MapPost("/{id:long}/links", LinkAsync).WithName("createReviewLink").WithSummary("A link for somebody to judge the list: it expires, and shows nothing else. Told once.").ProducesProblem(400).ProducesProblem(404);
        group.MapDelete("/{id:long}/links/{link:long}", RevokeAsync).WithName("revokeReviewLink").WithSummary("Ends a review link now.").ProducesProblem(404);
        group.MapLeads();
    }

    private static async Task<Ok<IReadOnlyList<ShortlistSummary>>> AllAsync(StoreDatabase store, CancellationToken cancellationToken) => TypedResults.Ok(await store.Shortlists.AllAsync(cancellationToken));

    private static async Task<Results<Created<Shortlist>, ProblemHttpResult>> CreateAsync(
        ShortlistBody body, HttpContext context, StoreDatabase store, QueryReader reader, BriefReader briefs, Who who, CancellationToken cancellationToken)
    {
        var brief = body.Brief ?? (string.IsNullOrWhiteSpace(body.Text) ? null : briefs.Read(body.Text));
        var role = body.Role?.Trim() is { Length: > 0 } given ? given : brief is { Titles: [var title, ..] } ? title : "";
        if (role.Length is 0 or > MaxRole)
            return Problems.Bad("role", $"1 to {MaxRole} characters, or a brief with a title");
        var read = reader.Read(body.Query ?? (brief is null ? "" : BriefQuery.Of(brief).Canonical), "");
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        if (body.Stages is { } stages && Stage.Trouble(stages) is { } trouble)
            return ShortlistProblems.Trouble(trouble);
        var made = await store.Shortlists.CreateAsync(role, read.Query.Canonical, brief, body.Owner?.Trim() is { Length: > 0 } owner ? owner : who.Of(context), body.Stages, cancellationToken);
        context.Response.Headers.ETag = ShortlistProblems.Tag(made.Version);
        return TypedResults.Created($"/api/v1/shortlists/{made.Id}", made);
    }

    private static async Task<Results<Ok<ShortlistAnswer>, ProblemHttpResult>> GetAsync(long id, HttpResponse response, StoreDatabase store, CancellationToken cancellationToken)
    {
        if (await store.Shortlists.GetAsync(id, cancellationToken) is not { } shortlist)
            return ShortlistProblems.NoShortlist(id);
        response.Headers.ETag = ShortlistProblems.Tag(shortlist.Version);
        return TypedResults.Ok(new ShortlistAnswer(shortlist, await store.Shortlists.LeadsAsync(id, cancellationToken)));
    }

    private static async Task<Results<Ok<Shortlist>, ProblemHttpResult>> EditAsync(long id, ShortlistBody body, HttpContext context, StoreDatabase store, QueryReader reader, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await store.Shortlists.GetAsync(id, cancellationToken) is null)
            return ShortlistProblems.NoShortlist(id);
        var tag = ShortlistProblems.IfMatch(context.Request);
        if ((tag ?? body.Version) is not { } version)
            return ShortlistProblems.NoVersion();
        if (body.Role is { } role && role.Trim().Length is 0 or > MaxRole)
            return Problems.Bad("role", $"1 to {MaxRole} characters");
        var read = reader.Read(body.Query ?? "", "");
        if (read.Trouble is not null)
            return Problems.Of(read.Trouble);
        var edit = await store.Shortlists.EditAsync(
            id,
            version,
            s => s with
            {
                Role = body.Role?.Trim() ?? s.Role,
                Query = body.Query is null ? s.Query : read.Query.Canonical,
                Brief = body.Brief ?? s.Brief,
                Owner = body.Owner is null ? s.Owner : body.Owner.Trim() is { Length: > 0 } owner ? owner : null,
                Stages = body.Stages ?? s.Stages,
                Closed = body.Closed switch { true => s.Closed ?? clock.GetUtcNow(), false => null, null => s.Closed },
            },
            cancellationToken);
        if (edit.Conflict)
            return tag is not null ? ShortlistProblems.Stale(edit.Shortlist!, edit.Shortlist!.Version) : Problems.Conflict(edit.Trouble!);
        if (edit.Trouble is { } trouble)
            return ShortlistProblems.Trouble(trouble);
        context.Response.Headers.ETag = ShortlistProblems.Tag(edit.Shortlist!.Version);
        return TypedResults.Ok(edit.Shortlist);
    }

    private static async Task<Results<Ok<IReadOnlyList<LeadEvent>>, ProblemHttpResult>> HistoryAsync(
        long id, StoreDatabase store, CancellationToken cancellationToken, [Description("Of one lead alone.")] long? lead = null, [Description("1 to 1000.")] int take = 100)
    {
        if (take is < 1 or > MostEvents)
            return Problems.Bad("take", $"1 to {MostEvents}");
        return await store.Shortlists.GetAsync(id, cancellationToken) is null ? ShortlistProblems.NoShortlist(id) : TypedResults.Ok(await store.Leads.HistoryAsync(id, lead, take, cancellationToken));
    }

    private static async Task<Results<Ok<LeadBatch>, ProblemHttpResult>> UndoAsync(long id, UndoBody body, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken)
    {
        var undone = await store.Leads.UndoAsync(id, body.Batch, who.Of(context), cancellationToken);
        if (undone.Troubles is [var trouble, ..])
            return ShortlistProblems.Trouble(trouble);
        return undone.Changed.IsEmpty ? ShortlistProblems.Conflict(new LeadEdit { Conflicts = undone.Conflicts }) : TypedResults.Ok(undone);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        long id,
        HttpContext context,
        LeadLists lists,
        LeadExport exports,
        StoreDatabase store,
        Who who,
        [Description("csv, xlsx, json, jsonl or html.")] string format,
        [Description("Columns, by a name of config/exports.json.")] string? profile = null,
        [Description("Columns of your own: values of docs/exports.md with commas between.")] string? columns = null)
    {
        if (ExportApi.Choice(exports, format, profile, columns).Problem is { } problem)
            return problem;
        return await store.Shortlists.GetAsync(id, context.RequestAborted) is { } shortlist
            ? ExportApi.File(context, lists, exports, who, await lists.FreezeAsync(shortlist, who.Of(context), context.RequestAborted), format, profile, columns)
            : ShortlistProblems.NoShortlist(id);
    }

    private static async Task<Results<Ok<CsvPlan>, ProblemHttpResult>> ImportAsync(long id, CsvImportBody body, HttpContext context, StoreDatabase store, CsvLeads csv, Who who, CancellationToken cancellationToken)
    {
        if (await store.Shortlists.GetAsync(id, cancellationToken) is not { } shortlist)
            return ShortlistProblems.NoShortlist(id);
        var plan = await csv.PlanAsync(shortlist, body.Csv, body.Columns, body.Decisions, cancellationToken);
        if (plan.Trouble is { } trouble)
            return ShortlistProblems.Trouble(trouble);
        return TypedResults.Ok(body.Apply ? await csv.ApplyAsync(shortlist, plan, who.Of(context), cancellationToken) : plan);
    }

    private static async Task<Results<Ok<IReadOnlyList<ReviewLink>>, ProblemHttpResult>> LinksAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Shortlists.GetAsync(id, cancellationToken) is null ? ShortlistProblems.NoShortlist(id) : TypedResults.Ok(await store.Reviews.OfShortlistAsync(id, cancellationToken));

    private static async Task<Results<Ok<LinkAnswer>, ProblemHttpResult>> LinkAsync(long id, LinkBody body, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken)
    {
        if (await store.Shortlists.GetAsync(id, cancellationToken) is null)
            return ShortlistProblems.NoShortlist(id);
        if (body.Whom.Trim().Length is 0 or > Who.MaxName)
            return Problems.Bad("whom", $"1 to {Who.MaxName} characters");
        if (body.Days is < 1 or > ReviewLink.MaxDays)
            return Problems.Bad("days", $"1 to {ReviewLink.MaxDays}");
        var (link, secret) = await store.Reviews.CreateAsync(id, body.Whom.Trim(), body.Blind, body.Days, who.Of(context), cancellationToken);
        return TypedResults.Ok(new LinkAnswer(link, $"/review/{secret}"));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(long id, long link, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Reviews.RevokeAsync(id, link, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"shortlist {id} has no open link {link}");
}
