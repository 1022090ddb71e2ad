using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;
using TalentScout.Store;

namespace TalentScout.App.Identities;

/// <summary>/api/v1/identities: who may be one and the same, and what was decided about it.</summary>
internal static class IdentityApi
{
    private const int MostSuspects = 500;

    public static void MapIdentities(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/identities").WithTags("Identities");
        group.MapGet("", ListAsync).WithName("identities").WithSummary("Pairs of people who may be one, with what says so, and the decisions made so far.").ProducesProblem(400);
        group.MapPost("/merge", MergeAsync).WithName("mergeIdentities").WithSummary("Two accounts are one person: the other's work is counted with the one's. Can be undone.").ProducesProblem(400).ProducesProblem(409);
        group.MapPost("/distinct", DistinctAsync).WithName("distinctIdentities").WithSummary("They are two people: not asked about again. Can be undone.").ProducesProblem(400).ProducesProblem(409);
        group.MapPost("/{decision:long}/undo", UndoAsync).WithName("undoIdentity").WithSummary("Takes a decision back.").ProducesProblem(409);
    }

    private static async Task<Results<Ok<IdentitiesAnswer>, ProblemHttpResult>> ListAsync(StoreDatabase store, CancellationToken cancellationToken, [Description("Suspects, 1 to 500, surest first.")] int take = 100) =>
        take is < 1 or > MostSuspects
            ? Problems.Bad("take", $"1 to {MostSuspects}")
            : TypedResults.Ok(new IdentitiesAnswer(await store.Identities.SuspectsAsync(take, cancellationToken), await store.Identities.DecisionsAsync(cancellationToken)));

    private static Task<Results<Ok<IdentityDecision>, ProblemHttpResult>> MergeAsync(IdentityBody body, Identity identity, CancellationToken cancellationToken) =>
        DecideAsync(body, identity.MergeAsync, cancellationToken);

    private static Task<Results<Ok<IdentityDecision>, ProblemHttpResult>> DistinctAsync(IdentityBody body, Identity identity, CancellationToken cancellationToken) =>
        DecideAsync(body, identity.DistinctAsync, cancellationToken);

    private static async Task<Results<Ok<IdentityDecision>, ProblemHttpResult>> UndoAsync(long decision, Identity identity, CancellationToken cancellationToken) =>
        Answer(await identity.UndoAsync(decision, cancellationToken));

    private static async Task<Results<Ok<IdentityDecision>, ProblemHttpResult>> DecideAsync(
        IdentityBody body, Func<CandidateId, CandidateId, string, CancellationToken, Task<IdentityVerdict>> decide, CancellationToken cancellationToken)
    {
        if (!CandidateId.TryParse(body.One, out var one))
            return Problems.Bad("one", "a GitHub number, or source:key");
        if (!CandidateId.TryParse(body.Other, out var other))
            return Problems.Bad("other", "a GitHub number, or source:key");
        return Answer(await decide(one, other, body.Reason, cancellationToken));
    }

    private static Results<Ok<IdentityDecision>, ProblemHttpResult> Answer(IdentityVerdict verdict) =>
        verdict.Decision is { } decision ? TypedResults.Ok(decision) : Problems.Conflict(verdict.Trouble!);
}

/// <summary>Two people to decide about.</summary>
internal sealed record IdentityBody
{
    [Description("Who stays: a GitHub number, or source:key.")]
    public string One { get; init; } = "";

    [Description("Who is folded into the one.")]
    public string Other { get; init; } = "";

    [Description("Kept with the decision.")]
    public string Reason { get; init; } = "";
}

internal sealed record IdentitiesAnswer(IReadOnlyList<Suspicion> Suspects, IReadOnlyList<IdentityDecision> Decisions);
