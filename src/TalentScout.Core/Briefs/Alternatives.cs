using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout;

/// <summary>Which skills of a sentence stand for each other: "Java or Kotlin", "a broker such as Kafka, NATS", "PostgreSQL/MySQL".</summary>
internal static partial class Alternatives
{
    /// <returns>For each mention a number shared by those that are alternatives; null for one that stands alone.</returns>
    public static ImmutableArray<int?> Of(string sentence, ImmutableArray<SkillMention> mentions)
    {
        var numbers = new int?[mentions.Length];
        for (var first = 0; first < mentions.Length;)
        {
            var last = first;
            while (last + 1 < mentions.Length && Separator().IsMatch(Between(sentence, mentions[last], mentions[last + 1])))
                last++;
            if (last > first && AreAlternatives(sentence, mentions, first, last))
                Array.Fill(numbers, first, first, last - first + 1);
            first = last + 1;
        }

        return [.. numbers];
    }

    private static bool AreAlternatives(string sentence, ImmutableArray<SkillMention> mentions, int first, int last)
    {
        var between = Enumerable.Range(first, last - first).Select(i => Between(sentence, mentions[i], mentions[i + 1])).ToList();
        if (between.Any(b => And().IsMatch(b)))
            return false;
        if (between.Any(b => Or().IsMatch(b) || Example().IsMatch(b)))
            return true;
        // "C#/.NET" go together; "PostgreSQL/MySQL" are two of a kind.
        var sameKind = mentions[first..(last + 1)].Select(m => m.Skill.Kind).Distinct().Count() == 1;
        return sameKind && (between.All(b => b.Trim() == "/") || Example().IsMatch(sentence[..mentions[first].Start]) || OpenEnd().IsMatch(sentence[(mentions[last].Start + mentions[last].Length)..]));
    }

    private static string Between(string sentence, SkillMention left, SkillMention right) =>
        right.Start >= left.Start + left.Length ? sentence[(left.Start + left.Length)..right.Start] : "";

    [GeneratedRegex(@"^\s*(,|/|\||&|and/or|or|and|oder|und|ou|et)?\s*(or|and|oder|und|ou|et|and/or|even|maybe)?\s*(an? )?((any |some )?(other|another|similar)\s)?$|^\s*,?\s*or\s+(an?\s+|any\s+|some\s+)?(similar|other|comparable|equivalent)(\s+\w+){0,2}\s*[(:]\s*((such as|like|e\.?g\.?),?\s*)?$|^[\s,(]*(such as|like|e\.?g\.?|for example|z\.?\s?b\.?|wie|comme)[\s,:]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(and|und|et)\b(?!/)|&", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\b(or|oder|ou)\b|and/or", RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"\b(such as|like|e\.?g\.?|for example|for instance|one of|any of|either|at least one|z\.?\s?b\.?|wie|comme|par exemple)\W*(the following)?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\W*(,|or|and)?\s*\b(or similar|or (an )?equivalent|or other|or another|or comparable|or something|etc)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OpenEnd();
}
