using System.Collections.Immutable;

namespace TalentScout;

/// <summary>A skill named in a text: where it stands, in characters.</summary>
public readonly record struct SkillMention(Skill Skill, int Start, int Length);

/// <summary>
/// Finds skills in running text: bios, adverts, READMEs. Knows "C#/.NET", "node.js" and "Postgres/MySQL"; passes over addresses and
/// mentions; counts a spelling that is a common word too ("go", "rest", "spring") only where its neighbours say so (<see cref="MentionContext"/>).
/// Thread-safe.
/// </summary>
public sealed class SkillText
{
    /// <summary>Characters read of one text; the rest is passed over.</summary>
    public const int MaxLength = 200_000;

    private readonly SpellingTable _spellings;

    public SkillText(SkillCatalogue catalogue) => _spellings = new SpellingTable(catalogue);

    /// <summary>In the order of the text; the longest spelling at a place wins, so "Spring Boot" is not also "Spring".</summary>
    public ImmutableArray<SkillMention> Find(string text)
    {
        var read = text.Length > MaxLength ? text[..MaxLength] : text;
        var candidates = Possible(read);
        var context = new MentionContext(read, candidates);
        return [.. candidates.Where((c, i) => context.Counts(i)).Select(c => new SkillMention(c.Spelling.Skill, c.Start, c.Length))];
    }

    /// <summary>The skills of a text, each once, in the order in which they first stand there.</summary>
    public ImmutableArray<Skill> Skills(string text) => [.. Find(text).Select(m => m.Skill).Distinct()];

    private List<PossibleMention> Possible(string text)
    {
        var found = new List<PossibleMention>();
        for (var at = 0; at < text.Length;)
        {
            if (TextBoundary.AddressEnd(text, at) is var end && end > at)
            {
                at = end;
                continue;
            }
            if (TextBoundary.MayStart(text, at) && _spellings.LongestAt(text, at) is { } hit)
            {
                found.Add(new PossibleMention(hit.Spelling, at, hit.Length));
                at += hit.Length;
                continue;
            }
            at++;
        }
        return found;
    }
}

/// <summary>A spelling that stands in the text, before it is known whether it means the skill.</summary>
internal readonly record struct PossibleMention(Spelling Spelling, int Start, int Length)
{
    public int End => Start + Length;
}
