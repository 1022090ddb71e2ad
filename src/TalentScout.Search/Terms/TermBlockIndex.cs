using Lucene.Net.Store;
using Lucene.Net.Util;
using Lucene.Net.Util.Fst;
using Lucene.Net.Util.Packed;

namespace TalentScout.Search;

/// <summary>Where the blocks of a field are, by what their terms begin with: an automaton, made when all are known.</summary>
internal sealed class TermBlockIndex
{
    // As Lucene reads an address: whether there are terms, and whether more pieces follow.
    private const int FlagBits = 2;
    private const int IsInPieces = 1;
    private const int HasTerms = 2;

    private readonly TermBytes _bytes = new();
    private readonly List<Entry> _entries = [];

    /// <param name="pieces">the first is where the block is looked for, the others by the byte that follows</param>
    public void Add(ReadOnlySpan<byte> prefix, List<TermBlocks.Piece> pieces)
    {
        var start = _bytes.Length;
        _bytes.Add(prefix);
        var first = pieces[0];
        _bytes.AddNumber((first.Address << FlagBits) | (first.HasTerms ? HasTerms : 0L) | (pieces.Count > 1 ? IsInPieces : 0L));
        if (pieces.Count > 1)
            _bytes.AddNumber(pieces.Count - 1);
        foreach (var piece in pieces.Skip(1))
        {
            _bytes.WriteByte((byte)piece.Lead);
            _bytes.AddNumber(((piece.Address - first.Address) << 1) | (piece.HasTerms ? 1L : 0L));
        }

        _entries.Add(new Entry(start, prefix.Length, _bytes.Length));
    }

    /// <returns>what is said of the first block, which all terms are in</returns>
    public BytesRef Write(IndexOutput output)
    {
        // A block is complete before the one that it stands in.
        _entries.Sort((a, b) => _bytes[a.Start..(a.Start + a.Prefix)].SequenceCompareTo(_bytes[b.Start..(b.Start + b.Prefix)]));
        var builder = new Builder<BytesRef>(FST.INPUT_TYPE.BYTE1, 0, 0, true, false, int.MaxValue, ByteSequenceOutputs.Singleton, null, false, PackedInt32s.COMPACT, true, 15);
        var scratch = new Int32sRef();
        foreach (var entry in _entries)
        {
            var prefix = new BytesRef(_bytes[entry.Start..(entry.Start + entry.Prefix)].ToArray());
            builder.Add(Lucene.Net.Util.Fst.Util.ToInt32sRef(prefix, scratch), new BytesRef(_bytes[(entry.Start + entry.Prefix)..entry.End].ToArray()));
        }

        var index = builder.Finish();
        index.Save(output);
        return index.EmptyOutput;
    }

    private readonly record struct Entry(int Start, int Prefix, int End);
}
