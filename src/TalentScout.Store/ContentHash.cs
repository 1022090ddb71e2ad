using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TalentScout.Store;

/// <summary>One fingerprint of all that was learned: documents, evidence, candidates and the archive's counts in the order of their keys, without when it was.</summary>
internal static class ContentHash
{
    public static string Of(SqliteConnection connection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, content, evidence) in connection.Query<(string, string, string)>("SELECT key, hash, evidence_hash FROM document ORDER BY key", buffered: false))
        {
            Packing.Append(hash, key);
            Packing.Append(hash, content);
            Packing.Append(hash, evidence);
        }

        foreach (var e in EvidenceStore.Read(connection, "ORDER BY d.key, e.ord", new { }))
            EvidenceRow.Append(hash, EvidenceRow.Of(EvidenceRow.WithoutTimes(e)));
        foreach (var body in connection.Query<byte[]>("SELECT body FROM candidate ORDER BY id", buffered: false))
            Packing.Append(hash, JsonSerializer.SerializeToUtf8Bytes(WithoutTimes(CandidateStore.Unpack(body)!), StoreJson.OfCandidate));
        ArchiveStore.Append(hash, connection);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>GitHub's hireable flag has no date of its own: the fold dates it by the reading of the profile.</summary>
    private static Candidate WithoutTimes(Candidate c) => c with
    {
        ProfileSeen = null,
        Availability = c.Availability is { } a && a.Url == c.ProfileUrl ? a with { Said = null } : c.Availability,
    };
}
