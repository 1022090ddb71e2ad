using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// The skills that a text about a repository or a person names as its own subject: what it is "unlike", "inspired by" or an "alternative to" is passed over.
/// </summary>
internal sealed partial class AboutText(SkillCatalogue catalogue)
{
    private const int ExcerptLength = 300;
    private const int LookBack = 40;

    private readonly SkillText _text = new(catalogue);

    /// <summary>Each skill once, with the words around its first mention.</summary>
    public IEnumerable<(Skill Skill, string Excerpt)> Find(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mention in _text.Find(text))
            if (!IsOther(text, mention.Start) && seen.Add(mention.Skill.Id))
                yield return (mention.Skill, Excerpt(text, mention));
    }

    /// <summary>Skills that the first lines of changes name, with the number of changes; trivial ones do not count.</summary>
    public ImmutableSortedDictionary<string, int> Touched(IEnumerable<string?> lines) => lines
        .Where(line => !TrivialChange.Is(line))
        .SelectMany(line => Find(line!).Select(f => f.Skill.Id).Concat(catalogue.OfTitle(line!).Select(f => f.Skill.Id)).Distinct(StringComparer.Ordinal))
        .GroupBy(id => id, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>Kinds of work (schemas, queries, tuning, interfaces, pipelines) that the title of a change speaks of, each once, with the words that say so.</summary>
    public IEnumerable<(Skill Skill, string Words)> Depth(string title) => catalogue.OfTitle(title)
        .Concat(Find(title).Select(f => (f.Skill, Phrase: f.Skill.Name)).Where(f => f.Skill.IsDepth))
        .DistinctBy(f => f.Skill.Id);

    private static bool IsOther(string text, int start)
    {
        var from = Math.Max(0, start - LookBack);
        return Other().IsMatch(text.AsSpan(from, start - from));
    }

    /// <summary>The line with the mention, cut around it where it is long.</summary>
    private static string Excerpt(string text, SkillMention mention)
    {
        var begin = text.LastIndexOf('\n', Math.Max(0, mention.Start - 1)) + 1;
        var end = text.IndexOf('\n', mention.Start) is >= 0 and var newLine ? newLine : text.Length;
        if (end - begin > ExcerptLength)
        {
            begin = Math.Max(begin, mention.Start - (ExcerptLength / 2));
            end = Math.Min(end, begin + ExcerptLength);
        }
        return text[begin..end].Trim();
    }

    // The words that lead to the mention, as far as the sentence goes.
    [GeneratedRegex(@"\b(?:alternatives? (?:to|for)|unlike|instead of|rather than|replacements? for|inspired by|similar to|compared (?:to|with)|vs\.?|versus|not|no|without|migrat\w+ (?:away )?from|ported? from|clone of)(?: [^\s.;:!?]+){0,3} ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
