using System.Buffers;

namespace TalentScout.Search;

/// <summary>Writes what <see cref="WordCursor"/> reads.</summary>
/// <param name="documents">of the segment</param>
internal sealed class WordDictionaryBuilder(int documents)
{
    /// <summary>A bitset where more than one document in so many has the word.</summary>
    private const int BitsFrom = 64;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly ArrayBufferWriter<byte> _gaps = new();
    private readonly List<int> _blocks = [];
    private readonly List<DocBits> _frequent = [];
    private byte[] _last = [];
    private int _count;
    private int _longest;
    private long _bitsets;

    public long Bytes => _bytes.WrittenCount + (sizeof(int) * (long)_blocks.Count) + _bitsets;

    /// <param name="word">behind all that were added, in UTF-8</param>
    /// <param name="docs">ascending; one may stand there twice</param>
    public void Add(ReadOnlySpan<byte> word, List<int> docs)
    {
        var head = _count++ % WordCursor.Block == 0;
        if (head)
            _blocks.Add(_bytes.WrittenCount);
        var shared = head ? 0 : word.CommonPrefixLength(_last);
        Write(_bytes, shared);
        Write(_bytes, word.Length - shared);
        _bytes.Write(word[shared..]);
        _last = word.ToArray();
        _longest = Math.Max(_longest, word.Length);
        if ((long)docs.Count * BitsFrom > documents)
            AddBits(docs);
        else
            AddGaps(docs);
    }

    public WordDictionary Build() => new(new Column<byte>(_bytes.WrittenSpan.ToArray()), new Column<int>([.. _blocks]), new BitSets(documents, [.. _frequent]), _longest);

    private void AddBits(List<int> docs)
    {
        var bits = new DocBits(documents);
        foreach (var doc in docs)
            bits.Set(doc);
        Write(_bytes, 0);
        Write(_bytes, _frequent.Count);
        _frequent.Add(bits);
        _bitsets += bits.Bytes;
    }

    private void AddGaps(List<int> docs)
    {
        _gaps.ResetWrittenCount();
        var last = -1;
        foreach (var doc in docs)
            if (doc > last)
            {
                Write(_gaps, doc - last);
                last = doc;
            }

        Write(_bytes, _gaps.WrittenCount);
        _bytes.Write(_gaps.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> to, int number)
    {
        const int Longest = 5;
        var bytes = to.GetSpan(Longest);
        var written = 0;
        for (; number > 127; number >>= 7)
            bytes[written++] = (byte)(number | 128);
        bytes[written++] = (byte)number;
        to.Advance(written);
    }
}
