namespace TalentScout.Search;

/// <summary>
/// The documents of one segment that have a word (or phrase), and how much it says there: the impact, 1..255, in proportion to BM25 without
/// its idf. A phrase has no impacts. Two shapes, whichever is smaller to go through; see docs/decisions/0010-search-in-memory.md. Immutable.
/// </summary>
internal sealed class WordList
{
    /// <summary>Documents of a block: a place in it has 15 bits, its sums stay in the second cache.</summary>
    public const int Block = 1 << 15;

    /// <summary>Documents that are gone through together.</summary>
    public const int Lane = 64;

    /// <summary>One byte for every document where more than one in so many has the word.</summary>
    private const int DenseFrom = 8;

    /// <summary>A bitset where more than one document in so many has the word.</summary>
    private const int BitsFrom = 64;

    private readonly ushort[] _places;
    private readonly int[] _starts;

    /// <param name="docs">ascending</param>
    /// <param name="impacts">of each, or empty for a phrase</param>
    /// <param name="count">documents of the segment</param>
    public WordList(ReadOnlySpan<int> docs, ReadOnlySpan<byte> impacts, int count)
    {
        Count = docs.Length;
        HasImpacts = impacts.Length > 0 || docs.Length == 0;
        foreach (var impact in impacts)
            MostImpact = Math.Max(MostImpact, impact);
        if ((long)docs.Length * BitsFrom > count)
        {
            Bits = new DocBits(count);
            foreach (var doc in docs)
                Bits.Set(doc);
        }

        if (Bits is not null && (!HasImpacts || (long)docs.Length * DenseFrom > count))
        {
            _places = [];
            _starts = [];
            Impacts = [];
            if (HasImpacts)
                Dense = Spread(docs, impacts, count);
            return;
        }

        Impacts = impacts.ToArray();
        _places = new ushort[docs.Length];
        _starts = new int[Blocks(count) + 1];
        for (var i = 0; i < docs.Length; i++)
        {
            _places[i] = (ushort)(docs[i] % Block);
            _starts[(docs[i] / Block) + 1] = i + 1;
        }

        for (var block = 1; block < _starts.Length; block++)
            _starts[block] = Math.Max(_starts[block], _starts[block - 1]);
    }

    /// <summary>Deleted documents are among them.</summary>
    public int Count { get; }
    public bool HasImpacts { get; }

    /// <summary>Of any document; 0 of a phrase.</summary>
    public byte MostImpact { get; }

    /// <summary>Null where few documents have the word.</summary>
    public DocBits? Bits { get; }

    /// <summary>By document, 0 where it has not the word; a multiple of <see cref="Lane"/> long. Null where the list is sparse.</summary>
    public byte[]? Dense { get; }

    /// <summary>Of the sparse shape, in the order of the documents.</summary>
    public byte[] Impacts { get; }

    /// <summary>Of the sparse shape: where each block of documents begins; one more than there are blocks.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    public int Bytes => (Dense?.Length ?? 0) + (Bits?.Bytes ?? 0) + Impacts.Length + (_places.Length * sizeof(ushort)) + (_starts.Length * sizeof(int)) + Overhead;

    /// <summary>Objects, headers and the entry in the table.</summary>
    private const int Overhead = 250;

    public static int Blocks(int count) => (count + Block - 1) / Block;

    /// <summary>Of the dense shape: impacts of the block's documents.</summary>
    public ReadOnlySpan<byte> DenseBlock(int block) => Dense.AsSpan(block * Block, Math.Min(Block, Dense!.Length - (block * Block)));

    /// <summary>Of the sparse shape: places within the block and their impacts.</summary>
    public ReadOnlySpan<ushort> Places(int block, out ReadOnlySpan<byte> impacts)
    {
        var (start, length) = (_starts[block], _starts[block + 1] - _starts[block]);
        impacts = HasImpacts ? Impacts.AsSpan(start, length) : [];
        return _places.AsSpan(start, length);
    }

    public bool Has(int doc) => Bits is not null ? Bits[doc] : Places(doc / Block, out _).BinarySearch((ushort)(doc % Block)) >= 0;

    public void AddTo(DocBits bits)
    {
        if (Bits is not null)
        {
            bits.Add(Bits);
            return;
        }

        for (var block = 0; block + 1 < _starts.Length; block++)
            foreach (var place in Places(block, out _))
                bits.Set((block * Block) + place);
    }

    private static byte[] Spread(ReadOnlySpan<int> docs, ReadOnlySpan<byte> impacts, int count)
    {
        var dense = new byte[(count + Lane - 1) / Lane * Lane];
        for (var i = 0; i < docs.Length; i++)
            dense[docs[i]] = impacts[i];
        return dense;
    }
}
