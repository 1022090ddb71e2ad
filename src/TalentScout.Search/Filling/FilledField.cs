using System.Buffers;
using System.Text;

namespace TalentScout.Search;

/// <summary>
/// One searched field of the documents gathered: every term where it stood, in the order of the documents. <see cref="Order"/> turns that into the documents of each term.
/// </summary>
internal sealed class FilledField(string name, bool hasPositions)
{
    private readonly TermTable _terms = new();
    private int[] _tokens = new int[1024];
    private int[] _places = hasPositions ? new int[1024] : [];
    private int _count;
    private readonly List<(int Doc, int End)> _documents = [];

    /// <summary>Terms of the document that are not yet looked up; as UTF-8, one after the other.</summary>
    private byte[] _utf8 = new byte[1024];
    private readonly List<(int End, TermKey Key)> _waiting = [];

    /// <summary>Of the words of a text.</summary>
    private TermKey[] _keys = new TermKey[256];

    /// <summary>Where the next word of the document stands.</summary>
    private int _next;

    public string Name => name;
    public bool HasPositions => hasPositions;
    public bool IsEmpty => _count == 0;

    /// <summary>The whole text as one term; looked up at the <see cref="End"/> of the document, until when what is needed for it can come from memory.</summary>
    /// <param name="folded">as <see cref="Words.Fold"/> does</param>
    public void AddTerm(int doc, ReadOnlySpan<char> text, bool folded)
    {
        Begin(doc);
        var term = folded ? text.Trim() : text;
        var start = _waiting.Count == 0 ? 0 : _waiting[^1].End;
        var most = start + Encoding.UTF8.GetMaxByteCount(term.Length);
        if (_utf8.Length < most)
            Array.Resize(ref _utf8, most * 2);
        if (!folded || Ascii.ToLower(term, _utf8.AsSpan(start), out var length) != OperationStatus.Done)
        {
            var exact = folded ? Words.Fold(term.ToString()) : term;
            most = start + Encoding.UTF8.GetMaxByteCount(exact.Length);
            if (_utf8.Length < most)
                Array.Resize(ref _utf8, most * 2);
            length = Encoding.UTF8.GetBytes(exact, _utf8.AsSpan(start));
        }

        var key = TermKey.Of(_utf8, start, length);
        _terms.Expect(key);
        _waiting.Add((start + length, key));
    }

    /// <summary>A text; of several of one document the words stand <paramref name="gap"/> apart.</summary>
    public void AddText(int doc, ReadOnlySpan<char> text, WordSplitter words, int gap)
    {
        if (!Begin(doc))
            _next += gap;
        words.Read(text);
        if (_keys.Length < words.Count)
            _keys = new TermKey[words.Count * 2];
        var keys = _keys.AsSpan(0, words.Count);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = words.Key(i);
            _terms.Expect(keys[i]);
        }

        foreach (var key in keys)
            _terms.ExpectTerm(key);
        for (var i = 0; i < keys.Length; i++)
        {
            if (words.IsWord(i))
                _next++;
            Add(_terms.Add(words[i], keys[i]), _next - 1);
        }

        _documents[^1] = (doc, _count);
    }

    /// <summary>Of a document.</summary>
    public void End()
    {
        if (_waiting.Count == 0)
            return;
        foreach (var (_, key) in _waiting)
            _terms.ExpectTerm(key);
        var start = 0;
        foreach (var (end, key) in _waiting)
        {
            Add(_terms.Add(_utf8.AsSpan(start..end), key), 0);
            start = end;
        }

        _waiting.Clear();
        _documents[^1] = (_documents[^1].Doc, _count);
    }

    /// <summary>The documents of each term, terms in the order of their bytes.</summary>
    public FilledPostings Order()
    {
        var order = _terms.Sorted();
        var slots = new int[_terms.Count];
        foreach (var term in _tokens.AsSpan(0, _count))
            slots[term]++;
        var starts = new int[order.Length + 1];
        for (var rank = 0; rank < order.Length; rank++)
        {
            starts[rank + 1] = starts[rank] + slots[order[rank]];
            slots[order[rank]] = starts[rank];
        }

        // Megabytes for each segment: memory that is new each time has to be cleared by the system, page by page.
        var docs = ArrayPool<int>.Shared.Rent(_count);
        var places = ArrayPool<int>.Shared.Rent(hasPositions ? _count : 0);
        var at = 0;
        foreach (var (doc, end) in _documents)
            for (; at < end; at++)
            {
                var slot = slots[_tokens[at]]++;
                docs[slot] = doc;
                if (hasPositions)
                    places[slot] = _places[at];
            }

        return new FilledPostings(_terms, order, starts, docs, hasPositions ? places : null);
    }

    public void Clear()
    {
        _terms.Clear();
        _documents.Clear();
        _count = 0;
    }

    /// <summary>False where there was something of the document before.</summary>
    private bool Begin(int doc)
    {
        if (_documents.Count > 0 && _documents[^1].Doc == doc)
            return false;
        _documents.Add((doc, _count));
        _next = 0;
        return true;
    }

    private void Add(int term, int place)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
            if (hasPositions)
                Array.Resize(ref _places, _count * 2);
        }

        _tokens[_count] = term;
        if (hasPositions)
            _places[_count] = place;
        _count++;
    }
}
