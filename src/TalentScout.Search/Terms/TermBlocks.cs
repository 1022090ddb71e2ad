using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// The terms of one field, in the order of their bytes, into blocks: of all that begin alike as soon as there are 25 of them, blocks counting as one; in pieces where there are more than 48. What is
/// not yet in a block lies on a stack, the bytes of it end to end.
/// </summary>
internal sealed class TermBlocks(FieldInfo info, TermPostings postings, IndexOutput output) : TermsConsumer
{
    private readonly bool _hasFreqs = info.IndexOptions != IndexOptions.DOCS_ONLY;

    /// <summary>Of the term before in the block that is written; zeros before its first.</summary>
    private readonly long[] _addresses = new long[postings.SetField(info)];
    private readonly TermBytes _bytes = new();
    private readonly TermBytes _suffixes = new();
    private readonly TermBytes _stats = new();
    private readonly TermBytes _places = new();
    private readonly List<Piece> _pieces = [];

    private Entry[] _stack = new Entry[64];
    private int _count;
    private byte[] _last = new byte[64];
    private int _lastLength;

    /// <summary>Of each beginning of the last term: from where on the stack has it.</summary>
    private int[] _starts = new int[64];

    public FieldInfo Field => info;
    public TermBlockIndex Index { get; } = new();

    /// <summary>How many a term has: of its documents, and of its places.</summary>
    public int Addresses => _addresses.Length;
    public long Terms { get; private set; }
    public long SumTotalTermFreq { get; private set; }
    public long SumDocFreq { get; private set; }
    public int DocCount { get; private set; }

    /// <summary>False where it has no terms, or where what was to be written was given up.</summary>
    public bool IsComplete => DocCount > 0;

    public override IComparer<BytesRef> Comparer => BytesRef.UTF8SortedAsUnicodeComparer;

    public override PostingsConsumer StartTerm(BytesRef text) => postings.StartLong();

    public override void FinishTerm(BytesRef text, TermStats stats) => Add(text.Bytes.AsSpan(text.Offset, text.Length), postings.FinishLong(stats.DocFreq, stats.TotalTermFreq));

    /// <summary>The next term.</summary>
    public void Add(ReadOnlySpan<byte> term, in TermPlace place)
    {
        var shared = term.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        CloseFrom(shared);
        if (_starts.Length < term.Length)
            Array.Resize(ref _starts, term.Length * 2);
        _starts.AsSpan(shared, term.Length - shared).Fill(_count);
        Keep(term);
        Push(new Entry(_bytes.Length, term.Length, place, 0));
        _bytes.Add(term);
        Terms++;
    }

    public override void Finish(long sumTotalTermFreq, long sumDocFreq, int docCount)
    {
        (SumTotalTermFreq, SumDocFreq, DocCount) = (sumTotalTermFreq, sumDocFreq, docCount);
        if (Terms == 0)
            return;
        CloseFrom(0);
        Close(0, _count);
    }

    /// <summary>Beginnings of the last term that no other will have.</summary>
    private void CloseFrom(int shared)
    {
        for (var length = _lastLength; length > shared; length--)
            if (_count - _starts[length - 1] is var alike && alike >= BlockTreeTermsWriter.DEFAULT_MIN_BLOCK_SIZE)
                Close(length, alike);
    }

    /// <summary>Writes the topmost of the stack, which begin alike, and leaves one block in their place.</summary>
    private void Close(int prefix, int count)
    {
        var (start, first, lead) = (_count - count, _count - count, -1);
        for (var i = start; i < _count; i++)
        {
            var next = Lead(_stack[i], prefix);
            if (next == lead)
                continue;
            // The root is one, however large: 257 at most.
            if (prefix > 0 && i - first >= BlockTreeTermsWriter.DEFAULT_MIN_BLOCK_SIZE && _count - first > BlockTreeTermsWriter.DEFAULT_MAX_BLOCK_SIZE)
            {
                Write(prefix, first, i);
                first = i;
            }

            lead = next;
        }

        Write(prefix, first, _count);
        var block = new Entry(_stack[start].Start, prefix, default, _pieces[0].Address);
        Index.Add(_bytes[block.Start..(block.Start + prefix)], _pieces);
        _pieces.Clear();
        // The first of them begins with what the block is known by.
        _bytes.CutTo(block.Start + prefix);
        _count = start;
        Push(block);
    }

    /// <summary>The byte behind the beginning that all of a block share; -1 where there is none, which comes first.</summary>
    private int Lead(in Entry entry, int prefix) => entry.Length == prefix ? -1 : _bytes[entry.Start..][prefix];

    /// <summary>One block, or a piece of it that begins with another byte behind the prefix than the piece before.</summary>
    private void Write(int prefix, int from, int to)
    {
        var (address, lead) = (output.Position, Lead(_stack[from], prefix));
        output.WriteVInt32(((to - from) << 1) | (to == _count ? 1 : 0));
        var entries = _stack.AsSpan(from..to);
        var terms = 0;
        foreach (ref readonly var entry in entries)
            if (entry.IsTerm)
                terms++;
        var leaf = terms == entries.Length;
        _addresses.AsSpan().Clear();
        foreach (ref readonly var entry in entries)
        {
            var suffix = _bytes[(entry.Start + prefix)..(entry.Start + entry.Length)];
            // Where there are blocks among the terms, a bit tells them apart.
            _suffixes.AddNumber(leaf ? suffix.Length : (suffix.Length << 1) | (entry.IsTerm ? 0 : 1));
            _suffixes.Add(suffix);
            if (entry.IsTerm)
                Describe(entry.Term);
            else
                _suffixes.AddNumber(address - entry.Address);
        }

        output.WriteVInt32((_suffixes.Length << 1) | (leaf ? 1 : 0));
        _suffixes.MoveTo(output);
        output.WriteVInt32(_stats.Length);
        _stats.MoveTo(output);
        output.WriteVInt32(_places.Length);
        _places.MoveTo(output);
        _pieces.Add(new Piece(address, lead, terms > 0));
    }

    private void Describe(in TermPlace term)
    {
        _stats.AddNumber(term.DocFreq);
        if (_hasFreqs)
            _stats.AddNumber(term.TotalTermFreq - term.DocFreq);
        postings.Describe(term, info, _addresses, _places);
    }

    private void Keep(ReadOnlySpan<byte> term)
    {
        if (_last.Length < term.Length)
            Array.Resize(ref _last, term.Length * 2);
        term.CopyTo(_last);
        _lastLength = term.Length;
    }

    private void Push(in Entry entry)
    {
        if (_count == _stack.Length)
            Array.Resize(ref _stack, _count * 2);
        _stack[_count++] = entry;
    }

    /// <summary>A term, or a block that has all that begin with the bytes.</summary>
    /// <param name="Term">nothing where it is a block</param>
    /// <param name="Address">of a block</param>
    private readonly record struct Entry(int Start, int Length, TermPlace Term, long Address)
    {
        public bool IsTerm => Term.DocFreq > 0;
    }

    /// <param name="Lead">the byte behind the prefix that it begins with; -1: none</param>
    internal readonly record struct Piece(long Address, int Lead, bool HasTerms);
}
