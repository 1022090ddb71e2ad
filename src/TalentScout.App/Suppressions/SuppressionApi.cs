using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.App.Web;

namespace TalentScout.App.Suppressions;

/// <summary>POST /api/v1/suppressions: never again, and nothing left.</summary>
internal static class SuppressionApi
{
    public const string UsualReason = "asked to be left out";

    public static void MapSuppressions(this RouteGroupBuilder api) => api.MapPost("/suppressions", PostAsync).WithTags("Suppressions").WithName("suppress")
        .WithSummary("Removes every trace of a person and never takes them in again. Works for handles that were never harvested.").ProducesProblem(400);

    private static async Task<Results<Ok<SuppressionAnswer>, ProblemHttpResult>> PostAsync(SuppressionBody body, Leaving leaving, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Handle))
            return Problems.Bad("handle", "a login, or an id of the source");
        if (string.IsNullOrWhiteSpace(body.Source) || body.Source.AsSpan().ContainsAny(":/ "))
            return Problems.Bad("source", "a source's name, without colon, slash or space");
        var report = await leaving.SuppressAsync(body.Source, body.Handle.Trim().TrimStart('@'), body.Reason, cancellationToken);
        return TypedResults.Ok(new SuppressionAnswer(report.Found, report.Documents, report.Redacted, report.Evidence, report.WorkItems));
    }
}

/// <summary>Whom to leave out.</summary>
internal sealed record SuppressionBody
{
    [Description("Login or id at the source.")]
    public string Handle { get; init; } = "";
    public string Source { get; init; } = CandidateId.GitHub;

    [Description("Kept with the suppression.")]
    public string Reason { get; init; } = SuppressionApi.UsualReason;
}

/// <param name="Found">Something was held on the person.</param>
/// <param name="Redacted">Shared documents that were rewritten without them.</param>
internal sealed record SuppressionAnswer(bool Found, long Documents, long Redacted, long Evidence, long WorkItems);
