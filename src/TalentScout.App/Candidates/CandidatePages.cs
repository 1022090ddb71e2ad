using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Layout;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Candidates;

/// <summary>GET /candidates/{id}, and their interview pack. A login leads to the page of its id, which stays the same when the login changes.</summary>
public sealed class CandidatePages(SearchEngine engine, SkillCatalogue catalogue, QueryReader reader, StoreDatabase store, TimeProvider clock)
{
    /// <summary>Somebody who reads a page twice in that time has seen it once.</summary>
    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>In the address: the id of the skill whose proofs are open, beside those that the search asked for.</summary>
    public const string OpenSkill = "skill";

    public async Task<CandidatePageModel> MakeAsync(Candidate candidate, SearchAddress from, Visitor visitor, CancellationToken cancellationToken)
    {
        var blinding = visitor.Blind ? Blinding.Of(candidate, store.BlindNames) : null;
        candidate = engine.StrongestFirst(candidate);
        var shown = blinding?.Blind(candidate) ?? candidate;
        var read = reader.Read(from.Q, from.Nice);
        var asked = read.Trouble is null && read.Query != SearchQuery.Everything;
        var strengths = engine.Strengths(candidate);
        var why = asked ? engine.Why(candidate.Id, read.Query, visitor.Weights(from), from.Match) : null;
        return new CandidatePageModel
        {
            Candidate = shown,
            Catalogue = catalogue,
            Visitor = visitor,
            At = clock.GetUtcNow(),
            Strengths = strengths.ToImmutableDictionary(s => s.Id, s => blinding?.Blind(s) ?? s, StringComparer.Ordinal),
            Implied = engine.Implied(candidate) is var implied && blinding is not null ? blinding.Blind(candidate with { Skills = implied }).Skills : implied,
            From = from,
            Why = why is null ? null : blinding?.Blind(why) ?? why,
            Asked = [.. AskedSkills.Of(read.Query, catalogue).SelectMany(s => catalogue.WithChildren(s)).Select(s => s.Id)],
            Unseen = Unseen(strengths, read.Query),
            Trouble = read.Trouble,
            Practices = Practices.Of(shown, catalogue),
            Notes = visitor.Blind ? [] : await store.Desk.NotesAsync(candidate.Id, cancellationToken),
            Mark = (await store.Desk.MarksAsync([candidate.Id], cancellationToken)).GetValueOrDefault(candidate.Id, DeskMark.None),
        };
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/candidates/{id}", GetAsync).ExcludeFromDescription();
        app.MapGet("/candidates/{id}/interview", InterviewAsync).ExcludeFromDescription();
        app.MapGet("/candidates/{id}/score", Score).ExcludeFromDescription();
    }

    private ImmutableArray<string> Unseen(ImmutableArray<HitSkill> strengths, SearchQuery query)
    {
        var seen = strengths.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return [.. AskedSkills.Of(query, catalogue).Where(s => !catalogue.WithChildren(s).Any(c => seen.Contains(c.Id))).Select(s => Wording.Skill(s.Id, s.Name)).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<Results<RazorComponentResult<CandidatePage>, RazorComponentResult<UnknownCandidatePage>, RedirectHttpResult>> GetAsync(
        string id, HttpContext context, CandidatePages pages, StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken)
    {
        var from = SearchAddress.Of(context.Request.Query, engine.Ranking.Signals);
        if (CandidateId.TryParse(id, out var known) && await store.Candidates.GetAsync(known, cancellationToken) is { } candidate)
        {
            var model = await pages.MakeAsync(candidate, from, Visitor.Of(context.Request), cancellationToken);
            if (context.Request.Query[OpenSkill] is [{ } open])
                model = model with { Asked = model.Asked.Add(open) };
            if (model.Mark.Seen is null || model.At - model.Mark.Seen > OneVisit)
                // After the answer: nobody waits for a note about what they did.
                context.Response.OnCompleted(() => store.Desk.SeenAsync(known, CancellationToken.None));
            return new RazorComponentResult<CandidatePage>(new { Model = model });
        }

        // A login, one of before, or somebody who was merged into another.
        return await store.Candidates.FindAsync(id, cancellationToken) is { } named ? TypedResults.Redirect(from.Path($"/candidates/{named.Id}")) : Unknown();
    }

    private static async Task<Results<RazorComponentResult<InterviewPage>, RazorComponentResult<UnknownCandidatePage>>> InterviewAsync(
        string id, HttpRequest request, CandidatePages pages, StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken) =>
        CandidateId.TryParse(id, out var known) && await store.Candidates.GetAsync(known, cancellationToken) is { } candidate
            ? new RazorComponentResult<InterviewPage>(new { Model = await pages.MakeAsync(candidate, SearchAddress.Of(request.Query, engine.Ranking.Signals), Visitor.Of(request), cancellationToken) })
            : Unknown();

    /// <summary>A part of the search page: what the score of a hit is made of.</summary>
    private static Results<RazorComponentResult<ScoreDetails>, NotFound> Score(string id, HttpRequest request, QueryReader reader, SearchEngine engine, StoreDatabase store)
    {
        var from = SearchAddress.Of(request.Query, engine.Ranking.Signals);
        var visitor = Visitor.Of(request);
        var read = reader.Read(from.Q, from.Nice);
        if (read.Trouble is not null || !CandidateId.TryParse(id, out var known) || engine.Explain(known, read.Query, visitor.Weights(from)) is not { } explanation)
            return TypedResults.NotFound();
        if (visitor.Blind && engine.Get(known) is { } candidate)
            explanation = Blinding.Of(candidate, store.BlindNames).Blind(explanation);
        return new RazorComponentResult<ScoreDetails>(new { Explanation = explanation });
    }

    internal static RazorComponentResult<UnknownCandidatePage> Unknown() => new() { StatusCode = StatusCodes.Status404NotFound };
}
