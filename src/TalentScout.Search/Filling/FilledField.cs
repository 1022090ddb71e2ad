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
    private byte[] _utf8 = new byte[1024];

    /// <summary>Of the words of a text: where each ends in the bytes, and its hash.</summary>
    private (int End, uint Hash)[] _words = new (int, uint)[256];

    /// <summary>Where the next word of the document stands.</summary>
    private int _next;

    public string Name => name;
    public bool HasPositions => hasPositions;
    public bool IsEmpty => _count == 0;

    /// <summary>The whole text as one term.</summary>
    public void AddTerm(int doc, string term)
    {
        Begin(doc);
        var end = Encode(term, 0);
        Add(_terms.Add(_utf8.AsSpan(0, end)), 0);
        End();
    }

    /// <summary>A text; of several of one document the words stand <paramref name="gap"/> apart.</summary>
    public void AddText(int doc, ReadOnlySpan<char> text, WordSplitter words, int gap)
    {
        if (!Begin(doc))
            _next += gap;
        words.Read(text);
        if (_words.Length < words.Count)
            _words = new (int, uint)[words.Count * 2];
        var start = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var end = Encode(words[i], start);
            _words[i] = (end, TermTable.Hash(_utf8.AsSpan(start..end)));
            _terms.Expect(_words[i].Hash);
            start = end;
        }

        for (var i = 0; i < words.Count; i++)
            _terms.ExpectTerm(_words[i].Hash);
        start = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsWord(i))
                _next++;
            Add(_terms.Add(_utf8.AsSpan(start.._words[i].End), _words[i].Hash), _next - 1);
            start = _words[i].End;
        }

        End();
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

    private void End() => _documents[^1] = (_documents[^1].Doc, _count);

    private int Encode(ReadOnlySpan<char> term, int start)
    {
        var most = start + Encoding.UTF8.GetMaxByteCount(term.Length);
        if (_utf8.Length < most)
            Array.Resize(ref _utf8, most * 2);
        return start + Encoding.UTF8.GetBytes(term, _utf8.AsSpan(start));
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
