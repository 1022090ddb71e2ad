using System.Buffers;
using System.Text;

namespace TalentScout.Search;

/// <summary>
/// One searched field of the documents gathered: every term where it stood, in the order of the documents. <see cref="Order"/> turns that into the documents of each term.
/// </summary>
internal sealed class FilledField(string name, bool hasPositions)
{
    /// <summary>More would push each other out of the nearest cache.</summary>
    private const int MostWaiting = 256;

    private readonly TermTable _terms = new();
    private int[] _tokens = new int[1024];
    private int[] _places = hasPositions ? new int[1024] : [];
    private int _count;
    private readonly List<(int Doc, int End)> _documents = [];

    /// <summary>Terms of the document that are not yet looked up: as UTF-8, one after the other; and of each where it ends there, and its place in the document.</summary>
    private byte[] _utf8 = new byte[1024];
    private readonly (int End, int Place, TermKey Key)[] _waiting = new (int, int, TermKey)[MostWaiting];
    private int _waits;
    private int _end;

    /// <summary>Where the next word of the document stands.</summary>
    private int _next;

    public string Name => name;
    public bool HasPositions => hasPositions;
    public bool IsEmpty => _count == 0;

    /// <summary>The whole text as one term.</summary>
    /// <param name="folded">as <see cref="Words.Fold"/> does</param>
    public void AddTerm(int doc, ReadOnlySpan<char> text, bool folded)
    {
        Begin(doc);
        Grow(text.Length);
        if (!folded || Ascii.ToLower(text.Trim(), _utf8.AsSpan(_end), out var length) != OperationStatus.Done)
        {
            var exact = folded ? Words.Fold(text.ToString()) : text;
            Grow(exact.Length);
            length = Encoding.UTF8.GetBytes(exact, _utf8.AsSpan(_end));
        }

        Wait(_end + length, 0);
    }

    /// <summary>A text; of several of one document the words stand <paramref name="gap"/> apart.</summary>
    public void AddText(int doc, ReadOnlySpan<char> text, WordSplitter words, int gap)
    {
        if (!Begin(doc))
            _next += gap;
        words.Read(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsWord(i))
                _next++;
            var word = words[i];
            Grow(word.Length);
            word.CopyTo(_utf8.AsSpan(_end));
            Wait(_end + word.Length, _next - 1);
        }
    }

    /// <summary>Of a document: of what was added nothing waits any more.</summary>
    public void End()
    {
        if (_waits == 0)
            return;
        var waiting = _waiting.AsSpan(0, _waits);
        foreach (ref var term in waiting)
            _terms.ExpectTerm(term.Key);
        var start = 0;
        foreach (ref var term in waiting)
        {
            Add(_terms.Add(_utf8.AsSpan(start..term.End), term.Key), term.Place);
            start = term.End;
        }

        (_waits, _end) = (0, 0);
        _documents[^1] = (_documents[^1].Doc, _count);
    }

    /// <summary>The documents of each term, terms in the order of their bytes.</summary>
    public FilledPostings Order()
    {
        // Megabytes for each segment: memory that is new each time has to be cleared by the system, page by page.
        var order = _terms.Sorted();
        var terms = _terms.Count;
        var slots = ArrayPool<int>.Shared.Rent(terms);
        Array.Clear(slots, 0, terms);
        foreach (var term in _tokens.AsSpan(0, _count))
            slots[term]++;
        var starts = ArrayPool<int>.Shared.Rent(terms + 1);
        starts[0] = 0;
        for (var rank = 0; rank < terms; rank++)
        {
            starts[rank + 1] = starts[rank] + slots[order[rank]];
            slots[order[rank]] = starts[rank];
        }

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

        ArrayPool<int>.Shared.Return(slots);
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

    /// <summary>The next term, which stands in the bytes already, is looked up with others: what is needed for each comes from memory meanwhile.</summary>
    private void Wait(int end, int place)
    {
        var key = TermKey.Of(_utf8, _end, end - _end);
        _terms.Expect(key);
        _waiting[_waits++] = (end, place, key);
        _end = end;
        if (_waits == MostWaiting)
            End();
    }

    /// <param name="length">of the next term, in characters or bytes</param>
    private void Grow(int length)
    {
        var most = _end + Encoding.UTF8.GetMaxByteCount(length);
        if (_utf8.Length < most)
            Array.Resize(ref _utf8, most * 2);
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
