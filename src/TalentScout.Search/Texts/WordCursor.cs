namespace TalentScout.Search;

/// <summary>
/// Reads a <see cref="WordDictionary"/> word by word. Each word is: letters shared with the word before (0 at the head of a block), number of the letters that follow, these, then the bytes that
/// its documents take, and the documents as gaps; or 0 bytes and the number of a bitset. All numbers in seven bits a byte, lowest first.
/// </summary>
internal ref struct WordCursor
{
    /// <summary>Words of a block: the first of them stands there whole.</summary>
    public const int Block = 16;

    private readonly WordDictionary _words;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Span<byte> _word;
    private int _length;
    private int _block;
    private int _inBlock;
    private int _next;

    /// <param name="buffer">for the word, as long as the longest</param>
    public WordCursor(WordDictionary words, Span<byte> buffer)
    {
        _words = words;
        _bytes = words.Words;
        _word = buffer;
        _block = -1;
        _inBlock = Block;
    }

    public readonly ReadOnlySpan<byte> Word => _word[.._length];

    /// <summary>Bytes that it begins with as the word that was read before.</summary>
    public int Shared { get; private set; }

    /// <summary>Where its documents stand.</summary>
    public int Documents { get; private set; }

    /// <summary>False at the end.</summary>
    public bool Next()
    {
        if (_inBlock == Block)
        {
            _block++;
            _inBlock = 0;
            if (_block < _words.Blocks.Length)
                _next = _words.Blocks[_block];
        }

        if (_next >= _bytes.Length || _block >= _words.Blocks.Length)
            return false;
        var at = _next;
        var shared = Number(_bytes, ref at);
        var length = Number(_bytes, ref at);
        var letters = _bytes.Slice(at, length);
        // At the head of a block all letters are there: how many are the same has to be looked at.
        Shared = _inBlock == 0 ? Word.CommonPrefixLength(letters) : shared;
        letters.CopyTo(_word[shared..]);
        _length = shared + letters.Length;
        at += letters.Length;
        Documents = at;
        var documents = Number(_bytes, ref at);
        if (documents == 0)
            _ = Number(_bytes, ref at);
        _next = at + documents;
        _inBlock++;
        return true;
    }

    /// <summary>To the first word that does not stand before these bytes; false where there is none.</summary>
    public bool Seek(ReadOnlySpan<byte> bytes)
    {
        // The last block whose head stands before them: the word may be in it.
        To(FirstHead(0, bytes, beyond: false) - 1);
        while (Next())
            if (Word.SequenceCompareTo(bytes) >= 0)
                return true;
        return false;
    }

    /// <summary>Leaves out blocks that have nothing but words beginning with these bytes, which the word at hand does too.</summary>
    public void Skip(ReadOnlySpan<byte> beginning)
    {
        if (_block + 1 < _words.Blocks.Length && Head(_block + 1).StartsWith(beginning))
            To(FirstHead(_block + 1, beginning, beyond: true) - 1);
    }

    /// <summary>A number in seven bits a byte.</summary>
    public static int Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        int part = bytes[at++];
        if (part < 128)
            return part;
        var number = part & 127;
        for (var shift = 7; ; shift += 7)
        {
            part = bytes[at++];
            number |= (part & 127) << shift;
            if (part < 128)
                return number;
        }
    }

    private void To(int block) => (_block, _inBlock) = (Math.Max(block, 0) - 1, Block);

    /// <summary>The first block from one on whose head does not stand before the bytes; or, beyond, that stands behind all that begins with them.</summary>
    private readonly int FirstHead(int from, ReadOnlySpan<byte> bytes, bool beyond)
    {
        var (low, high) = (from, _words.Blocks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var head = Head(middle);
            if (head.SequenceCompareTo(bytes) < 0 || (beyond && head.StartsWith(bytes)))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private readonly ReadOnlySpan<byte> Head(int block)
    {
        // Behind the 0 of what it shares.
        var at = _words.Blocks[block] + 1;
        var length = Number(_bytes, ref at);
        return _bytes.Slice(at, length);
    }
}
