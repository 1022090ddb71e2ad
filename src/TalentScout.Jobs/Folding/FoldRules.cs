using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace TalentScout.Jobs;

/// <summary>Names the rules that people are folded by, so that everybody is folded anew when one of them changes.</summary>
public static class FoldRules
{
    /// <param name="gazetteer">Version or fingerprint of what resolves places.</param>
    public static string Fingerprint(SkillCatalogue catalogue, string gazetteer) => string.Create(
        CultureInfo.InvariantCulture,
        $"fold {CandidateFold.Version}, skills {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(catalogue.All)))[..16]}, places {gazetteer}");
}
