using System.Buffers;
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
    public void WriteTo(TermBlocks blocks, TermPostings postings, int documents)
    {
        var seen = new FixedBitSet(documents);
        var sumDocFreq = 0L;
        var order = Order.AsSpan(0, Terms.Count);
        for (var rank = 0; rank < order.Length; rank++)
        {
            Terms.ExpectInOrder(order, rank);
            var docs = Docs.AsSpan(Starts[rank]..Starts[rank + 1]);
            var places = Places is null ? default : Places.AsSpan(Starts[rank]..Starts[rank + 1]);
            foreach (var doc in docs)
                seen.Set(doc);
            var term = docs.Length < TermPostings.Long ? postings.Write(docs, places) : WriteLong(postings, docs, places);
            blocks.Add(Terms[order[rank]], term);
            sumDocFreq += term.DocFreq;
        }

        blocks.Finish(Places is null ? -1 : Starts[order.Length], sumDocFreq, seen.Cardinality);
    }

    private static TermPlace WriteLong(TermPostings postings, ReadOnlySpan<int> docs, ReadOnlySpan<int> places)
    {
        var writer = postings.StartLong();
        var docFreq = 0;
        for (var at = 0; at < docs.Length; docFreq++)
        {
            var next = at + 1;
            while (next < docs.Length && docs[next] == docs[at])
                next++;
            writer.StartDoc(docs[at], places.IsEmpty ? -1 : next - at);
            foreach (var place in places.IsEmpty ? places : places[at..next])
                writer.AddPosition(place, null, -1, -1);
            writer.FinishDoc();
            at = next;
        }

        return postings.FinishLong(docFreq, places.IsEmpty ? -1 : docs.Length);
    }
}
