using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>Lucene's postings of a segment -> lists.</summary>
internal static class WordDecoder
{
    /// <summary>BM25: how fast repeating a word stops to count, and how much the length of the text matters.</summary>
    private const float Saturates = 1.2f;
    private const float LengthShare = 0.75f;

    /// <summary>The length that counts as middling; fixed, so that the same text has the same impact in every segment.</summary>
    private const float UsualWords = 200;

    /// <summary>One word in any of the fields: its occurrences add up.</summary>
    public static WordList Word(AtomicReader reader, ImmutableArray<string> fields, string word, ReadOnlySpan<ushort> lengths)
    {
        var (docs, times) = (new List<int>(), new List<byte>());
        foreach (var field in fields)
            if (Postings(reader, field, word, out var most) is { } postings)
                (docs, times) = docs.Count == 0 ? Read(postings, most) : Merge((docs, times), Read(postings, most));
        var impacts = new byte[docs.Count];
        for (var i = 0; i < impacts.Length; i++)
            impacts[i] = Impact(times[i], lengths[docs[i]]);
        return new WordList(CollectionsMarshal.AsSpan(docs), impacts, reader.MaxDoc);
    }

    /// <summary>Whatever the weight finds, without impacts.</summary>
    public static WordList Phrase(AtomicReaderContext context, Weight weight)
    {
        var docs = new List<int>();
        if (weight.GetScorer(context, null) is { } scorer)
            for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
                docs.Add(doc);
        return new WordList(CollectionsMarshal.AsSpan(docs), [], context.AtomicReader.MaxDoc);
    }

    /// <summary>1..255, in proportion to BM25 without idf, whose greatest value is 1 + <see cref="Saturates"/>.</summary>
    internal static byte Impact(int times, int words)
    {
        var share = times / (times + (Saturates * (1 - LengthShare + (LengthShare * words / UsualWords))));
        return (byte)Math.Clamp((int)MathF.Round(share * byte.MaxValue), 1, byte.MaxValue);
    }

    private static DocsEnum? Postings(AtomicReader reader, string field, string word, out int documents)
    {
        documents = 0;
        var terms = reader.GetTerms(field)?.GetEnumerator();
        if (terms is null || !terms.SeekExact(new BytesRef(word)))
            return null;
        documents = terms.DocFreq;
        return terms.Docs(null, null, DocsFlags.FREQS);
    }

    private static (List<int> Docs, List<byte> Times) Read(DocsEnum postings, int documents)
    {
        var (docs, times) = (new List<int>(documents), new List<byte>(documents));
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
        {
            docs.Add(doc);
            times.Add((byte)Math.Min(postings.Freq, byte.MaxValue));
        }

        return (docs, times);
    }

    private static (List<int> Docs, List<byte> Times) Merge((List<int> Docs, List<byte> Times) a, (List<int> Docs, List<byte> Times) b)
    {
        var most = a.Docs.Count + b.Docs.Count;
        var (docs, times) = (new List<int>(most), new List<byte>(most));
        for (int i = 0, j = 0; i < a.Docs.Count || j < b.Docs.Count;)
        {
            var (x, y) = (i < a.Docs.Count ? a.Docs[i] : int.MaxValue, j < b.Docs.Count ? b.Docs[j] : int.MaxValue);
            docs.Add(Math.Min(x, y));
            times.Add((byte)Math.Min((x <= y ? a.Times[i] : 0) + (y <= x ? b.Times[j] : 0), byte.MaxValue));
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        return (docs, times);
    }
}
