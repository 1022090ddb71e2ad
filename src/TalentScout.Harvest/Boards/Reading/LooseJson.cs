using System.Globalization;
using System.Text;

namespace TalentScout.Harvest.Boards.Reading;

/// <summary>
/// JSON as it is on the web: raw newlines and control characters in strings, escapes that do not exist, comments of three kinds, trailing and missing commas,
/// single quotes, names without quotes, a script's assignment or an HTML comment around it, and an end that was cut off. What cannot be read is passed over;
/// never throws. Nesting beyond <see cref="MaxDepth"/> is passed over too.
/// </summary>
internal sealed class LooseJson
{
    public const int MaxDepth = 64;

    /// <summary>Values read of one text; the rest is passed over.</summary>
    public const int MaxValues = 500_000;

    private readonly string _text;
    private int _at;
    private int _values;

    private LooseJson(string text) => _text = text;

    public static BoardNode Parse(string text)
    {
        var reader = new LooseJson(text);
        reader.FindStart();
        var roots = new List<BoardNode>();
        // Two objects one after the other, as some sites write them.
        while (reader._at < text.Length && reader.Value(0) is { } value)
        {
            if (!value.IsEmpty)
                roots.Add(value);
            reader.SkipTo("{[");
        }

        return roots.Count == 1 ? roots[0] : new BoardNode { Items = roots };
    }

    private void FindStart()
    {
        Space();
        if (_at < _text.Length && _text[_at] is not ('{' or '[' or '"'))
            SkipTo("{[");
    }

    private void SkipTo(string starts)
    {
        while (_at < _text.Length && !starts.Contains(_text[_at], StringComparison.Ordinal))
            _at++;
    }

    private BoardNode? Value(int depth)
    {
        Space();
        if (_at >= _text.Length)
            return null;
        if (++_values > MaxValues)
        {
            _at = _text.Length;
            return null;
        }

        return _text[_at] switch
        {
            '{' => depth < MaxDepth ? Object(depth) : Skipped(),
            '[' => depth < MaxDepth ? Array(depth) : Skipped(),
            '"' or '\'' => BoardNode.Of(String(_text[_at])),
            _ => Bare(),
        };
    }

    private BoardNode Object(int depth)
    {
        _at++;
        var fields = new List<KeyValuePair<string, BoardNode>>();
        while (More('}'))
        {
            var start = _at;
            var name = _text[_at] is '"' or '\'' ? String(_text[_at]) : Name();
            Space();
            if (_at < _text.Length && _text[_at] is ':' or '=')
            {
                _at++;
                if (Value(depth + 1) is { } value)
                    fields.Add(new(name, value));
            }

            if (_at == start)
                _at++;
        }

        return new BoardNode { Fields = fields };
    }

    private BoardNode Array(int depth)
    {
        _at++;
        var items = new List<BoardNode>();
        while (More(']'))
        {
            var start = _at;
            if (Value(depth + 1) is { } value)
                items.Add(value);
            if (_at == start)
                _at++;
        }

        return new BoardNode { Items = items };
    }

    /// <summary>Past blanks and commas: false at the end of the list, which is passed, or of the text. A bracket of the other kind ends the list too, and stays.</summary>
    private bool More(char end)
    {
        while (true)
        {
            Space();
            if (_at >= _text.Length)
                return false;
            if (_text[_at] is ',' or ';')
            {
                _at++;
                continue;
            }

            if (_text[_at] == end)
            {
                _at++;
                return false;
            }

            return _text[_at] is not ('}' or ']');
        }
    }

    private BoardNode Skipped()
    {
        var open = 0;
        do
        {
            if (_text[_at] is '"')
                String('"');
            else
                open += _text[_at++] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        }
        while (open > 0 && _at < _text.Length);
        return BoardNode.Nothing;
    }

    private string Name()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '$' or '@' or '-' or '.'))
            _at++;
        return _text[start.._at];
    }

    private BoardNode Bare()
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (',' or '}' or ']' or '{' or '[' or '"' or ':'))
            _at++;
        if (_at == start)
            return BoardNode.Nothing;
        var text = _text[start.._at];
        return text is "null" or "undefined" or "NaN" ? BoardNode.Nothing : new BoardNode { Text = text, IsBare = true };
    }

    /// <summary>A quote ends the string where JSON may go on after it; another one ("the "best" team") is a part of it.</summary>
    private string String(char quote)
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == quote && EndsHere())
            {
                _at++;
                break;
            }

            if (c == '\\' && _at + 1 < _text.Length)
                Escape(text);
            else if (c is '\0')
                text.Append(' ');
            else
                text.Append(c);
        }

        return text.ToString();
    }

    private bool EndsHere()
    {
        var next = _at + 1;
        while (next < _text.Length && char.IsWhiteSpace(_text[next]))
            next++;
        return next >= _text.Length || _text[next] is ',' or '}' or ']' or ':' or '"' or '\'' or ';' || (_text[next] == '/' && next + 1 < _text.Length && _text[next + 1] is '/' or '*');
    }

    private void Escape(StringBuilder text)
    {
        var c = _text[++_at];
        switch (c)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b' or 'f': text.Append(' '); break;
            case 'u' when Unit() is { } unit: text.Append(unit); break;
            case '"' or '\'' or '/' or '\\' or '\n': text.Append(c); break;
            default: text.Append('\\').Append(c); break;
        }
    }

    private char? Unit()
    {
        if (_at + 4 >= _text.Length || !ushort.TryParse(_text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            return null;
        _at += 4;
        return char.IsSurrogate((char)unit) && !PairAt(unit) ? '\uFFFD' : (char)unit;
    }

    /// <summary>The other half stands before or after.</summary>
    private bool PairAt(ushort unit) => char.IsHighSurrogate((char)unit)
        ? _at + 2 < _text.Length && _text[_at + 1] == '\\' && _text[_at + 2] == 'u' && _at + 6 < _text.Length && _text[_at + 3] is 'd' or 'D' && "cdefCDEF".Contains(_text[_at + 4], StringComparison.Ordinal)
        : _at >= 11 && _text[_at - 11 + 1] == 'u' && _text[_at - 9] is 'd' or 'D' && "89abAB".Contains(_text[_at - 8], StringComparison.Ordinal);

    /// <summary>Blanks, comments, and what site builders put around a script.</summary>
    private void Space()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] is '\uFEFF' or '\0' || char.IsControl(_text[_at]))
                _at++;
            else if (Starts("//"))
                Past("\n");
            else if (Starts("/*"))
                Past("*/");
            else if (Starts("<!--"))
                Past("-->");
            else if (Starts("-->"))
                _at += 3;
            else if (Starts("<![CDATA["))
                _at += 9;
            else if (Starts("]]>"))
                _at += 3;
            else
                return;
        }
    }

    private bool Starts(string mark) => _text.AsSpan(_at).StartsWith(mark, StringComparison.Ordinal);

    private void Past(string mark) => _at = _text.IndexOf(mark, _at, StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : _text.Length;
}
