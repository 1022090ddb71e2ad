using System.Collections.Immutable;

namespace TalentScout;

/// <summary>
/// What words without a field mean. The longest run of neighbours that names a skill or role is that skill or role ("spring boot"), the rest is text.
/// A skill with the name of a common word ("go", "julia") is one only where the query speaks of work: it names another skill, a role, a developer, or has a
/// field other than name: login: bio: - or where nothing in it but skills and places stands free. Else it is text, printed in quotes so that it stays so.
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
