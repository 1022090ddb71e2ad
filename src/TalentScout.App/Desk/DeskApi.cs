using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;
using TalentScout.Search;
using TalentScout.Store;

namespace TalentScout.App.Desk;

/// <summary>/api/v1/desk: what the team noted about people while searching. Apart from /candidates, which speaks of facts and is answered in blind mode too.</summary>
internal static class DeskApi
{
    private const int Most = 500;

    public static void MapDesk(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/desk").WithTags("Desk");
        group.MapGet("/hidden", HiddenAsync).WithName("hidden").WithSummary("Who is put aside, with the reason, newest first.").ProducesProblem(400);
        group.MapGet("/tags", TagsAsync).WithName("tags").WithSummary("All tags in use, with how many people have each.");
        group.MapGet("/tags/{tag}", TaggedAsync).WithName("tagged").WithSummary("Who has a tag, newest first.").ProducesProblem(400);
        group.MapGet("/{id}", GetAsync).WithName("desk").WithSummary("What is noted about a person: seen, put aside, tags, notes.").ProducesProblem(404);
        group.MapPut("/{id}/hidden", HideAsync).WithName("hide").WithSummary("Puts somebody aside, with the reason: they stay in every answer, as a line.").ProducesProblem(400).ProducesProblem(404);
        group.MapDelete("/{id}/hidden", ShowAsync).WithName("show").WithSummary("Brings somebody back who was put aside.").ProducesProblem(404);
        group.MapPut("/{id}/tags/{tag}", TagAsync).WithName("tag").WithSummary("Gives a tag.").ProducesProblem(400).ProducesProblem(404);
        group.MapDelete("/{id}/tags/{tag}", UntagAsync).WithName("untag").WithSummary("Takes a tag away.").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id}/notes", NoteAsync).WithName("noteOnCandidate").WithSummary("Adds a note.").ProducesProblem(400).ProducesProblem(404);
        group.MapDelete("/{id}/notes/{note:long}", RemoveNoteAsync).WithName("removeNote").WithSummary("Takes a note away; for a day it can be brought back.").ProducesProblem(404);
        group.MapPost("/{id}/notes/{note:long}/restore", RestoreNoteAsync).WithName("restoreNote").WithSummary("Brings a note back.").ProducesProblem(404);
    }

    private static async Task<Results<Ok<IReadOnlyList<HiddenPerson>>, ProblemHttpResult>> HiddenAsync(StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken, [Description("1 to 500.")] int take = 100)
    {
        if (take is < 1 or > Most)
            return Problems.Bad("take", $"1 to {Most}");
        var hidden = await store.Desk.HiddenAsync(take, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<HiddenPerson>>([.. hidden.Select(h => new HiddenPerson(h.Candidate, LoginOf(engine, h.Candidate), h.Mark.Reason, h.Mark.Note, h.Mark.At))]);
    }

    private static async Task<Ok<IReadOnlyList<TagInUse>>> TagsAsync(StoreDatabase store, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<TagInUse>>([.. (await store.Desk.TagsAsync(cancellationToken)).Select(t => new TagInUse(t.Tag, t.People))]);

    private static async Task<Results<Ok<IReadOnlyList<TaggedPerson>>, ProblemHttpResult>> TaggedAsync(string tag, StoreDatabase store, SearchEngine engine, CancellationToken cancellationToken) =>
        DeskLimits.Tag(tag) is { } asked
            ? TypedResults.Ok<IReadOnlyList<TaggedPerson>>([.. (await store.Desk.TaggedAsync(asked, Most, cancellationToken)).Select(p => new TaggedPerson(p, LoginOf(engine, p)))])
            : NoTag();

    private static async Task<Results<Ok<DeskAnswer>, ProblemHttpResult>> GetAsync(string id, StoreDatabase store, CancellationToken cancellationToken)
    {
        if (await PersonAsync(id, store, cancellationToken) is not { } person)
            return Unknown(id);
        var mark = (await store.Desk.MarksAsync([person], cancellationToken)).GetValueOrDefault(person, DeskMark.None);
        return TypedResults.Ok(new DeskAnswer(person, mark.Seen, mark.Hidden, mark.Tags, await store.Desk.NotesAsync(person, cancellationToken)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HideAsync(string id, HideBody body, StoreDatabase store, CancellationToken cancellationToken)
    {
        if (await PersonAsync(id, store, cancellationToken) is not { } person)
            return Unknown(id);
        if (!string.IsNullOrWhiteSpace(body.Note) && DeskLimits.Note(body.Note) is null)
            return NoNote();
        await store.Desk.HideAsync(person, body.Reason, DeskLimits.Note(body.Note), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ShowAsync(string id, StoreDatabase store, CancellationToken cancellationToken) =>
        ChangeAsync(id, store, person => store.Desk.ShowAsync(person, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> TagAsync(string id, string tag, StoreDatabase store, CancellationToken cancellationToken)
    {
        if (DeskLimits.Tag(tag) is not { } wanted)
            return NoTag();
        if (await PersonAsync(id, store, cancellationToken) is not { } person)
            return Unknown(id);
        return await store.Desk.TagAsync(person, wanted, cancellationToken) ? TypedResults.NoContent() : Problems.Bad("tag", $"at most {DeskLimits.TagsPerCandidate} for one person");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UntagAsync(string id, string tag, StoreDatabase store, CancellationToken cancellationToken) =>
        DeskLimits.Tag(tag) is { } wanted ? await ChangeAsync(id, store, person => store.Desk.UntagAsync(person, wanted, cancellationToken), cancellationToken) : NoTag();

    private static async Task<Results<NoContent, ProblemHttpResult>> NoteAsync(string id, PersonNoteBody body, StoreDatabase store, CancellationToken cancellationToken) =>
        DeskLimits.Note(body.Text) is { } text ? await ChangeAsync(id, store, person => store.Desk.AddNoteAsync(person, text, cancellationToken), cancellationToken) : NoNote();

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveNoteAsync(string id, long note, StoreDatabase store, CancellationToken cancellationToken) =>
        ChangeAsync(id, store, person => store.Desk.RemoveNoteAsync(person, note, cancellationToken), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreNoteAsync(string id, long note, StoreDatabase store, CancellationToken cancellationToken) =>
        ChangeAsync(id, store, person => store.Desk.RestoreNoteAsync(person, note, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(string id, StoreDatabase store, Func<CandidateId, Task> change, CancellationToken cancellationToken)
    {
        if (await PersonAsync(id, store, cancellationToken) is not { } person)
            return Unknown(id);
        await change(person);
        return TypedResults.NoContent();
    }

    private static async Task<CandidateId?> PersonAsync(string id, StoreDatabase store, CancellationToken cancellationToken) =>
        CandidateId.TryParse(id, out var person) && await store.Candidates.GetAsync(person, cancellationToken) is not null ? person : null;

    private static string? LoginOf(SearchEngine engine, CandidateId person) => engine.Get(person)?.Login;

    private static ProblemHttpResult Unknown(string id) => Problems.NotFound($"no candidate has the id '{id}'");

    private static ProblemHttpResult NoTag() => Problems.Bad("tag", $"1 to {DeskLimits.TagLength} characters");

    private static ProblemHttpResult NoNote() => Problems.Bad("note", $"1 to {DeskLimits.NoteLength} characters");
}

internal sealed record HideBody
{
    [Description("notFitting, contacted, notInterested, elsewhere or other.")]
    public HideReason Reason { get; init; } = HideReason.Other;

    [Description("In your own words, where the reason does not say all.")]
    public string? Note { get; init; }
}

internal sealed record PersonNoteBody(string Text);

/// <param name="Login">Null where the index does not have them any more.</param>
internal sealed record HiddenPerson(CandidateId Candidate, string? Login, HideReason Reason, string? Note, DateTimeOffset At);

internal sealed record TagInUse(string Tag, int People);

/// <param name="Login">Null where the index does not have them any more.</param>
internal sealed record TaggedPerson(CandidateId Candidate, string? Login);

/// <param name="Notes">Those taken away within a day too.</param>
internal sealed record DeskAnswer(CandidateId Candidate, DateTimeOffset? Seen, HiddenMark? Hidden, ImmutableArray<string> Tags, IReadOnlyList<CandidateNote> Notes);
