using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TalentScout;

/// <summary>
/// Text -> tokens. Commas, semicolons, control characters and broken surrogates separate like blanks. Directly after "field:" a value is read
/// as it stands, so that tz:-5 excludes nothing and name:or is a name.
/// </summary>
internal sealed class QueryLexer
{
    private readonly string _text;
    private readonly ImmutableArray<QueryToken>.Builder _tokens = ImmutableArray.CreateBuilder<QueryToken>();
    private int _at;
    private bool _afterBreak = true;
    private QueryError? _error;

    private QueryLexer(string text) => _text = text;

    public static (ImmutableArray<QueryToken> Tokens, QueryError? Error) Read(string text)
    {
        var lexer = new QueryLexer(text);
        lexer.ReadAll();
        return (lexer._tokens.ToImmutable(), lexer._error);
    }

    private void ReadAll()
    {
        while (_error is null && _at < _text.Length)
        {
            if (IsSeparator(_at))
            {
                _afterBreak |= _text[_at] is ',' or ';' or '\n' or '\r';
                _at++;
            }
            else
            {
                ReadToken();
            }
        }

        Add(QueryTokenKind.End, "", _text.Length);
    }

    private void ReadToken()
    {
        var start = _at;
        var c = _text[_at];
        switch (c)
        {
            case '(':
                _at++;
                Add(QueryTokenKind.Open, "(", start);
                break;
            case ')':
                _at++;
                Add(QueryTokenKind.Close, ")", start);
                break;
            case '^':
                // Letters too: "java^1e3" is a wrong weight, not a weight and a word.
                while (++_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '.'))
                {
                }

                Add(QueryTokenKind.Weight, _text[(start + 1).._at], start);
                break;
            case '-' or '+' when !AfterField():
                ReadSign(c);
                break;
            default:
                if (IsQuote(c))
                    ReadPhrase();
                else
                    ReadWord();
                break;
        }
    }

    private void ReadSign(char sign)
    {
        var start = _at++;
        if (_at == _text.Length || IsSeparator(_at))
            _error = new QueryError($"`{sign}` stands alone", start, 1, sign == '-' ? "what to leave out, directly after it: -php" : "what must be there, directly after it: +go");
        Add(sign == '-' ? QueryTokenKind.Minus : QueryTokenKind.Plus, sign.ToString(), start);
    }

    private void ReadPhrase()
    {
        var start = _at;
        var straight = _text[_at] == '"';
        var phrase = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '"' or '\\')
            {
                phrase.Append(_text[++_at]);
            }
            else if (straight ? c == '"' : IsQuote(c))
            {
                _at++;
                Add(QueryTokenKind.Phrase, string.Join(' ', phrase.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize(), start);
                return;
            }
            else
            {
                phrase.Append(IsBlank(_at) ? ' ' : c);
            }
        }

        _error = new QueryError("a quote is not closed", start, _text.Length - start, "a closing \"");
    }

    private void ReadWord()
    {
        var start = _at;
        var value = AfterField();
        for (; _at < _text.Length && !IsSeparator(_at) && !IsQuote(_text[_at]) && _text[_at] is not ('(' or ')' or '^'); _at++)
        {
            if (_text[_at] == ':' && !value && IsName(_text.AsSpan(start, _at - start)))
            {
                var name = _text[start.._at++];
                Add(QueryTokenKind.Field, name, start);
                return;
            }
        }

        var word = _text[start.._at].Normalize();
        Add(value ? QueryTokenKind.Word : KindOf(word), word, start);
    }

    /// <summary>Operators in whatever case: "java or kotlin" is meant as it is said. The words themselves go into quotes.</summary>
    private static QueryTokenKind KindOf(string word) => word.ToUpperInvariant() switch
    {
        "AND" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => QueryTokenKind.Word,
    };

    private void Add(QueryTokenKind kind, string text, int start)
    {
        _tokens.Add(new QueryToken(kind, text, new TextSpan(start, _at - start), _afterBreak));
        _afterBreak = false;
    }

    /// <summary>The colon of a field stands directly before.</summary>
    private bool AfterField() => _tokens.Count > 0 && _tokens[^1] is { Kind: QueryTokenKind.Field } field && field.Span.Start + field.Span.Length == _at;

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
            return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
                return false;
        return true;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB';

    private bool IsSeparator(int at) => _text[at] is ',' or ';' || IsBlank(at);

    private bool IsBlank(int at)
    {
        var c = _text[at];
        if (char.IsHighSurrogate(c))
            return at + 1 == _text.Length || !char.IsLowSurrogate(_text[at + 1]);
        if (char.IsLowSurrogate(c))
            return at == 0 || !char.IsHighSurrogate(_text[at - 1]);
        // Joiners shape letters inside a word in several scripts.
        return char.IsWhiteSpace(c) || char.IsControl(c)
            || c is not ('\u200C' or '\u200D') && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;
    }
}
