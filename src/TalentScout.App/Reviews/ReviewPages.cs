using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Shortlists;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Reviews;

/// <summary>/review/SECRET: one shortlist for its reviewer, until the link is over. Shows nothing of stages, notes, scorecards, or what others say.</summary>
public sealed class ReviewPages(StoreDatabase store, SearchEngine engine, ShortlistPages board, TimeProvider clock)
{
    private const int MaxNote = 2000;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/review/{secret}", (string secret, HttpContext c, ReviewPages p) => p.GetAsync(secret, c)).ExcludeFromDescription();
        app.MapPost("/review/{secret}", (string secret, HttpContext c, ReviewPages p) => p.PostAsync(secret, c)).ExcludeFromDescription();
    }

    private async Task<IResult> GetAsync(string secret, HttpContext context)
    {
        Private(context.Response);
        if (await OpenAsync(secret, context.RequestAborted) is not { } link || await store.Shortlists.GetAsync(link.Shortlist, context.RequestAborted) is not { } shortlist)
            return Over();
        // Only what is judged is read: no notes, no scorecards, nobody else's verdict.
        var open = (await store.Shortlists.LeadsAsync(shortlist.Id, context.RequestAborted)).Where(l => shortlist.StageOf(l.Stage)?.Kind != StageKind.Rejected).ToList();
        var cards = engine.Cards([.. open.Select(l => l.Candidate)], board.QueryOf(shortlist)).ToDictionary(c => c.Id);
        return new RazorComponentResult<ReviewPage>(new
        {
            Shortlist = shortlist,
            Link = link,
            Leads = open.Where(l => !store.Suppressions.Contains(l.Candidate)).Select(l => new BoardLead(new LeadFile(l, [], [], []), cards.GetValueOrDefault(l.Candidate))).ToImmutableArray(),
            Verdicts = await store.Reviews.VerdictsAsync(link.Id, context.RequestAborted),
            Address = $"/review/{Uri.EscapeDataString(secret)}",
            Said = context.Request.Query["said"] == "kept" ? Texts.Review_Kept : null,
        });
    }

    private async Task<IResult> PostAsync(string secret, HttpContext context)
    {
        Private(context.Response);
        if (await OpenAsync(secret, context.RequestAborted) is not { } link)
            return Over();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!long.TryParse(form["lead"], NumberStyles.None, CultureInfo.InvariantCulture, out var lead) || !Enum.TryParse<ReviewVerdict>(form["verdict"], ignoreCase: true, out var verdict) || !Enum.IsDefined(verdict))
            return TypedResults.Redirect($"/review/{Uri.EscapeDataString(secret)}");
        var note = form["note"].ToString().Trim();
        var kept = await store.Reviews.JudgeAsync(link, lead, verdict, note.Length > MaxNote ? note[..MaxNote] : note, context.RequestAborted);
        return TypedResults.Redirect($"/review/{Uri.EscapeDataString(secret)}{(kept ? $"?said=kept#lead-{lead}" : "")}");
    }

    private async Task<ReviewLink?> OpenAsync(string secret, CancellationToken cancellationToken) =>
        await store.Reviews.FindAsync(secret, cancellationToken) is { } link && link.IsOpen(clock.GetUtcNow()) ? link : null;

    private static RazorComponentResult<ReviewOverPage> Over() => new() { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>The address is the key: it is not to be kept by anybody on the way, or told to where a link leads.</summary>
    private static void Private(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
