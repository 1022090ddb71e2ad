using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace TalentScout.Search;

/// <summary>
/// The words of a text and the parts of each, as <see cref="Words.Of"/> and <see cref="Words.PartsOf"/> have them, as UTF-8 and without a string for each: for the many texts that are indexed. Used
/// again for the next text.
/// </summary>
internal sealed class WordSplitter
{
    private const byte Blank = 1;
    private const byte Letter = 2;
    private const byte Digit = 4;
    private const byte Dot = 8;

    /// <summary>Marks that may stand at the end of a name.</summary>
    private const byte Ending = 16;
    private const byte LetterOrDigit = Letter | Digit;

    /// <summary>Letters looked at together.</summary>
    private const int Block = 64;

    /// <summary>Of ASCII.</summary>
    private static readonly byte[] Kinds = [.. Enumerable.Range(0, 128).Select(c => KindOf((char)c))];

    private byte[] _bytes = new byte[1024];
    private char[] _text = [];
    private char[] _source = [];
    private int _end;
    private Token[] _tokens = new Token[256];

    /// <summary>Words and parts of the text read last.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int token] => _bytes.AsSpan(_tokens[token].Start, _tokens[token].Length);

    /// <summary>False for the part of a word, which stands where the word does.</summary>
    public bool IsWord(int token) => _tokens[token].Word;

    public void Read(ReadOnlySpan<char> text)
    {
        Count = 0;
        Grow(ref _bytes, Room(text.Length));
        // Most texts are ASCII, where a letter is a byte.
        if (Ascii.ToLower(text, _bytes, out _end) == OperationStatus.Done)
        {
            CutBytes();
            return;
        }

        Fold(text);
        CutLetters();
        Encode();
    }

    /// <summary>For a text, blanks behind it, and the joins of parts: those of a word are not longer than the word.</summary>
    private static int Room(int length) => (length * 2) + Block;

    /// <summary>A block of letters at a time: words begin and end where the bits of the blanks change.</summary>
    private void CutBytes()
    {
        var end = _end;
        _bytes.AsSpan(end, Block).Fill((byte)' ');
        // Joins come behind the blanks that are looked at with the last letters.
        _end += Block;
        // The word that began in a block before, and whether it had marks there.
        var (begun, marked) = (-1, false);
        for (var block = 0; block <= end; block += Block)
        {
            var (blanks, marks) = KindsOf(ref _bytes[block]);
            var before = begun >= 0 ? 1UL : 0;
            var starts = ~blanks & ~((~blanks << 1) | before);
            var ends = blanks & ((~blanks << 1) | before);
            for (; ends != 0; ends &= ends - 1)
            {
                var to = BitOperations.TrailingZeroCount(ends);
                // Of the bits before the end those that are not before the start.
                var within = (1UL << to) - 1;
                if (begun < 0)
                {
                    var from = BitOperations.TrailingZeroCount(starts);
                    starts &= starts - 1;
                    within &= ulong.MaxValue << from;
                    begun = block + from;
                }

                Take(_bytes, begun, block + to, marked || (marks & within) != 0);
                (begun, marked) = (-1, false);
            }

            if (starts != 0)
                begun = block + BitOperations.TrailingZeroCount(starts);
            if (begun >= 0)
                marked |= (marks & (ulong.MaxValue << Math.Max(0, begun - block))) != 0;
        }
    }

    /// <summary>Of 64 letters from there on: which are blank, and which are neither blank nor a letter or digit.</summary>
    private static (ulong Blanks, ulong Marks) KindsOf(ref byte first)
    {
        var (blanks, marks) = (0UL, 0UL);
        for (var at = 0; at < Block; at += Vector256<byte>.Count)
        {
            var letters = Vector256.LoadUnsafe(ref first, (nuint)at);
            var blank = Vector256.Equals(letters, Vector256.Create((byte)' ')) | Vector256.LessThan(letters - Vector256.Create((byte)'\t'), Vector256.Create((byte)('\r' - '\t' + 1)));
            var plain = Vector256.LessThan(letters - Vector256.Create((byte)'a'), Vector256.Create((byte)26)) | Vector256.LessThan(letters - Vector256.Create((byte)'0'), Vector256.Create((byte)10));
            blanks |= (ulong)blank.ExtractMostSignificantBits() << at;
            marks |= (ulong)(~(blank | plain)).ExtractMostSignificantBits() << at;
        }

        return (blanks, marks);
    }

    private void CutLetters()
    {
        var (text, end) = (_text, _end);
        // So that a run need not be compared with the end too. Joins come behind it.
        text[_end++] = ' ';
        for (var at = 0; at < end;)
        {
            if (Is(text[at], Blank))
            {
                at++;
                continue;
            }

            var from = at;
            while (Is(text[at], LetterOrDigit))
                at++;
            var plain = at;
            while (!Is(text[at], Blank))
                at++;
            Take(text, from, at, marked: plain < at);
        }
    }

    /// <summary>What stands between two blanks.</summary>
    /// <param name="marked">it has anything else than letters and digits</param>
    private void Take<T>(T[] text, int from, int to, bool marked)
        where T : unmanaged, IEquatable<T>
    {
        if (!marked)
        {
            Add(from, Math.Min(to - from, Words.MaxLength), word: true);
            return;
        }

        (from, to) = Trim(text, from, to);
        if (from == to)
            return;
        Add(from, Math.Min(to - from, Words.MaxLength), word: true);
        AddParts(text, _tokens[Count - 1]);
    }

    /// <summary>As <see cref="Words.Trim"/>.</summary>
    private static (int From, int To) Trim<T>(T[] text, int from, int to)
        where T : unmanaged, IEquatable<T>
    {
        while (from < to && !Is(text[from], LetterOrDigit) && !(Is(text[from], Dot) && from + 1 < to && Is(text[from + 1], Letter)))
            from++;
        while (to > from && !Is(text[to - 1], LetterOrDigit | Ending))
            to--;
        return (from, to);
    }

    private void AddParts<T>(T[] text, Token word)
        where T : unmanaged, IEquatable<T>
    {
        var first = Count;
        var start = -1;
        for (var i = word.Start; i <= word.Start + word.Length; i++)
        {
            if (i < word.Start + word.Length && Is(text[i], LetterOrDigit))
            {
                if (start < 0)
                    start = i;
            }
            else if (start >= 0)
            {
                if (i - start == word.Length)
                    return;
                Add(start, i - start, word: false);
                start = -1;
            }
        }

        if (Count - first > 1)
            Join(text.AsSpan(), first);
    }

    /// <summary>Adds the join of the parts, then leaves each different one once.</summary>
    private void Join<T>(Span<T> text, int first)
        where T : unmanaged, IEquatable<T>
    {
        var start = _end;
        for (var part = first; part < Count; part++)
        {
            Of(text, part).CopyTo(text[_end..]);
            _end += _tokens[part].Length;
        }

        var parts = Count;
        Count = first;
        for (var part = first; part < parts; part++)
            if (!Has(text, first, part))
                _tokens[Count++] = _tokens[part];
        // Longer than each of them.
        Add(start, _end - start, word: false);
    }

    private bool Has<T>(Span<T> text, int first, int part)
        where T : unmanaged, IEquatable<T>
    {
        for (var i = first; i < Count; i++)
            if (Of(text, i).SequenceEqual(Of(text, part)))
                return true;
        return false;
    }

    private Span<T> Of<T>(Span<T> text, int token) => text.Slice(_tokens[token].Start, _tokens[token].Length);

    private void Add(int start, int length, bool word)
    {
        if (Count == _tokens.Length)
            Array.Resize(ref _tokens, Count * 2);
        _tokens[Count++] = new Token(start, length, word);
    }

    /// <summary>As <see cref="Words.Fold"/>, but for the blanks around it.</summary>
    private void Fold(ReadOnlySpan<char> text)
    {
        Grow(ref _source, text.Length);
        text.CopyTo(_source);
        // One character becomes four at most.
        Grow(ref _text, text.Length * 4);
        _end = ASCIIFoldingFilter.FoldToASCII(_source, 0, _text, 0, text.Length);
        Grow(ref _source, _end);
        _text.AsSpan(0, _end).CopyTo(_source);
        Grow(ref _text, Room(_end));
        _source.AsSpan(0, _end).ToLowerInvariant(_text);
    }

    /// <summary>Words that stand as characters become bytes, each on its own: it may have been cut within a character of two.</summary>
    private void Encode()
    {
        var end = 0;
        for (var i = 0; i < Count; i++)
        {
            var word = _text.AsSpan(_tokens[i].Start, _tokens[i].Length);
            Grow(ref _bytes, end + Encoding.UTF8.GetMaxByteCount(word.Length));
            var length = Encoding.UTF8.GetBytes(word, _bytes.AsSpan(end));
            _tokens[i] = _tokens[i] with { Start = end, Length = length };
            end += length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is<T>(T letter, int kinds)
        where T : unmanaged, IEquatable<T> => ((typeof(T) == typeof(byte) ? Kinds[Unsafe.BitCast<T, byte>(letter)] : Kind(Unsafe.BitCast<T, char>(letter))) & kinds) != 0;

    private static byte Kind(char letter) => letter < Kinds.Length ? Kinds[letter] : KindOf(letter);

    private static byte KindOf(char letter) => letter switch
    {
        '.' => Dot,
        '#' or '+' => Ending,
        _ => char.IsLetter(letter) ? Letter : char.IsDigit(letter) ? Digit : char.IsWhiteSpace(letter) ? Blank : (byte)0,
    };

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            Array.Resize(ref array, Math.Max(length, array.Length * 2));
    }

    private readonly record struct Token(int Start, int Length, bool Word);
}
