using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Candidates;
using TalentScout.App.Search;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Desk;

/// <summary>What the team notes while searching: putting aside with a reason, notes, tags, presets of weights, and the page of all that. Each can be taken back where it was done.</summary>
internal static class DeskPages
{
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/history", HistoryAsync);
        pages.MapGet("/candidates/{id}/hide", AskAsync);
        pages.MapPost("/candidates/{id}/hide", HideAsync);
        pages.MapPost("/candidates/{id}/unhide", (string id, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) =>
            ChangeAsync(id, request, store, (person, _) => store.Desk.ShowAsync(person, cancellationToken), cancellationToken));
        pages.MapPost("/candidates/{id}/notes", (string id, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) =>
            ChangeAsync(id, request, store, (person, form) => DeskLimits.Note(form["text"]) is { } text ? store.Desk.AddNoteAsync(person, text, cancellationToken) : Task.CompletedTask, cancellationToken));
        pages.MapPost("/candidates/{id}/notes/{note:long}/remove", (string id, long note, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) =>
            ChangeAsync(id, request, store, (person, _) => store.Desk.RemoveNoteAsync(person, note, cancellationToken), cancellationToken));
        pages.MapPost("/candidates/{id}/notes/{note:long}/restore", (string id, long note, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) =>
            ChangeAsync(id, request, store, (person, _) => store.Desk.RestoreNoteAsync(person, note, cancellationToken), cancellationToken));
        pages.MapPost("/candidates/{id}/tags", (string id, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) =>
            ChangeAsync(id, request, store, (person, form) => DeskLimits.Tag(form["tag"]) is { } tag ? store.Desk.TagAsync(person, tag, cancellationToken) : Task.CompletedTask, cancellationToken));
        pages.MapPost("/candidates/{id}/tags/remove", (string id, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) =>
            ChangeAsync(id, request, store, (person, form) => DeskLimits.Tag(form["tag"]) is { } tag ? store.Desk.UntagAsync(person, tag, cancellationToken) : Task.CompletedTask, cancellationToken));
        pages.MapPost("/presets", SavePresetAsync);
        pages.MapPost("/presets/remove", (HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) => PresetAsync(request, store.Desk.RemovePresetAsync, cancellationToken));
        pages.MapPost("/presets/restore", (HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) => PresetAsync(request, store.Desk.RestorePresetAsync, cancellationToken));
    }

    private static async Task<RazorComponentResult<HistoryPage>> HistoryAsync(StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken, string? tag = null)
    {
        var hidden = await store.Desk.HiddenAsync(Shown, cancellationToken);
        var tagged = DeskLimits.Tag(tag) is { } asked ? await store.Desk.TaggedAsync(asked, Shown, cancellationToken) : [];
        return new RazorComponentResult<HistoryPage>(new
        {
            Searches = await store.Desk.SearchesAsync(Shown, cancellationToken),
            Hidden = hidden,
            Tags = await store.Desk.TagsAsync(cancellationToken),
            Tag = DeskLimits.Tag(tag),
            Tagged = tagged,
            Names = hidden.Select(h => h.Candidate).Concat(tagged).Distinct().ToDictionary(id => id, id => engine.Get(id) is { } known ? known.Name ?? known.Login : id.ToString()),
        });
    }

    private static async Task<Results<RazorComponentResult<HidePage>, RazorComponentResult<UnknownCandidatePage>>> AskAsync(
        string id, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken)
    {
        if (!CandidateId.TryParse(id, out var known) || await store.Candidates.GetAsync(known, cancellationToken) is not { } candidate)
            return new RazorComponentResult<UnknownCandidatePage> { StatusCode = StatusCodes.Status404NotFound };
        var shown = Visitor.Of(request).Blind ? Blinding.Of(candidate, store.BlindNames).Blind(candidate) : candidate;
        return new RazorComponentResult<HidePage>(new { Candidate = shown, Back = Choices.CameFrom(request) });
    }

    private static Task<Results<RedirectHttpResult, RazorComponentResult<UnknownCandidatePage>, BadRequest>> HideAsync(
        string id, HttpRequest request, StoreDatabase store, CancellationToken cancellationToken) => ChangeAsync(
            id,
            request,
            store,
            (person, form) => Enum.TryParse<HideReason>(form["reason"], out var reason) && Enum.IsDefined(reason) ? store.Desk.HideAsync(person, reason, DeskLimits.Note(form["note"]), cancellationToken) : Task.CompletedTask,
            cancellationToken);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<UnknownCandidatePage>, BadRequest>> ChangeAsync(
        string id, HttpRequest request, StoreDatabase store, Func<CandidateId, IFormCollection, Task> change, CancellationToken cancellationToken)
    {
        if (!CandidateId.TryParse(id, out var person) || await store.Candidates.GetAsync(person, cancellationToken) is null)
            return new RazorComponentResult<UnknownCandidatePage> { StatusCode = StatusCodes.Status404NotFound };
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
        await change(person, form);
        return TypedResults.LocalRedirect(form["back"] is [{ Length: > 0 } back] && IsOurs(back) ? back : Choices.CameFrom(request));
    }

    private static async Task<RedirectHttpResult> SavePresetAsync(HttpRequest request, SearchEngine engine, StoreDatabase store, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var address = SearchAddress.Of(new QueryCollection(form.ToDictionary(p => p.Key, p => p.Value)), engine.Ranking.Signals);
        if (DeskLimits.PresetName(form["preset"]) is { } name && !address.Weights.IsEmpty)
            await store.Desk.SavePresetAsync(name, address.Weights, cancellationToken);
        return TypedResults.LocalRedirect(address.Path());
    }

    private static async Task<RedirectHttpResult> PresetAsync(HttpRequest request, Func<string, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (DeskLimits.PresetName(form["preset"]) is { } name)
            await change(name, cancellationToken);
        return TypedResults.LocalRedirect(Choices.CameFrom(request));
    }

    private static bool IsOurs(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal);
}
