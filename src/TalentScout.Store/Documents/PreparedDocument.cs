using System.Collections.Immutable;
using System.Security.Cryptography;

namespace TalentScout.Store;

/// <summary>A document and its evidence, packed and fingerprinted: all that costs time, done before the writer's turn.</summary>
internal sealed record PreparedDocument(SourceDocument Document, string Hash, byte[] Body, ImmutableArray<EvidenceRow> Evidence, string EvidenceHash)
{
    /// <summary>Whom the evidence names, with their handles.</summary>
    public ImmutableArray<(CandidateId Person, string Login)> Named { get; init; } = [];

    /// <summary>Accounts that authors of posts link as theirs (<see cref="OptInPosts"/>).</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    public static PreparedDocument Of(SourceDocument document, ImmutableArray<Evidence> evidence)
    {
        var rows = EvidenceRow.Of(evidence);
        return new PreparedDocument(document, HashOf(document), Packing.Pack(document.Body.Span), rows, EvidenceRow.HashOf(evidence)) { Named = NamedIn(evidence), Links = LinksIn(evidence) };
    }

    public static ImmutableArray<(CandidateId Person, string Login)> NamedIn(ImmutableArray<Evidence> evidence) =>
    [
        .. evidence.Where(e => e.Person is not null).Select(e => (Person: e.Person!.Value, Login: LoginIn(e))).Where(n => n.Login is not null).Select(n => (n.Person, n.Login!)),
    ];

    private static ImmutableArray<string> LinksIn(ImmutableArray<Evidence> evidence) =>
        [.. evidence.OfType<ProfileEvidence>().Where(p => p.Person is { } person && OptInPosts.IsBy(person)).Select(p => OptInPosts.AccountOf(p.Blog)).OfType<string>()];

    private static string? LoginIn(Evidence e) => e switch
    {
        ProfileEvidence profile => profile.Login,
        ContributionEvidence contribution => contribution.Login,
        _ => null,
    };

    /// <summary>Of everything but times and validators: a page that is served anew and says the same is the same.</summary>
    public static string HashOf(SourceDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Packing.Append(hash, document.Address);
        Packing.Append(hash, document.Person?.ToString());
        Packing.Append(hash, document.Repository?.ToString());
        Packing.Append(hash, document.Next);
        Packing.Append(hash, document.Context);
        Packing.Append(hash, document.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
