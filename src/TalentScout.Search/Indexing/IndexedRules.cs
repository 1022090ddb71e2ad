using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentScout.Search;

/// <summary>What the numbers in an index depend on beside the candidates: ranking rules, and the skills with what they imply.</summary>
internal static class IndexedRules
{
    public static string Fingerprint(RankingOptions ranking, SkillCatalogue catalogue)
    {
        var text = new StringBuilder(ranking.IndexedRules);
        foreach (var skill in catalogue.All)
        {
            text.Append('\n').Append(skill.Id).Append(' ').Append(skill.Kind).Append(skill.Group ? " group" : "");
            foreach (var (implied, discount) in skill.Implies)
                text.Append(CultureInfo.InvariantCulture, $" {implied}={discount:R}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
