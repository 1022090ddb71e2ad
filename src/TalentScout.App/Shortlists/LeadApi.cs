using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Team;
using TalentScout.App.Web;
using TalentScout.Store;

namespace TalentScout.App.Shortlists;

/// <summary>/api/v1/shortlists/{id}/leads. Every change names the version it is made on, and nobody's is lost.</summary>
internal static class LeadApi
{
    public static void MapLeads(this RouteGroupBuilder shortlists)
    {
        shortlists.MapGet("/{id:long}/leads", AllAsync).WithName("leads").WithSummary("Who stands on a shortlist, in its order.").ProducesProblem(404);
        shortlists.MapPost("/{id:long}/leads", AddAsync).WithName("addLeads").WithSummary("Puts people on a shortlist. Who stands on it already stays as they are.").ProducesProblem(400).ProducesProblem(404);
        shortlists.MapPost("/{id:long}/leads/edit", BulkAsync).WithName("editLeads").WithSummary("The same change of several leads: each is changed whole or not at all, and the answer says which.").ProducesProblem(400);
        shortlists.MapGet("/{id:long}/leads/{lead:long}", GetAsync).WithName("lead").WithSummary("A lead with notes, scorecards and verdicts. ETag is its version.").ProducesProblem(404);
        shortlists.MapPatch("/{id:long}/leads/{lead:long}", EditAsync).WithName("editLead").WithSummary("Changes a lead: stage, order, tags, owner, channel, referrer, rejection.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        shortlists.MapDelete("/{id:long}/leads/{lead:long}", RemoveAsync).WithName("removeLead").WithSummary("Takes somebody off the list; undo puts them back.").ProducesProblem(404);
        shortlists.MapPost("/{id:long}/leads/{lead:long}/notes", NoteAsync).WithName("addNote").WithSummary("Adds a note.").ProducesProblem(400).ProducesProblem(404);
        shortlists.MapPut("/{id:long}/leads/{lead:long}/scorecards/{stage}", ScoreAsync).WithName("putScorecard").WithSummary("My marks of a stage, by its yardstick; mine of before are replaced.").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Ok<IReadOnlyList<Lead>>, ProblemHttpResult>> AllAsync(long id, StoreDatabase store, CancellationToken cancellationToken) =>
        await store.Shortlists.GetAsync(id, cancellationToken) is null ? ShortlistProblems.NoShortlist(id) : TypedResults.Ok(await store.Shortlists.LeadsAsync(id, cancellationToken));

    private static async Task<Results<Ok<AddedAnswer>, ProblemHttpResult>> AddAsync(long id, AddLeadsBody body, HttpContext context, StoreDatabase store, LeadAdding adding, Who who, CancellationToken cancellationToken)
    {
        if (await store.Shortlists.GetAsync(id, cancellationToken) is not { } shortlist)
            return ShortlistProblems.NoShortlist(id);
        var names = body.Names.Where(n => !string.IsNullOrWhiteSpace(n)).ToList();
        if (names.Count is 0 or > LeadAdding.MostAtOnce)
            return Problems.Bad("candidates", $"1 to {LeadAdding.MostAtOnce} ids or logins");
        if (LeadFields.Read(shortlist, body.Fields).Trouble is { } trouble)
            return ShortlistProblems.Trouble(trouble);
        var (people, unknown) = await adding.FindAsync(names, body.Query ?? "", cancellationToken);
        if (people.IsEmpty)
            return Problems.NotFound($"nobody is known as {string.Join(", ", unknown)}");
        var added = await store.Leads.AddAsync(id, [.. people.Select(p => p with { Fields = body.Fields, Note = body.Note })], who.Of(context), cancellationToken);
        return TypedResults.Ok(new AddedAnswer(added.Batch, added.Changed, unknown, added.Troubles));
    }

    private static async Task<Results<Ok<LeadBatch>, ProblemHttpResult>> BulkAsync(long id, BulkBody body, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken)
    {
        if (body.Leads.Length is 0 or > LeadAdding.MostAtOnce)
            return Problems.Bad("leads", $"1 to {LeadAdding.MostAtOnce} of {{id, version}}");
        var batch = await store.Leads.EditAsync(id, [.. body.Leads.Select(l => new LeadAt(l.Id, l.Version))], body.Fields, who.Of(context), body.AddTags, cancellationToken);
        return batch is { Changed.IsEmpty: true, Conflicts.IsEmpty: true, Troubles: [var trouble, ..] } ? ShortlistProblems.Trouble(trouble) : TypedResults.Ok(batch);
    }

    private static async Task<Results<Ok<LeadFile>, ProblemHttpResult>> GetAsync(long id, long lead, HttpResponse response, StoreDatabase store, CancellationToken cancellationToken)
    {
        if (await store.Leads.FileAsync(id, lead, cancellationToken) is not { } file)
            return ShortlistProblems.NoLead(id, lead);
        response.Headers.ETag = ShortlistProblems.Tag(file.Lead.Version);
        return TypedResults.Ok(file);
    }

    private static async Task<Results<Ok<LeadEdit>, ProblemHttpResult>> EditAsync(long id, long lead, LeadPatch body, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken)
    {
        if (await store.Leads.GetAsync(id, lead, cancellationToken) is not { } now)
            return ShortlistProblems.NoLead(id, lead);
        var tag = ShortlistProblems.IfMatch(context.Request);
        if ((tag ?? body.Version) is not { } version)
            return ShortlistProblems.NoVersion();
        // If-Match is strict; a version in the body lets edits of different fields stand side by side.
        if (tag is not null && tag != now.Version)
            return ShortlistProblems.Stale(now, now.Version);
        return Answer(context.Response, await store.Leads.EditAsync(id, new LeadAt(lead, version), body.Fields, who.Of(context), cancellationToken));
    }

    private static async Task<Results<Ok<LeadEdit>, ProblemHttpResult>> RemoveAsync(long id, long lead, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken)
    {
        if (await store.Leads.GetAsync(id, lead, cancellationToken) is not { } now)
            return ShortlistProblems.NoLead(id, lead);
        var tag = ShortlistProblems.IfMatch(context.Request);
        if (tag is not null && tag != now.Version)
            return ShortlistProblems.Stale(now, now.Version);
        return Answer(context.Response, await store.Leads.EditAsync(id, new LeadAt(lead, now.Version), new LeadPatch { Removed = true }.Fields, who.Of(context), cancellationToken));
    }

    private static async Task<Results<Ok<LeadEdit>, ProblemHttpResult>> NoteAsync(long id, long lead, NoteBody body, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken) =>
        await store.Leads.GetAsync(id, lead, cancellationToken) is null ? ShortlistProblems.NoLead(id, lead) : Answer(context.Response, await store.Leads.NoteAsync(id, lead, body.Text ?? "", who.Of(context), cancellationToken));

    private static async Task<Results<Ok<LeadEdit>, ProblemHttpResult>> ScoreAsync(long id, long lead, string stage, ScorecardBody body, HttpContext context, StoreDatabase store, Who who, CancellationToken cancellationToken) =>
        await store.Leads.GetAsync(id, lead, cancellationToken) is null
            ? ShortlistProblems.NoLead(id, lead)
            : Answer(context.Response, await store.Leads.ScoreAsync(id, lead, stage, body.Marks, body.Note, who.Of(context), cancellationToken));

    private static Results<Ok<LeadEdit>, ProblemHttpResult> Answer(HttpResponse response, LeadEdit edit)
    {
        if (edit.Trouble is { } trouble)
            return ShortlistProblems.Trouble(trouble);
        if (!edit.Conflicts.IsEmpty)
            return ShortlistProblems.Conflict(edit);
        response.Headers.ETag = ShortlistProblems.Tag(edit.Lead!.Version);
        return TypedResults.Ok(edit);
    }
}
