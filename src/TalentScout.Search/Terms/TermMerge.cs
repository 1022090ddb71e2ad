using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// The terms of a field of several readers as those of one: always the first of all, with its documents in the order of the readers. There are two kinds of fields (<see cref="FieldKind"/>): terms,
/// and words with places.
/// </summary>
internal sealed class TermMerge
{
    /// <summary>Whoever wants to stop a merge is listened to after so many documents.</summary>
    private const int Patience = 60_000;

    private readonly MergeState _state;

    /// <summary>A heap: the first term on top, of the first reader that has it.</summary>
    private readonly Source[] _heap;
    private readonly List<Source> _same = [];
    private readonly FixedBitSet _docs;
    private int _count;

    public TermMerge(MergeState state, string field)
    {
        (_state, _docs) = (state, new FixedBitSet(state.SegmentInfo.DocCount));
        _heap = [.. state.Readers.Select((reader, i) => (Terms: reader.Fields?.GetTerms(field), i)).Where(r => r.Terms is not null)
            .Select(r => new Source(r.Terms!.GetEnumerator(), r.i, state.DocBase[r.i], state.DocMaps[r.i])).Where(s => s.MoveNext())];
        _count = _heap.Length;
        for (var i = (_count / 2) - 1; i >= 0; i--)
            SiftDown(i);
    }

    public void WriteTo(TermBlocks terms, TermPostings postings)
    {
        var hasPlaces = terms.Field.IndexOptions != IndexOptions.DOCS_ONLY;
        var (places, documents, sincePause) = (0L, 0L, 0);
        while (_count > 0)
        {
            TakeSame();
            var term = IsShort(hasPlaces) ? WriteShort(postings, hasPlaces) : WriteLong(postings, hasPlaces);
            if (term.DocFreq > 0)
            {
                terms.Add(_same[0].Term, term);
                places += term.TotalTermFreq;
                documents += term.DocFreq;
                sincePause += term.DocFreq;
            }

            if (sincePause > Patience)
            {
                _state.CheckAbort.Work(sincePause);
                sincePause = 0;
            }

            PutBack();
        }

        terms.Finish(hasPlaces ? places : -1, documents, _docs.Cardinality);
    }

    /// <summary>By what the readers tell of the term, which may have been deleted since.</summary>
    private bool IsShort(bool hasPlaces)
    {
        var most = 0L;
        foreach (var source in _same)
            most += hasPlaces ? source.TotalTermFreq : source.DocFreq;
        return most < TermPostings.Long;
    }

    private TermPlace WriteShort(TermPostings postings, bool hasPlaces)
    {
        Span<int> docs = stackalloc int[TermPostings.Long];
        Span<int> places = stackalloc int[TermPostings.Long];
        var count = 0;
        foreach (var source in _same)
            count += hasPlaces ? Take(source.Places(), source, docs[count..], places[count..]) : Take(source.Documents(), source, docs[count..], []);
        foreach (var doc in docs[..count])
            _docs.Set(doc);
        return count == 0 ? default : postings.Write(docs[..count], hasPlaces ? places[..count] : []);
    }

    /// <param name="places">none where they are not kept</param>
    private static int Take(DocsEnum from, Source source, Span<int> docs, Span<int> places)
    {
        var count = 0;
        for (var doc = from.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = from.NextDoc())
        {
            if (source.Place(doc) is not (>= 0 and var place))
                continue;
            if (places.IsEmpty)
            {
                docs[count++] = place;
                continue;
            }

            for (var rest = from.Freq; rest > 0; rest--)
            {
                docs[count] = place;
                places[count++] = ((DocsAndPositionsEnum)from).NextPosition();
            }
        }

        return count;
    }

    private TermPlace WriteLong(TermPostings postings, bool hasPlaces)
    {
        var writer = postings.StartLong();
        var (docFreq, times) = (0, 0L);
        foreach (var source in _same)
            docFreq += hasPlaces ? WritePlaces(source, writer, ref times) : WriteDocuments(source, writer);
        return docFreq == 0 ? default : postings.FinishLong(docFreq, hasPlaces ? times : -1);
    }

    private int WriteDocuments(Source source, PostingsWriterBase postings)
    {
        var (count, docs) = (0, source.Documents());
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            if (source.Place(doc) is >= 0 and var place)
            {
                _docs.Set(place);
                postings.StartDoc(place, -1);
                postings.FinishDoc();
                count++;
            }

        return count;
    }

    private int WritePlaces(Source source, PostingsWriterBase postings, ref long times)
    {
        var (count, docs) = (0, source.Places());
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            if (source.Place(doc) is >= 0 and var place)
            {
                var freq = docs.Freq;
                _docs.Set(place);
                postings.StartDoc(place, freq);
                for (var i = 0; i < freq; i++)
                    postings.AddPosition(docs.NextPosition(), null, -1, -1);
                postings.FinishDoc();
                times += freq;
                count++;
            }

        return count;
    }

    /// <summary>All that stand at the first term, in the order of the readers.</summary>
    private void TakeSame()
    {
        do
        {
            _same.Add(_heap[0]);
            _heap[0] = _heap[--_count];
            SiftDown(0);
        }
        while (_count > 0 && _heap[0].IsAt(_same[0]));
    }

    private void PutBack()
    {
        foreach (var source in _same)
            if (source.MoveNext())
            {
                _heap[_count] = source;
                SiftUp(_count++);
            }

        _same.Clear();
    }

    private void SiftDown(int at)
    {
        var source = _heap[at];
        for (var child = (2 * at) + 1; child < _count; child = (2 * at) + 1)
        {
            if (child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]))
                child++;
            if (!_heap[child].IsBefore(source))
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = source;
    }

    private void SiftUp(int at)
    {
        var source = _heap[at];
        for (var parent = (at - 1) / 2; at > 0 && source.IsBefore(_heap[parent]); parent = (at - 1) / 2)
        {
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = source;
    }

    /// <summary>The terms of one reader, and the numbers of its documents in what is written.</summary>
    private sealed class Source(TermsEnum terms, int reader, int docBase, MergeState.DocMap map)
    {
        private readonly MergeState.DocMap? _map = map.HasDeletions ? map : null;
        private DocsEnum? _docs;
        private DocsAndPositionsEnum? _places;
        private BytesRef _term = new();

        /// <summary>The first eight bytes: mostly enough to compare.</summary>
        private ulong _head;

        public ReadOnlySpan<byte> Term => _term.Bytes.AsSpan(_term.Offset, _term.Length);

        public int DocFreq => terms.DocFreq;

        public long TotalTermFreq => terms.TotalTermFreq;

        public bool MoveNext()
        {
            if (!terms.MoveNext())
                return false;
            _term = terms.Term;
            _head = TermTable.Head(Term, 0);
            return true;
        }

        public DocsEnum Documents() => _docs = terms.Docs(null, _docs, DocsFlags.NONE);

        public DocsAndPositionsEnum Places() => _places = terms.DocsAndPositions(null, _places, DocsAndPositionsFlags.NONE);

        /// <summary>-1 for a deleted one.</summary>
        public int Place(int doc)
        {
            if (_map is not null)
                doc = _map.Get(doc);
            return doc < 0 ? doc : docBase + doc;
        }

        public bool IsAt(Source other) => _head == other._head && Term.SequenceEqual(other.Term);

        public bool IsBefore(Source other)
        {
            if (_head != other._head)
                return _head < other._head;
            var order = Term.SequenceCompareTo(other.Term);
            return order == 0 ? Reader < other.Reader : order < 0;
        }

        private int Reader => reader;
    }
}
