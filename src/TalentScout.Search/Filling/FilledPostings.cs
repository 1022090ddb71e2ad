using System.Buffers;
using Lucene.Net.Codecs;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>The documents of the terms of a field: of the term at rank r those of Docs[Starts[r] .. Starts[r + 1]], one as often as the term stands in it. All but Terms is rented.</summary>
/// <param name="Order">rank -> number in Terms</param>
/// <param name="Places">of Docs each; null where none are kept</param>
internal sealed record FilledPostings(TermTable Terms, int[] Order, int[] Starts, int[] Docs, int[]? Places) : IDisposable
{
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(Order);
        ArrayPool<int>.Shared.Return(Starts);
        ArrayPool<int>.Shared.Return(Docs);
        if (Places is not null)
            ArrayPool<int>.Shared.Return(Places);
    }

    /// <param name="documents">of the segment</param>
    public void WriteTo(TermBlocks blocks, PostingsWriterBase postings, int documents)
    {
        var seen = new FixedBitSet(documents);
        var sumDocFreq = 0L;
        var order = Order.AsSpan(0, Terms.Count);
        for (var rank = 0; rank < order.Length; rank++)
        {
            Terms.ExpectInOrder(order, rank);
            var (start, end) = (Starts[rank], Starts[rank + 1]);
            postings.StartTerm();
            var docFreq = Places is null ? WriteDocuments(postings, seen, start, end) : WritePlaces(Places, postings, seen, start, end);
            blocks.FinishTerm(Terms[order[rank]], docFreq, Places is null ? -1 : end - start);
            sumDocFreq += docFreq;
        }

        blocks.Finish(Places is null ? -1 : Starts[order.Length], sumDocFreq, seen.Cardinality);
    }

    private int WriteDocuments(PostingsWriterBase postings, FixedBitSet seen, int start, int end)
    {
        var docFreq = 0;
        for (var at = start; at < end; at = Next(at, end))
        {
            seen.Set(Docs[at]);
            postings.StartDoc(Docs[at], -1);
            postings.FinishDoc();
            docFreq++;
        }

        return docFreq;
    }

    private int WritePlaces(int[] places, PostingsWriterBase postings, FixedBitSet seen, int start, int end)
    {
        var docFreq = 0;
        for (var at = start; at < end;)
        {
            var next = Next(at, end);
            seen.Set(Docs[at]);
            postings.StartDoc(Docs[at], next - at);
            for (; at < next; at++)
                postings.AddPosition(places[at], null, -1, -1);
            postings.FinishDoc();
            docFreq++;
        }

        return docFreq;
    }

    /// <summary>Where the next document begins.</summary>
    private int Next(int at, int end)
    {
        var doc = Docs[at++];
        while (at < end && Docs[at] == doc)
            at++;
        return at;
    }
}
