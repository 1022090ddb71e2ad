using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>The terms of a field that was gathered, as Lucene reads them when it writes a segment: from the first to the last.</summary>
internal sealed class FilledTerms(FilledPostings postings, bool hasPositions) : Terms
{
    public override IComparer<BytesRef> Comparer => BytesRef.UTF8SortedAsUnicodeComparer;
    public override long Count => postings.Order.Length;

    /// <summary>Counted anew by whoever writes.</summary>
    public override long SumTotalTermFreq => -1;
    public override long SumDocFreq => -1;
    public override int DocCount => -1;
    public override bool HasFreqs => hasPositions;
    public override bool HasOffsets => false;
    public override bool HasPositions => hasPositions;
    public override bool HasPayloads => false;

    public override TermsEnum GetEnumerator() => new Enumerator(postings, hasPositions);

    private sealed class Enumerator(FilledPostings postings, bool hasPositions) : TermsEnum
    {
        private readonly BytesRef _term = new(postings.Terms.Bytes);
        private int _rank = -1;

        public override IComparer<BytesRef> Comparer => BytesRef.UTF8SortedAsUnicodeComparer;
        public override BytesRef Term => _term;
        public override long Ord => _rank;
        public override long TotalTermFreq => hasPositions ? postings.Starts[_rank + 1] - postings.Starts[_rank] : -1;

        public override int DocFreq
        {
            get
            {
                var docs = postings.Docs.AsSpan(postings.Starts[_rank]..postings.Starts[_rank + 1]);
                var different = 1;
                for (var i = 1; i < docs.Length; i++)
                    if (docs[i] != docs[i - 1])
                        different++;
                return different;
            }
        }

        public override bool MoveNext()
        {
            if (++_rank >= postings.Order.Length)
                return false;
            var term = postings.Order[_rank];
            _term.Offset = postings.Terms.Start(term);
            _term.Length = postings.Terms[term].Length;
            return true;
        }

        [Obsolete("as in the base class")]
        public override BytesRef? Next() => MoveNext() ? _term : null;

        public override SeekStatus SeekCeil(BytesRef text)
        {
            for (_rank = -1; MoveNext();)
                if (_term.CompareTo(text) is >= 0 and var order)
                    return order == 0 ? SeekStatus.FOUND : SeekStatus.NOT_FOUND;
            return SeekStatus.END;
        }

        public override void SeekExact(long ord)
        {
            _rank = (int)ord - 1;
            MoveNext();
        }

        public override DocsEnum Docs(IBits? liveDocs, DocsEnum? reuse, DocsFlags flags) => Documents(reuse);

        public override DocsAndPositionsEnum? DocsAndPositions(IBits? liveDocs, DocsAndPositionsEnum? reuse, DocsAndPositionsFlags flags) => hasPositions ? Documents(reuse) : null;

        private FilledDocuments Documents(DocsEnum? reuse)
        {
            var documents = reuse as FilledDocuments ?? new FilledDocuments();
            documents.Open(postings, postings.Starts[_rank], postings.Starts[_rank + 1]);
            return documents;
        }
    }

    /// <summary>Nothing is deleted of what was gathered.</summary>
    private sealed class FilledDocuments : DocsAndPositionsEnum
    {
        private int[] _docs = [];
        private int[] _places = [];
        private int _next;
        private int _end;
        private int _place;
        private int _doc;
        private int _times;

        public override int DocID => _doc;
        public override int Freq => _times;
        public override int StartOffset => -1;
        public override int EndOffset => -1;

        public void Open(FilledPostings postings, int start, int end)
        {
            (_docs, _places, _place, _next, _end, _doc) = (postings.Docs, postings.Places, start, start, end, -1);
        }

        public override int NextDoc()
        {
            if (_next == _end)
                return _doc = NO_MORE_DOCS;
            _place = _next;
            _doc = _docs[_next++];
            while (_next < _end && _docs[_next] == _doc)
                _next++;
            _times = _next - _place;
            return _doc;
        }

        public override int NextPosition() => _places[_place++];

        public override int Advance(int target) => SlowAdvance(target);

        public override long GetCost() => _end - _next;

        public override BytesRef? GetPayload() => null;
    }
}
