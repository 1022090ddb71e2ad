namespace TalentScout;

/// <summary>
/// Whether a common word means the skill here. It does where (1) it is the whole text; (2) the words around it say so ("Go developer",
/// "written in Go", "years of R"); (3) it stands in a list beside a skill that counts ("Python, Go and Rust"), or in a list of three such
/// words; (4) it is an acronym in capitals ("REST"). Otherwise it does not: "Go to market", "the rest", "in spring".
/// </summary>
internal sealed class MentionContext
{
    private readonly string _text;
    private readonly List<PossibleMention> _candidates;
    private readonly bool[] _counts;

    public MentionContext(string text, List<PossibleMention> candidates)
    {
        _text = text;
        _candidates = candidates;
        _counts = new bool[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
            _counts[i] = !candidates[i].Spelling.Ambiguous || IsWholeText(candidates[i]) || IsSaidOfWorker(candidates[i]) || SaidByWords(candidates[i]) || IsAcronym(candidates[i]);
        CountRuns();
        Spread();
    }

    public bool Counts(int index) => _counts[index];

    private bool IsWholeText(PossibleMention c) => _text.AsSpan(0, c.Start).Trim().Trim("#*-•").IsEmpty && _text.AsSpan(c.End).Trim().Trim(".!").IsEmpty;

    // "Backend Engineer (Go)"; a letter there is a mark: "(C)", "(R)".
    private bool IsSaidOfWorker(PossibleMention c) =>
        c.Length > 1 && IsCapital(c) && c.Start > 0 && c.End < _text.Length && _text[c.Start - 1] == '(' && _text[c.End] == ')'
        && ContextWords.StrongFollowing.Contains(ContextWords.Before(_text, c.Start).Word);

    private bool SaidByWords(PossibleMention c)
    {
        if (IsJoined(c))
            return false;
        var after = ContextWords.After(_text, c.End);
        if (after.Word.Length > 0 && ContextWords.Following.Contains(after.Word) && (IsCapital(c) || ContextWords.StrongFollowing.Contains(after.Word)))
            return true;
        if (IsCapital(c) && after.Word.Length > 0 && IsVersion(after.Word) && c.Length > 1)
            return true;
        var before = ContextWords.Before(_text, c.Start);
        if (before.Word.Length == 0)
            return false;
        var closes = after.Word.Length == 0 || after.Breaks || ContextWords.Closing.Contains(after.Word);
        if (!closes)
            return false;
        if (ContextWords.WritingVerbs.Contains(before.Word))
            return true;
        if (!IsCapital(c))
            return false;
        return ContextWords.Preceding.Contains(before.Word)
            || (before.Word is "in" or "on" && ContextWords.BeforeIn.Contains(ContextWords.Before(_text, before.Start).Word));
    }

    // "REST" and "SOAP" shouted alone, in a text that does not shout.
    private bool IsAcronym(PossibleMention c) =>
        c.Spelling.Skill.Kind == SkillKind.Api && c.Length >= 4 && !IsJoined(c)
        && !_text.AsSpan(c.Start, c.Length).ContainsAnyExceptInRange('A', 'Z') && _text.AsSpan().ContainsAnyInRange('a', 'z');

    /// <summary>A list of three or more, all of them common words written as names: "C, Go and R".</summary>
    private void CountRuns()
    {
        for (var i = 0; i < _candidates.Count;)
        {
            var end = i + 1;
            while (end < _candidates.Count && IsListed(end - 1, end) && IsCapital(_candidates[end]))
                end++;
            if (end - i >= 3 && IsCapital(_candidates[i]))
                for (var k = i; k < end; k++)
                    _counts[k] |= !IsJoined(_candidates[k]);
            i = end;
        }
    }

    /// <summary>What counts makes its neighbours in a list count, from both ends.</summary>
    private void Spread()
    {
        for (var i = 1; i < _counts.Length; i++)
            _counts[i] |= _counts[i - 1] && IsNeighbour(i - 1, i, _candidates[i]);
        for (var i = _counts.Length - 2; i >= 0; i--)
            _counts[i] |= _counts[i + 1] && IsNeighbour(i, i + 1, _candidates[i]);
    }

    // Side by side without a comma ("Java Spring") only where the word is written like a name.
    private bool IsNeighbour(int left, int right, PossibleMention word) =>
        !IsJoined(word) && (IsListed(left, right) || (IsCapital(word) && Between(left, right) is " " or " (" or " + "));

    private bool IsListed(int left, int right)
    {
        var between = Between(left, right);
        return between.Length is > 0 and <= 12 && ContextWords.IsListSeparator(between);
    }

    private string Between(int left, int right)
    {
        var start = _candidates[left].End;
        var length = _candidates[right].Start - start;
        return length is >= 0 and <= 12 ? _text.Substring(start, length) : "";
    }

    private bool IsCapital(PossibleMention c) => char.IsUpper(_text[c.Start]);

    // "C-level", "R&D", "go-to", "Q&R": part of another word.
    private bool IsJoined(PossibleMention c) =>
        (c.End + 1 < _text.Length && _text[c.End] is '-' or '&' or '\'' or '’' && char.IsLetter(_text[c.End + 1]))
        || (c.Start >= 2 && _text[c.Start - 1] is '-' or '&' or '\'' && char.IsLetter(_text[c.Start - 2]));

    // "Spring 6" and "Go 1.22", not "Spring 2024".
    private static bool IsVersion(string word) => word.Length <= 6 && char.IsDigit(word[0]) && !(word.Length == 4 && word.All(char.IsDigit));
}
