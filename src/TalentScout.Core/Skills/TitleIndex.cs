using System.Collections.Immutable;

namespace TalentScout;

/// <summary>Which skills the title of a change speaks of, by the phrases of the catalogue: whole words, whatever stands between them.</summary>
internal sealed class TitleIndex(ImmutableArray<Skill> skills)
{
    private const int MaxLength = 300;

    // By the first word: few titles have one, and a look-up costs less than eighty searches.
    private readonly ILookup<string, (string Phrase, string[] Words, Skill Skill)> _phrases = skills
        .SelectMany(s => s.Titles.Select(t => (Phrase: t, Words: Words(t), Skill: s)))
        .ToLookup(p => p.Words[0], StringComparer.Ordinal);

    /// <summary>Each skill once, with the phrase that stands first.</summary>
    public IEnumerable<(Skill Skill, string Phrase)> Find(string title)
    {
        var words = Words(title.Length > MaxLength ? title[..MaxLength] : title);
        var seen = new HashSet<Skill>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < words.Length; at++)
            foreach (var (phrase, wanted, skill) in _phrases[words[at]].Concat(_phrases[Singular(words[at])]).Distinct())
                if (Stands(wanted, words.AsSpan(at)) && seen.Add(skill))
                    yield return (skill, phrase);
    }

    /// <summary>Lower case; "n+1" and "multi-stage" are one word each.</summary>
    internal static string[] Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && text[i] is '+' or '-' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])));
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return [.. words];
    }

    private static bool Stands(ReadOnlySpan<string> wanted, ReadOnlySpan<string> words)
    {
        if (wanted.Length > words.Length)
            return false;
        for (var i = 0; i < wanted.Length; i++)
            if (wanted[i] != words[i] && wanted[i] != Singular(words[i]))
                return false;
        return true;
    }

    private static string Singular(string word) =>
        word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2] : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}
