using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace TalentScout.Store;

/// <summary>A claim as it lies in the table.</summary>
internal sealed record EvidenceRow(string Kind, string? Person, string? Repository, string Extractor, long Commits, long Account, string Detail)
{
    public static ImmutableArray<EvidenceRow> Of(ImmutableArray<Evidence> evidence) => [.. evidence.Select(Of)];

    public static EvidenceRow Of(Evidence e) => new(
        KindOf(e), e.Person?.ToString(), e.Repository?.ToString(), e.Extractor, CommitsOf(e), AccountOf(e), JsonSerializer.Serialize(e, StoreJson.OfEvidence));

    /// <summary>Of the claims without the times they were read at, in the extractor's order.</summary>
    public static string HashOf(ImmutableArray<Evidence> evidence)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var e in evidence)
            Append(hash, Of(WithoutTimes(e)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static void Append(IncrementalHash hash, EvidenceRow row)
    {
        Packing.Append(hash, row.Person);
        Packing.Append(hash, row.Repository);
        Packing.Append(hash, row.Extractor);
        Packing.Append(hash, row.Detail);
    }

    public static Evidence WithoutTimes(Evidence e) => e switch
    {
        ProfileEvidence profile => profile with { Seen = default },
        RepositoryEvidence repository => repository with { Seen = default },
        SkillEvidence { Seen: not null } skill => skill with { Seen = null },
        LinkEvidence { Seen: not null } links => links with { Seen = null },
        _ => e,
    };

    /// <summary>Reads a claim back; <paramref name="document"/> is the key of its document.</summary>
    public static Evidence Read(string detail, string? person, string? repository, string extractor, string document)
    {
        var e = JsonSerializer.Deserialize(detail, StoreJson.OfEvidence) ?? throw new StoreException($"evidence of {document} is empty");
        return e with
        {
            Person = person is null ? null : CandidateId.Parse(person),
            Repository = repository is null ? null : RepositoryId.Parse(repository),
            Extractor = extractor,
            Document = document,
        };
    }

    private static string KindOf(Evidence e) => e switch
    {
        ProfileEvidence => "profile",
        RepositoryEvidence => "repository",
        SkillEvidence => "skill",
        ActivityEvidence => "activity",
        ContributionEvidence => "contribution",
        MembershipEvidence => "membership",
        AvailabilityEvidence => "availability",
        ChangeEvidence => "change",
        LinkEvidence => "link",
        HeadEvidence => "head",
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "a kind of evidence that the store does not know"),
    };

    private static long CommitsOf(Evidence e) => e switch
    {
        ActivityEvidence activity => activity.Months.Sum(m => (long)m.Commits),
        ContributionEvidence contribution => contribution.Commits,
        _ => 0,
    };

    private static long AccountOf(Evidence e) => e switch
    {
        ContributionEvidence contribution => (long)contribution.AccountKind,
        ProfileEvidence profile => (long)profile.AccountKind,
        _ => 0,
    };
}
