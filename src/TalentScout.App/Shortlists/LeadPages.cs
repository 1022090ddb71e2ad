using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Layout;
using TalentScout.App.Team;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Shortlists;

/// <summary>/shortlists/{id}/leads/{lead}: everything about one lead, and what its forms send.</summary>
public sealed class LeadPages(StoreDatabase store, SearchEngine engine, ShortlistPages board, Who who)
{
    private const int EventsShown = 60;
    private const string MarkPrefix = "mark.";

    internal static void Map(IEndpointRouteBuilder shortlists)
    {
        shortlists.MapGet("/{id:long}/leads/{lead:long}", (long id, long lead, HttpContext c, LeadPages p, ShortlistPages b) => p.PageAsync(id, lead, c, b.Said(c.Request)));
        shortlists.MapPost("/{id:long}/leads/{lead:long}", (long id, long lead, HttpContext c, LeadPages p) => p.EditAsync(id, lead, c));
        shortlists.MapPost("/{id:long}/leads/{lead:long}/notes", (long id, long lead, HttpContext c, LeadPages p) => p.NoteAsync(id, lead, c));
        shortlists.MapPost("/{id:long}/leads/{lead:long}/scorecards/{stage}", (long id, long lead, string stage, HttpContext c, LeadPages p) => p.ScoreAsync(id, lead, stage, c));
    }

    private async Task<IResult> PageAsync(long id, long lead, HttpContext context, Notice? notice, IReadOnlyDictionary<string, string?>? typed = null)
    {
        var token = context.RequestAborted;
        if (await store.Shortlists.GetAsync(id, token) is not { } shortlist || await store.Leads.FileAsync(id, lead, token) is not { } file)
            return ShortlistPages.Gone();
        var history = await store.Leads.HistoryAsync(id, lead, EventsShown, token);
        return new RazorComponentResult<LeadPage>(new
        {
            Model = new LeadPageModel
            {
                Shortlist = shortlist,
                Lead = new BoardLead(file, engine.Cards([file.Lead.Candidate], board.QueryOf(shortlist)).FirstOrDefault()),
                History = history,
                Names = await board.NamesAsync(id, history, [file.Lead], token),
                Me = who.Of(context),
                Notice = notice,
                Typed = typed,
            },
        })
        {
            StatusCode = notice?.Bad == true ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        };
    }

    private async Task<IResult> EditAsync(long id, long lead, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var edits = form["do"].ToString() switch
        {
            "remove" => new Dictionary<string, string?> { [LeadFields.Removed] = "true" },
            "restore" => new Dictionary<string, string?> { [LeadFields.Removed] = null },
            _ => LeadFields.Editable.Where(f => f is not (LeadFields.Removed or LeadFields.Place) && form.ContainsKey(f)).ToDictionary(f => f, f => (string?)form[f].ToString()),
        };
        var edit = await store.Leads.EditAsync(id, new LeadAt(lead, ShortlistPages.VersionOf(form)), await ChangedAsync(id, lead, edits, ShortlistPages.VersionOf(form), context.RequestAborted), who.Of(context), context.RequestAborted);
        if (edit.Trouble is { } trouble)
            return await PageAsync(id, lead, context, new Notice(Sentences.In(trouble), null, true, []), edits);
        return edit.Conflicts.IsEmpty
            ? ShortlistPages.Back(Address(id, lead), edit.Batch is null ? "nothing" : "saved", edit.Batch)
            : await PageAsync(id, lead, context, new Notice(Texts.Short_Conflict, null, true, edit.Conflicts), edits);
    }

    /// <summary>
    /// A form sends every field, those that nobody touched too: what stands as it did in the version that the form was made from is no edit of mine, or somebody
    /// else's change since would be taken for a conflict.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, string?>> ChangedAsync(long id, long lead, Dictionary<string, string?> edits, long version, CancellationToken cancellationToken)
    {
        if (await store.Leads.GetAsync(id, lead, cancellationToken) is not { } now || now.Version == version)
            return edits;
        var since = (await store.Leads.HistoryAsync(id, lead, EventsShown, cancellationToken)).Where(e => e.Version > version).OrderBy(e => e.Id).DistinctBy(e => e.Field).ToDictionary(e => e.Field, e => e.Before);
        return edits.Where(e => Plain(e.Value) != Plain(since.TryGetValue(e.Key, out var before) ? before : LeadFields.Of(now, e.Key))).ToImmutableSortedDictionary();
    }

    private async Task<IResult> NoteAsync(long id, long lead, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var edit = await store.Leads.NoteAsync(id, lead, form["text"].ToString(), who.Of(context), context.RequestAborted);
        return edit.Trouble is { } trouble ? await PageAsync(id, lead, context, new Notice(trouble, null, true, [])) : ShortlistPages.Back(Address(id, lead), "noted", edit.Batch);
    }

    private async Task<IResult> ScoreAsync(long id, long lead, string stage, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var marks = form.Keys.Where(k => k.StartsWith(MarkPrefix, StringComparison.Ordinal))
            .ToDictionary(k => k[MarkPrefix.Length..], k => int.TryParse(form[k], NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : 0);
        var edit = await store.Leads.ScoreAsync(id, lead, stage, marks, form["note"].ToString().Trim(), who.Of(context), context.RequestAborted);
        return edit.Trouble is { } trouble ? await PageAsync(id, lead, context, new Notice(trouble, null, true, [])) : ShortlistPages.Back(Address(id, lead), "marked", edit.Batch);
    }

    private static string Plain(string? text) => text?.Trim() ?? "";

    private static string Address(long id, long lead) => $"/shortlists/{id}/leads/{lead}";
}
