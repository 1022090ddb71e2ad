using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Layout;
using TalentScout.Store;

namespace TalentScout.App.Identities;

/// <summary>GET /identities, and what its buttons send.</summary>
internal static class IdentityPages
{
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/identities", GetAsync).ExcludeFromDescription();
        app.MapPost("/identities/{one}/{other}/merge", MergeAsync).ExcludeFromDescription();
        app.MapPost("/identities/{one}/{other}/distinct", DistinctAsync).ExcludeFromDescription();
        app.MapPost("/identities/{decision:long}/undo", UndoAsync).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult<IdentitiesPage>> GetAsync(StoreDatabase store, CancellationToken cancellationToken, string? said = null)
    {
        var decisions = await store.Identities.DecisionsAsync(cancellationToken);
        var logins = new Dictionary<CandidateId, string>();
        foreach (var id in decisions.Take(Shown).SelectMany(d => new[] { d.One, d.Other }).Distinct())
            if (await LoginOfAsync(store, id, cancellationToken) is { } login)
                logins[id] = login;
        return new RazorComponentResult<IdentitiesPage>(new
        {
            Suspects = await store.Identities.SuspectsAsync(Shown, cancellationToken),
            Decisions = (IReadOnlyList<IdentityDecision>)[.. decisions.Take(Shown)],
            Logins = logins,
            Notice = Notice(said),
        });
    }

    /// <summary>Of somebody who was merged, too.</summary>
    private static async Task<string?> LoginOfAsync(StoreDatabase store, CandidateId id, CancellationToken cancellationToken)
    {
        if (await store.Candidates.GetAsync(id, cancellationToken) is { } candidate)
            return candidate.Login;
        return await store.Identities.FindAsync(id.ToString(), cancellationToken) is { } target && await store.Candidates.GetAsync(target, cancellationToken) is { } one
            ? one.Merged.FirstOrDefault(m => m.Id == id)?.Login
            : null;
    }

    private static Task<RedirectHttpResult> MergeAsync(string one, string other, Identity identity, CancellationToken cancellationToken) =>
        DecideAsync(one, other, "merged", (a, b) => identity.MergeAsync(a, b, Texts.Identity_Reason, cancellationToken));

    private static Task<RedirectHttpResult> DistinctAsync(string one, string other, Identity identity, CancellationToken cancellationToken) =>
        DecideAsync(one, other, "distinct", (a, b) => identity.DistinctAsync(a, b, Texts.Identity_Reason, cancellationToken));

    private static async Task<RedirectHttpResult> UndoAsync(long decision, Identity identity, CancellationToken cancellationToken) =>
        Back((await identity.UndoAsync(decision, cancellationToken)).Decision is null ? "not" : "undone");

    private static async Task<RedirectHttpResult> DecideAsync(string one, string other, string said, Func<CandidateId, CandidateId, Task<IdentityVerdict>> decide) =>
        Back(CandidateId.TryParse(one, out var a) && CandidateId.TryParse(other, out var b) && (await decide(a, b)).Decision is not null ? said : "not");

    private static RedirectHttpResult Back(string said) => TypedResults.Redirect($"/identities?said={said}");

    private static string? Notice(string? said) => said switch
    {
        "merged" => Texts.Identity_SaidMerged,
        "distinct" => Texts.Identity_SaidDistinct,
        "undone" => Texts.Identity_SaidUndone,
        "not" => Texts.Identity_SaidNot,
        _ => null,
    };
}
