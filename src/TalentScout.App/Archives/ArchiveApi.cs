using Microsoft.AspNetCore.Http.HttpResults;
using TalentScout.Store;

namespace TalentScout.App.Archives;

/// <summary>/api/v1/archive: which hours of GH Archive were read, what they held, and which are missing.</summary>
internal static class ArchiveApi
{
    public static void MapArchive(this RouteGroupBuilder api) => api.MapGet("/archive", CoverageAsync).WithTags("Harvests").WithName("archive")
        .WithSummary("Hours of GH Archive that were read, their lines by what became of them, and the hours missing: gaps, in which nobody is taken for idle.");

    private static async Task<Ok<ArchiveAnswer>> CoverageAsync(StoreDatabase store, CancellationToken cancellationToken)
    {
        var coverage = await store.Archive.CoverageAsync(cancellationToken);
        return TypedResults.Ok(new ArchiveAnswer
        {
            Files = coverage.Files,
            First = coverage.First?.ToString(),
            Last = coverage.Last?.ToString(),
            Hours = coverage.Hours,
            Missing = coverage.GapCount,
            Gaps = [.. coverage.Gaps.Select(g => g.ToString())],
            Counts = coverage.Counts,
        });
    }
}

/// <summary>Hours are written as the archive names its files: "2024-03-05-7", in UTC.</summary>
public sealed record ArchiveAnswer
{
    /// <summary>By state: done, incomplete, missing, reading.</summary>
    public required IReadOnlyDictionary<string, long> Files { get; init; }
    public string? First { get; init; }
    public string? Last { get; init; }

    /// <summary>Read to their end.</summary>
    public long Hours { get; init; }

    /// <summary>Between first and last, not read or not to their end.</summary>
    public long Missing { get; init; }

    /// <summary>The first thousand of the missing.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }
    public required ArchiveFileCounts Counts { get; init; }
}
