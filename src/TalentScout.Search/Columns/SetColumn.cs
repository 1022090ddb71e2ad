using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TalentScout.Search;

/// <summary>
/// A field with any number of terms a document: the terms, which documents have each (a bitset), and the terms of each document (rows).
/// </summary>
internal sealed class SetColumn
{
    /// <summary>To find the row of a hit takes as long as to count so many words of a set, and each ordinal in it as so many more: rows lie apart, and are waited for. Measured.</summary>
    private const int WordsOfRow = 80;
    private const int WordsOfOrdinal = 20;

    /// <summary>The same of few documents, whose rows stay in the nearest caches; there to begin with a set takes as long as some words of it.</summary>
    private const int Few = 1 << 14;
    private const int WordsOfNearRow = 12;
    private const int WordsOfNearOrdinal = 3;
    private const int WordsOfSet = 12;

    private readonly Dictionary<string, int> _ordinals;
    private readonly BitSets _bits;
    private readonly Column<int> _starts;
    private readonly Column<ushort> _rows;
    private int[]? _ordinalsInOrder;
    private int[]? _numbers;

    private SetColumn(string[] terms, BitSets bits, Column<int> starts, Column<ushort> rows)
    {
        (Terms, _bits, _starts, _rows) = (terms, bits, starts, rows);
        _ordinals = terms.Select((term, ordinal) => (term, ordinal)).ToDictionary(t => t.term, t => t.ordinal, StringComparer.Ordinal);
    }

    /// <summary>By ordinal; in byte order.</summary>
    public string[] Terms { get; }

    /// <summary>All of them.</summary>
    public int[] Ordinals => _ordinalsInOrder ??= [.. Enumerable.Range(0, Terms.Length)];

    /// <summary>By ordinal <see cref="ValueCounts.NumberOf"/> the term.</summary>
    public int[] Numbers => _numbers ??= Array.ConvertAll(Terms, ValueCounts.NumberOf);

    /// <summary>The row of document d is Rows[Starts[d] .. Starts[d + 1]]: ordinals, ascending. Behind the last there is room to read sixteen at once.</summary>
    public ReadOnlySpan<int> Starts => _starts.Values;
    public ReadOnlySpan<ushort> Rows => _rows.Values;

    /// <summary>Ordinals in all rows.</summary>
    public int Length => Starts[^1];

    /// <summary>Of the segment.</summary>
    public int Documents => _starts.Length - 1;

    /// <summary>-1 where no document of the segment has it.</summary>
    public int Ordinal(string term) => _ordinals.GetValueOrDefault(term, -1);

    public DocBits Bits(int ordinal) => _bits[ordinal];

    /// <summary>How many of the hits have each of the ordinals; of other ordinals the count is not told.</summary>
    /// <param name="total">hits in all</param>
    public int[] Count(DocBits hits, int total, IReadOnlyList<int> ordinals)
    {
        var counts = new int[Terms.Length];
        if (total == 0)
            return counts;
        var (ofRow, ofOrdinal) = Documents < Few ? (WordsOfNearRow, WordsOfNearOrdinal) : (WordsOfRow, WordsOfOrdinal);
        var ofRows = ((long)total * ofRow) + ((long)total * Length / Math.Max(1, Documents) * ofOrdinal);
        var ofSets = 0L;
        for (var i = 0; i < ordinals.Count && ofSets <= ofRows; i++)
            ofSets += _bits.WordsOf(ordinals[i]) + WordsOfSet;
        if (ofRows < ofSets)
        {
            CountRows(hits, counts);
            return counts;
        }

        foreach (var ordinal in ordinals)
            counts[ordinal] = _bits.CountIn(ordinal, hits);
        return counts;
    }

    private void CountRows(DocBits hits, int[] counts)
    {
        const int BufferSize = 512;
        Span<int> docs = stackalloc int[BufferSize];
        var starts = Starts;
        var rows = Rows;
        for (var from = 0; from >= 0;)
        {
            from = hits.Next(from, docs, out var filled);
            foreach (var doc in docs[..filled])
                foreach (var ordinal in rows[starts[doc]..starts[doc + 1]])
                    counts[ordinal]++;
        }
    }

    /// <summary>Documents that have one of the ordinals.</summary>
    public DocBits Any(SegmentQuery segment, IReadOnlyList<int> ordinals)
    {
        if (ordinals is [var only])
            return _bits[only];
        var any = segment.New();
        foreach (var ordinal in ordinals)
            any.Add(_bits[ordinal]);
        return any;
    }

    /// <summary>Where in <see cref="Rows"/> the document has the ordinal; -1 where it has not.</summary>
    public int Find(int doc, int ordinal)
    {
        var (start, end) = (_starts[doc], _starts[doc + 1]);
        ref var rows = ref MemoryMarshal.GetReference(_rows.Values);
        var wanted = Vector256.Create((ushort)ordinal);
        // Sixteen at once are the whole row of most people; what stands behind the row is of somebody else.
        for (var at = start; at < end; at += Vector256<ushort>.Count)
            if (Vector256.Equals(Vector256.LoadUnsafe(ref rows, (nuint)at), wanted).ExtractMostSignificantBits() is not 0 and var found)
                return at + BitOperations.TrailingZeroCount(found) is var place && place < end ? place : -1;
        return -1;
    }

    /// <summary>The same of many documents: where each row begins has to be read before the row can be, and both are waited for together.</summary>
    public void FindEach(ReadOnlySpan<int> docs, int ordinal, Span<int> found)
    {
        foreach (var doc in docs)
            _starts.Fetch(doc);
        foreach (var doc in docs)
            _rows.Fetch(_starts[doc]);
        for (var i = 0; i < docs.Length; i++)
            found[i] = Find(docs[i], ordinal);
    }

    public static SetColumn Load(AtomicReader reader, string field)
    {
        var values = reader.GetSortedSetDocValues(field);
        var terms = new string[values?.ValueCount ?? 0];
        if (terms.Length > ushort.MaxValue)
            throw new InvalidDataException($"{terms.Length} different values of {field} in one segment; the column holds {ushort.MaxValue}");
        var bits = new DocBits[terms.Length];
        var term = new BytesRef();
        for (var ordinal = 0; ordinal < terms.Length; ordinal++)
        {
            values!.LookupOrd(ordinal, term);
            terms[ordinal] = term.Utf8ToString();
            bits[ordinal] = new DocBits(reader.MaxDoc);
        }

        var starts = new int[reader.MaxDoc + 1];
        var rows = new List<ushort>(reader.MaxDoc);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            values?.SetDocument(doc);
            for (var o = values?.NextOrd() ?? SortedSetDocValues.NO_MORE_ORDS; o != SortedSetDocValues.NO_MORE_ORDS; o = values!.NextOrd())
            {
                rows.Add((ushort)o);
                bits[o].Set(doc);
            }

            starts[doc + 1] = rows.Count;
        }

        return new SetColumn(terms, new BitSets(reader.MaxDoc, bits), new Column<int>(starts), new Column<ushort>([.. rows, .. new ushort[Vector256<ushort>.Count]]));
    }

    public void Save(ColumnWriter to)
    {
        to.Write(Terms);
        to.Write(Starts);
        to.Write(Rows);
        _bits.Save(to);
    }

    /// <param name="documents">of the segment</param>
    public static SetColumn Read(ColumnReader from, int documents)
    {
        var (terms, starts, rows) = (from.ReadTexts(), from.Read<int>(), from.Read<ushort>());
        return new SetColumn(terms, BitSets.Read(from, documents), starts, rows);
    }
}
