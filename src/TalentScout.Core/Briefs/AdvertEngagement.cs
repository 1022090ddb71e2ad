using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>How somebody would be employed: what the head of an advert says, or a line that is labelled so. "Smart contracts" elsewhere are none.</summary>
internal static partial class AdvertEngagement
{
    private const int HeadLines = 6;
    private const int LongestHead = 200;

    public static (string Engagement, string Sentence)? Of(ImmutableArray<string> lines)
    {
        var written = lines.Where(l => l.Length > 0).ToList();
        return written.Where(l => Labelled().IsMatch(l)).Concat(written.Take(HeadLines).Where(l => l.Length <= LongestHead))
            .Select(l => (Engagement: EmploymentWords.Of([l]), Sentence: l))
            .Where(x => x.Engagement is not null)
            .Select(x => ((string, string)?)(x.Engagement!, x.Sentence))
            .FirstOrDefault();
    }

    [GeneratedRegex(@"^\W*(employment( type)?|engagement|contract( type)?|job type|type|anstellung(sart)?|contrat)\W*:", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();
}
