using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace TalentScout.Search;

/// <summary>
/// One searched field of the documents gathered: every term where it stood, in the order of the documents. <see cref="Order"/> turns that into the documents of each term.
/// </summary>
/// <param name="gap">places between two texts of a document</param>
internal sealed class FilledField(string name, bool hasPositions, int gap)
{
    /// <summary>Terms looked up together; more would push each other out of the nearest cache.</summary>
    private const int AtOnce = 256;

    private readonly TermTable _terms = new();
    private int[] _tokens = new int[1024];
    private int[] _places = hasPositions ? new int[1024] : [];
    private int _count;
    private readonly List<(int Doc, int End)> _documents = [];
    private readonly TermKey[] _keys = new TermKey[AtOnce];

    /// <summary>Texts of the document that are not yet looked up, or whole terms.</summary>
    private readonly WordSplitter? _texts = hasPositions ? new() : null;
    private readonly List<SplitWord> _whole = [];
    private byte[] _utf8 = new byte[1024];
    private int _end;

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

        _whole.Add(new SplitWord(_end, length, 0, IsPart: false));
        _end += length;
    }

    /// <summary>A text of a field that has places.</summary>
    public void AddText(int doc, ReadOnlySpan<char> text)
    {
        Begin(doc);
        _texts!.Add(text);
    }

    /// <summary>Of a document: of what was added nothing waits any more.</summary>
    public void End()
    {
        if (_documents.Count == 0)
            return;
        if (_texts is null)
        {
            Add(_utf8, CollectionsMarshal.AsSpan(_whole));
            _whole.Clear();
            _end = 0;
        }
        else
        {
            _texts.Cut();
            Add(_texts.Bytes, _texts.Found);
            _texts.Clear();
        }

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

    private void Begin(int doc)
    {
        if (_documents.Count == 0 || _documents[^1].Doc != doc)
            _documents.Add((doc, _count));
    }

    /// <summary>Many at once: what is needed of memory for each comes while others are looked at.</summary>
    private void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<SplitWord> words)
    {
        Reserve(words.Length);
        var (place, text) = (-1, 0);
        while (!words.IsEmpty)
        {
            var some = words[..Math.Min(AtOnce, words.Length)];
            words = words[some.Length..];
            for (var i = 0; i < some.Length; i++)
            {
                _keys[i] = TermKey.Of(bytes, some[i].Start, some[i].Length);
                _terms.Expect(_keys[i]);
            }

            for (var i = 0; i < some.Length; i++)
                _terms.ExpectTerm(_keys[i]);
            for (var i = 0; i < some.Length; i++)
            {
                ref readonly var word = ref some[i];
                _tokens[_count] = _terms.Add(bytes.Slice(word.Start, word.Length), _keys[i]);
                if (hasPositions)
                {
                    place += (gap * (word.Text - text)) + (word.IsPart ? 0 : 1);
                    text = word.Text;
                    _places[_count] = place;
                }

                _count++;
            }
        }
    }

    /// <param name="length">of the next term, in characters or bytes</param>
    private void Grow(int length)
    {
        var most = _end + Encoding.UTF8.GetMaxByteCount(length);
        if (_utf8.Length < most)
            Array.Resize(ref _utf8, most * 2);
    }

    /// <param name="more">terms that come</param>
    private void Reserve(int more)
    {
        if (_count + more <= _tokens.Length)
            return;
        var length = Math.Max(_count + more, _count * 2);
        Array.Resize(ref _tokens, length);
        if (hasPositions)
            Array.Resize(ref _places, length);
    }
}
