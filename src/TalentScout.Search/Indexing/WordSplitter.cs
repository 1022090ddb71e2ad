using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace TalentScout.Search;

/// <summary>
/// The words of a text and the parts of each, as <see cref="Words.Of"/> and <see cref="Words.PartsOf"/> have them, without a string for each: for the many texts that are indexed. Used again
/// for the next text.
/// </summary>
internal sealed class WordSplitter
{
    private char[] _text = new char[1024];
    private char[] _source = [];
    private int _end;
    private Token[] _tokens = new Token[256];

    /// <summary>Words and parts of the text read last.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int token] => _text.AsSpan(_tokens[token].Start, _tokens[token].Length);

    /// <summary>False for the part of a word, which stands where the word does.</summary>
    public bool IsWord(int token) => _tokens[token].Word;

    public void Read(ReadOnlySpan<char> text)
    {
        Count = 0;
        Fold(text);
        var end = _end;
        for (var at = 0; at < end;)
        {
            if (char.IsWhiteSpace(_text[at]))
            {
                at++;
                continue;
            }

            var from = at;
            while (at < end && !char.IsWhiteSpace(_text[at]))
                at++;
            var word = Words.Trim(_text.AsSpan(from, at - from), out var skipped);
            if (word.IsEmpty)
                continue;
            Add(from + skipped, Math.Min(word.Length, Words.MaxLength), word: true);
            AddParts(_tokens[Count - 1]);
        }
    }

    private void AddParts(Token word)
    {
        var first = Count;
        var start = -1;
        for (var i = word.Start; i <= word.Start + word.Length; i++)
        {
            if (i < word.Start + word.Length && char.IsLetterOrDigit(_text[i]))
            {
                if (start < 0)
                    start = i;
            }
            else if (start >= 0)
            {
                // A plain word is its own only part.
                if (i - start == word.Length)
                    return;
                Add(start, i - start, word: false);
                start = -1;
            }
        }

        Join(first);
    }

    /// <summary>Adds the join of the parts where there are several, then leaves each different one once.</summary>
    private void Join(int first)
    {
        if (Count - first < 2)
            return;
        var start = _end;
        for (var part = first; part < Count; part++)
        {
            Grow(ref _text, _end + _tokens[part].Length);
            this[part].CopyTo(_text.AsSpan(_end));
            _end += _tokens[part].Length;
        }

        var parts = Count;
        Count = first;
        for (var part = first; part < parts; part++)
            if (!Has(first, _text.AsSpan(_tokens[part].Start, _tokens[part].Length)))
                _tokens[Count++] = _tokens[part];
        // Longer than each of them.
        Add(start, _end - start, word: false);
    }

    private bool Has(int first, ReadOnlySpan<char> part)
    {
        for (var i = first; i < Count; i++)
            if (this[i].SequenceEqual(part))
                return true;
        return false;
    }

    private void Add(int start, int length, bool word)
    {
        if (Count == _tokens.Length)
            Array.Resize(ref _tokens, Count * 2);
        _tokens[Count++] = new Token(start, length, word);
    }

    /// <summary>As <see cref="Words.Fold"/>, but for the blanks around it.</summary>
    private void Fold(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            Grow(ref _text, text.Length);
            Ascii.ToLower(text, _text, out _end);
            return;
        }

        Grow(ref _source, text.Length);
        text.CopyTo(_source);
        // One character becomes four at most.
        Grow(ref _text, text.Length * 4);
        _end = ASCIIFoldingFilter.FoldToASCII(_source, 0, _text, 0, text.Length);
        if (_source.Length < _end)
            Grow(ref _source, _end);
        _text.AsSpan(0, _end).CopyTo(_source);
        _source.AsSpan(0, _end).ToLowerInvariant(_text);
    }

    private static void Grow(ref char[] array, int length)
    {
        if (array.Length < length)
            Array.Resize(ref array, Math.Max(length, array.Length * 2));
    }

    private readonly record struct Token(int Start, int Length, bool Word);
}
