namespace TalentScout;

/// <summary>
/// All spellings of all skills by their first word, longest first. Spaces, hyphens and underscores between words are the same, and so are
/// capitals: "Spring-Boot" is "spring boot".
/// </summary>
internal sealed class SpellingTable
{
    private readonly Dictionary<string, List<Spelling>> _byHead = new(StringComparer.Ordinal);

    public SpellingTable(SkillCatalogue catalogue)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var skill in catalogue.All)
        {
            // Ambiguous ones first: where a name is listed there ("Go"), it is a common word as a name too.
            foreach (var text in skill.Ambiguous)
                Add(skill, text, true, seen);
            // An id is a spelling only where no person wrote aliases with hyphens for it ("event-streaming" is one, "oauth" too).
            foreach (var text in skill.Aliases.Append(skill.Name).Append(skill.Id))
                Add(skill, text, false, seen);
        }
        foreach (var list in _byHead.Values)
            list.Sort((a, b) => b.Text.Length.CompareTo(a.Text.Length));
    }

    /// <summary>The longest spelling that stands at an offset, with its length there; null where there is none.</summary>
    public (Spelling Spelling, int Length)? LongestAt(string text, int at)
    {
        if (!_byHead.TryGetValue(Head(text.AsSpan(at)), out var list))
            return null;
        foreach (var spelling in list)
            if (LengthAt(text, at, spelling.Text) is var length && length > 0 && TextBoundary.MayEnd(text, at, at + length))
                return (spelling, length);
        return null;
    }

    private void Add(Skill skill, string text, bool ambiguous, HashSet<string> seen)
    {
        if (!seen.Add(text))
            return;
        var head = Head(text);
        if (!_byHead.TryGetValue(head, out var list))
            _byHead.Add(head, list = []);
        list.Add(new Spelling(skill, text, ambiguous));
    }

    // Two characters tell enough apart; a spelling of one character has a head of its own.
    private static string Head(ReadOnlySpan<char> text)
    {
        var second = text.Length > 1 && (char.IsLetterOrDigit(text[1]) || text[1] is '+' or '#' or '.') ? char.ToLowerInvariant(text[1]) : ' ';
        return string.Create(2, (char.ToLowerInvariant(text[0]), second), static (span, pair) => (span[0], span[1]) = pair);
    }

    private static int LengthAt(string text, int at, string spelling)
    {
        var t = at;
        foreach (var c in spelling)
        {
            if (t >= text.Length)
                return 0;
            var separator = c is ' ' or '-' or '_';
            var matches = separator ? text[t] is ' ' or '-' or '_' or '\u00a0' : char.ToLowerInvariant(text[t]) == char.ToLowerInvariant(c);
            if (!matches)
                return 0;
            t++;
        }
        return t - at;
    }
}
