using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Which of the documents gathered have a value.</summary>
internal sealed class FilledDocs : IBits
{
    private readonly List<bool> _has = [];

    public int Length { get; private set; }

    public void Set(int doc)
    {
        while (_has.Count < doc)
            _has.Add(false);
        _has.Add(true);
    }

    /// <summary>The same for so many documents.</summary>
    public FilledDocs Of(int documents)
    {
        Length = documents;
        return this;
    }

    public bool Get(int index) => index < _has.Count && _has[index];

    public void Clear() => _has.Clear();
}

/// <summary>A number of each document; 0 where none was given.</summary>
internal sealed class FilledNumbers : NumericDocValues
{
    private readonly List<long> _values = [];

    public FilledDocs Docs { get; } = new();

    public void Add(int doc, long value)
    {
        while (_values.Count < doc)
            _values.Add(0);
        _values.Add(value);
        Docs.Set(doc);
    }

    public override long Get(int docID) => docID < _values.Count ? _values[docID] : 0;

    public void Clear()
    {
        _values.Clear();
        Docs.Clear();
    }
}

/// <summary>Bytes of each document; none where none were given.</summary>
internal sealed class FilledBytes : BinaryDocValues
{
    private readonly ByteStore _bytes = new();
    private readonly List<ByteStore.Stored> _values = [];

    public FilledDocs Docs { get; } = new();

    public void Add(int doc, ReadOnlySpan<byte> value)
    {
        while (_values.Count < doc)
            _values.Add(default);
        _values.Add(_bytes.Add(value));
        Docs.Set(doc);
    }

    public override void Get(int docID, BytesRef result)
    {
        var value = docID < _values.Count ? _values[docID] : default;
        (result.Bytes, result.Offset, result.Length) = value.Length == 0 ? (BytesRef.EMPTY_BYTES, 0, 0) : (_bytes.Array(value), value.Start, value.Length);
    }

    public void Clear()
    {
        _bytes.Clear();
        _values.Clear();
        Docs.Clear();
    }
}

/// <summary>Terms of each document, any number of them.</summary>
internal sealed class FilledSets
{
    private readonly TermTable _terms = new();
    private readonly List<int> _rows = [];
    private readonly List<int> _ends = [];

    public FilledDocs Docs { get; } = new();

    public void Add(int doc, ReadOnlySpan<byte> term)
    {
        var number = _terms.Add(term);
        if (_ends.Count > doc)
        {
            if (_rows.IndexOf(number, doc == 0 ? 0 : _ends[doc - 1]) >= 0)
                return;
        }
        else
        {
            while (_ends.Count < doc)
                _ends.Add(_rows.Count);
            _ends.Add(_rows.Count);
            Docs.Set(doc);
        }

        _rows.Add(number);
        _ends[doc] = _rows.Count;
    }

    public void Clear()
    {
        _terms.Clear();
        _rows.Clear();
        _ends.Clear();
        Docs.Clear();
    }

    public SortedSetDocValues Sets() => new Values(new Ordered(this));

    /// <summary>Where each document has one term at most.</summary>
    public SortedDocValues Singles() => new Single(new Ordered(this));

    /// <summary>The same with terms numbered in the order of their bytes.</summary>
    private sealed class Ordered
    {
        private readonly FilledSets _sets;
        private readonly int[] _order;
        private readonly int[] _ranks;

        public Ordered(FilledSets sets)
        {
            (_sets, _order) = (sets, sets._terms.Sorted()[..sets._terms.Count]);
            _ranks = new int[_order.Length];
            for (var rank = 0; rank < _order.Length; rank++)
                _ranks[_order[rank]] = rank;
        }

        public int Terms => _order.Length;

        public void Term(int rank, BytesRef result)
        {
            var term = _order[rank];
            (result.Bytes, result.Offset, result.Length) = (_sets._terms.Bytes, _sets._terms.Start(term), _sets._terms[term].Length);
        }

        /// <summary>Ascending.</summary>
        public int[] Row(int doc)
        {
            if (doc >= _sets._ends.Count)
                return [];
            var start = doc == 0 ? 0 : _sets._ends[doc - 1];
            var row = new int[_sets._ends[doc] - start];
            for (var i = 0; i < row.Length; i++)
                row[i] = _ranks[_sets._rows[start + i]];
            Array.Sort(row);
            return row;
        }
    }

    private sealed class Values(Ordered sets) : SortedSetDocValues
    {
        private int[] _row = [];
        private int _at;

        public override long ValueCount => sets.Terms;

        public override void SetDocument(int docID) => (_row, _at) = (sets.Row(docID), 0);

        public override long NextOrd() => _at < _row.Length ? _row[_at++] : NO_MORE_ORDS;

        public override void LookupOrd(long ord, BytesRef result) => sets.Term((int)ord, result);
    }

    private sealed class Single(Ordered sets) : SortedDocValues
    {
        public override int ValueCount => sets.Terms;

        public override int GetOrd(int docID) => sets.Row(docID) is [var ord, ..] ? ord : -1;

        public override void LookupOrd(int ord, BytesRef result) => sets.Term(ord, result);
    }
}
