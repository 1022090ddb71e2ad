using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// What words without a field mean. The longest run of neighbours that names a skill or role is that skill or role ("spring boot"), the rest is text.
/// A skill with the name of a common word ("go", "julia") is one only where the query speaks of work: it names another skill, a role, a developer, or has a
/// field other than name: login: bio: - or where nothing in it but skills and places stands free. Else it is text, printed in quotes so that it stays so.
/// "in" before a place and the place are where somebody lives; before anything else it is text.
/// </summary>
internal sealed class BareWords
{
    private const int LongestRun = 5;

    private readonly QueryVocabulary _words;
    private readonly ImmutableArray<QueryToken> _tokens;
    private readonly bool _speaksOfWork;

    public BareWords(QueryVocabulary words, ImmutableArray<QueryToken> tokens)
    {
        _words = words;
        _tokens = tokens;
        _speaksOfWork = SpeaksOfWork();
    }

    /// <param name="at">Index of a word token.</param>
    /// <returns>The node, and how many tokens it took.</returns>
    public (QueryNode? Node, int Taken) Read(int at)
    {
        if (QueryWord.Beginning(_tokens[at].Text) is { } beginning)
            return (new PrefixNode(beginning), 1);
        if (QueryWord.Misspelt(_tokens[at].Text) is (var misspelt, var edits))
            return (new FuzzyNode(misspelt, edits), 1);
        if (PlaceAt(at) is { } place)
            return place;
        var (skill, role, length) = Name(at);
        if (skill is not null && (_speaksOfWork || !IsCommonWord(skill, at, length)))
            return (new SkillNode(skill.Id, null), length + WorkerAfter(at + length));
        if (role is not null)
            return (new FieldNode(QueryField.Role, role), length + WorkerAfter(at + length));
        var word = QueryWord.Clean(_tokens[at].Text);
        var phrase = skill is not null || !QueryWord.StandsAlone(word);
        return (QueryWord.HasContent(word) ? new TextNode(word, phrase) : null, 1);
    }

    /// <summary>The longest run from here that names a skill or, where no skill is named so, a role.</summary>
    private (Skill? Skill, string? Role, int Length) Name(int at)
    {
        for (var length = RunLength(at); length > 0; length--)
        {
            var written = string.Join(' ', _tokens.Skip(at).Take(length).Select(t => t.Text));
            foreach (var text in new[] { written, QueryWord.Clean(written) }.Distinct())
            {
                if (_words.Skill(text) is { } skill)
                    return (skill, null, length);
                if (RoleWords.Of(text) is { } role)
                    return (null, role, length);
            }
        }

        return (null, null, 1);
    }

    /// <summary>"in Berlin", "in New Zealand", "in \"São Paulo\"" -> city or country, and how many tokens it took; null where it is no such thing, or names a skill or role.</summary>
    private (QueryNode Node, int Taken)? PlaceAt(int at)
    {
        if (!QueryWord.IsIn(_tokens[at].Text))
            return null;
        if (_tokens[at + 1] is { Kind: QueryTokenKind.Phrase, AfterBreak: false } phrase)
            return PlaceFields.Find(phrase.Text, _words) is { } quoted ? (quoted, 2) : null;
        for (var length = RunLength(at) - 1; length > 0; length--)
        {
            var written = QueryWord.Clean(string.Join(' ', _tokens.Skip(at + 1).Take(length).Select(t => t.Text)));
            if (!IsLoose(written) && _words.Skill(written) is null && RoleWords.Of(written) is null && PlaceFields.Find(written, _words) is { } place)
                return (place, length + 1);
        }

        return null;
    }

    /// <summary>"in it", "in me", "in my": codes of countries are written large, but for the two that people write small.</summary>
    private static bool IsLoose(string place) => place.Length <= 2 && place.Any(char.IsLower) && place is not ("us" or "uk");

    private int RunLength(int at)
    {
        var length = 1;
        while (length < LongestRun && _tokens[at + length] is { Kind: QueryTokenKind.Word, AfterBreak: false })
            length++;
        return length;
    }

    private int WorkerAfter(int at) =>
        _tokens[at] is { Kind: QueryTokenKind.Word, AfterBreak: false } next && RoleWords.IsWorker(QueryWord.Clean(next.Text)) ? 1 : 0;

    private bool IsCommonWord(Skill skill, int at, int length) =>
        length == 1 && skill.Ambiguous.Contains(QueryWord.Clean(_tokens[at].Text), StringComparer.OrdinalIgnoreCase);

    private bool SpeaksOfWork()
    {
        var freeWords = false;
        for (var at = 0; at < _tokens.Length; at++)
        {
            if (_tokens[at].Is(QueryTokenKind.Field))
            {
                if (!IsAboutThePerson(_tokens[at].Text))
                    return true;
                at++;
            }
            else if (_tokens[at].Is(QueryTokenKind.Word) && PlaceAt(at) is { } place)
            {
                at += place.Taken - 1;
            }
            else if (_tokens[at].Is(QueryTokenKind.Word))
            {
                var (skill, role, length) = Name(at);
                if (role is not null || (skill is not null && !IsCommonWord(skill, at, length)) || WorkerAfter(at) > 0)
                    return true;
                freeWords |= skill is null && !IsPlace(QueryWord.Clean(_tokens[at].Text));
                at += length - 1;
            }
        }

        return !freeWords;
    }

    /// <summary>nice:( ) says nothing by itself; what stands in it does.</summary>
    private static bool IsAboutThePerson(string field) =>
        field.ToLowerInvariant() is "name" or "login" or "bio" or "nice";

    private bool IsPlace(string word) => _words.FindCity(word) is not null || _words.ResolveCountry(word) is not null;
}
