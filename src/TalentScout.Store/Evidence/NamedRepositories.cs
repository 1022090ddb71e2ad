using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>
/// Searches at GitHub name a repository without its number. Such claims keep the name; who works there is folded under the number that another claim gives the name, whichever of the
/// two was read first.
/// </summary>
internal static class NamedRepositories
{
    /// <summary>Names per query.</summary>
    private const int AtOnce = 2000;

    /// <summary>What work there is filed under by whoever knows the name alone ("github:owner/name"); null where the row is not about the repository itself.</summary>
    public static string? NameOf(EvidenceRow row)
    {
        if (row is not { Kind: "repository", Repository: { } repository } || RepositoryId.Parse(repository) is not { Source: CandidateId.GitHub })
            return null;
        using var detail = JsonDocument.Parse(row.Detail);
        return detail.RootElement.TryGetProperty("fullName", out var name) && name.GetString() is { } text ? $"{CandidateId.GitHub}:{text.ToLowerInvariant()}" : null;
    }

    /// <summary>The claims, with numbers for names where one is known: from claims about the repository itself, else from what the same person did there.</summary>
    public static List<Evidence> Resolve(SqliteConnection connection, List<Evidence> claims)
    {
        var names = claims.Select(c => c.Repository).OfType<RepositoryId>().Where(IsName).Select(r => r.Key).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return claims;
        var known = Known(connection, names);
        var own = Own(claims);
        return claims.ConvertAll(claim => claim.Repository is { } named && IsName(named) && (known.TryGetValue(named.Key, out var id) || own.TryGetValue((claim.Person, named.Key), out id))
            ? claim with { Repository = id }
            : claim);
    }

    private static bool IsName(RepositoryId repository) => repository.Source == CandidateId.GitHub && repository.Key.Contains('/', StringComparison.Ordinal);

    private static Dictionary<string, RepositoryId> Known(SqliteConnection connection, List<string> names) => names.Chunk(AtOnce)
        .SelectMany(some => connection.Query<(string Name, string Repository)>(
            "SELECT lower(detail ->> 'fullName'), repository FROM evidence WHERE kind = 'repository' AND lower(detail ->> 'fullName') IN @some AND repository IS NOT NULL", new { some }))
        .Select(row => (row.Name, Repository: RepositoryId.Parse(row.Repository)))
        .Where(row => row.Repository.Source == CandidateId.GitHub)
        .GroupBy(row => row.Name, row => row.Repository, StringComparer.Ordinal)
        // A name that was given away and taken again is the newer repository's.
        .ToDictionary(g => g.Key, g => g.Max(), StringComparer.Ordinal);

    private static Dictionary<(CandidateId? Person, string Name), RepositoryId> Own(List<Evidence> claims) => claims
        .Select(claim => (claim.Person, claim.Repository, Name: claim switch { ActivityEvidence a => a.RepositoryName, ContributionEvidence c => c.RepositoryName, _ => null }))
        .Where(c => c is { Name: not null, Repository: { Source: CandidateId.GitHub } id } && !IsName(id))
        .GroupBy(c => (c.Person, c.Name!.ToLowerInvariant()), c => c.Repository!.Value)
        .ToDictionary(g => g.Key, g => g.Max());
}
