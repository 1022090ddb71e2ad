using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace TalentScout.Search;

/// <summary>
/// The words of a text and the parts of each, as <see cref="Words.Of"/> and <see cref="Words.PartsOf"/> have them, as UTF-8 and without a string for each: for the many texts that are indexed. Several
/// texts are cut in one go, since most are short. Used again for the next.
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

    /// <summary>Texts that wait to be cut, each with a blank behind it; then the words of all others, and joins.</summary>
    private byte[] _bytes = new byte[1024];
    private int _end;

    /// <summary>From where on it is not yet cut, and where each text ends there.</summary>
    private int _cut;
    private readonly List<int> _ends = [];

    /// <summary>A text that is not ASCII, while it is cut.</summary>
    private char[] _text = [];
    private char[] _source = [];
    private int _textEnd;

    private SplitWord[] _words = new SplitWord[256];
    private int _count;

    /// <summary>Texts that are cut, or that one which is cut now.</summary>
    private int _texts;

    /// <summary>Words and parts, by <see cref="Cut"/>.</summary>
    public ReadOnlySpan<SplitWord> Found => _words.AsSpan(0, _count);

    /// <summary>Where they stand.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    public ReadOnlySpan<byte> this[int word] => _bytes.AsSpan(_words[word].Start, _words[word].Length);

    /// <summary>The words of one text alone.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        Clear();
        Add(text);
        Cut();
    }

    public void Clear()
    {
        (_end, _cut, _count, _texts) = (0, 0, 0, 0);
        _ends.Clear();
    }

    /// <summary>The next text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        Grow(ref _bytes, _end + text.Length + 1);
        // Most texts are ASCII, where a letter is a byte.
        if (Ascii.ToLower(text, _bytes.AsSpan(_end), out var length) == OperationStatus.Done)
        {
            _end += length;
            _bytes[_end++] = (byte)' ';
            _ends.Add(_end);
            return;
        }

        Cut();
        var first = _count;
        Fold(text);
        CutLetters();
        Encode(first);
        _cut = _end;
        _texts++;
    }

    /// <summary>Of all texts that were added.</summary>
    public void Cut()
    {
        if (_cut == _end)
            return;
        // Blanks behind the last, and joins of parts: those of a word are not longer than the word.
        Grow(ref _bytes, (2 * _end) - _cut + Block);
        CutBytes();
        _texts += _ends.Count;
        _ends.Clear();
        _cut = _end;
    }

    /// <summary>A block of letters at a time: words begin and end where the bits of the blanks change.</summary>
    private void CutBytes()
    {
        var end = _end;
        _bytes.AsSpan(end, Block).Fill((byte)' ');
        // Joins come behind the blanks that are looked at with the last letters.
        _end += Block;
        // The text of the word.
        var (text, textEnd) = (_texts, _ends[0]);
        // The word that began in a block before, and whether it had marks there.
        var (begun, marked) = (-1, false);
        for (var block = _cut; block <= end; block += Block)
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

                for (; begun >= textEnd; textEnd = _ends[text - _texts])
                    text++;
                Take(_bytes, begun, block + to, marked || (marks & within) != 0, text);
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
        var (text, end) = (_text, _textEnd);
        // So that a run need not be compared with the end too. Joins come behind it.
        text[_textEnd++] = ' ';
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
            Take(text, from, at, plain < at, _texts);
        }
    }

    /// <summary>What stands between two blanks.</summary>
    /// <param name="letters">UTF-8 that is ASCII, or characters</param>
    /// <param name="marked">it has anything else than letters and digits</param>
    /// <param name="number">of the text</param>
    private void Take<T>(T[] letters, int from, int to, bool marked, int number)
        where T : unmanaged, IEquatable<T>
    {
        if (marked)
        {
            (from, to) = Trim(letters, from, to);
            if (from == to)
                return;
        }

        var word = new SplitWord(from, Math.Min(to - from, Words.MaxLength), number, IsPart: false);
        Add(word);
        if (marked)
            AddParts(letters, word);
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

    private void AddParts<T>(T[] letters, SplitWord word)
        where T : unmanaged, IEquatable<T>
    {
        var first = _count;
        var start = -1;
        for (var i = word.Start; i <= word.Start + word.Length; i++)
        {
            if (i < word.Start + word.Length && Is(letters[i], LetterOrDigit))
            {
                if (start < 0)
                    start = i;
            }
            else if (start >= 0)
            {
                if (i - start == word.Length)
                    return;
                Add(word with { Start = start, Length = i - start, IsPart = true });
                start = -1;
            }
        }

        if (_count - first > 1)
            Join(letters, ref typeof(T) == typeof(byte) ? ref _end : ref _textEnd, first);
    }

    /// <summary>Adds the join of the parts, then leaves each different one once.</summary>
    /// <param name="end">of the letters, where the join comes</param>
    private void Join<T>(Span<T> letters, ref int end, int first)
        where T : unmanaged, IEquatable<T>
    {
        var start = end;
        for (var part = first; part < _count; part++)
        {
            Of(letters, part).CopyTo(letters[end..]);
            end += _words[part].Length;
        }

        var parts = _count;
        _count = first;
        for (var part = first; part < parts; part++)
            if (!Has(letters, first, part))
                _words[_count++] = _words[part];
        // Longer than each of them.
        Add(_words[first] with { Start = start, Length = end - start });
    }

    private bool Has<T>(Span<T> letters, int first, int part)
        where T : unmanaged, IEquatable<T>
    {
        for (var i = first; i < _count; i++)
            if (Of(letters, i).SequenceEqual(Of(letters, part)))
                return true;
        return false;
    }

    private Span<T> Of<T>(Span<T> letters, int word) => letters.Slice(_words[word].Start, _words[word].Length);

    private void Add(SplitWord word)
    {
        if (_count == _words.Length)
            Array.Resize(ref _words, _count * 2);
        _words[_count++] = word;
    }

    /// <summary>As <see cref="Words.Fold"/>, but for the blanks around it.</summary>
    private void Fold(ReadOnlySpan<char> text)
    {
        Grow(ref _source, text.Length);
        text.CopyTo(_source);
        // One character becomes four at most.
        Grow(ref _text, text.Length * 4);
        _textEnd = ASCIIFoldingFilter.FoldToASCII(_source, 0, _text, 0, text.Length);
        Grow(ref _source, _textEnd);
        _text.AsSpan(0, _textEnd).CopyTo(_source);
        // A blank behind it, and joins.
        Grow(ref _text, (2 * _textEnd) + 1);
        _source.AsSpan(0, _textEnd).ToLowerInvariant(_text);
    }

    /// <summary>Words that stand as characters become bytes, each on its own: it may have been cut within a character of two.</summary>
    /// <param name="first">of these words</param>
    private void Encode(int first)
    {
        foreach (ref var word in _words.AsSpan(first, _count - first))
        {
            var letters = _text.AsSpan(word.Start, word.Length);
            Grow(ref _bytes, _end + Encoding.UTF8.GetMaxByteCount(letters.Length));
            var length = Encoding.UTF8.GetBytes(letters, _bytes.AsSpan(_end));
            word = word with { Start = _end, Length = length };
            _end += length;
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
}

/// <summary>A word, or a part of it, in the bytes of a <see cref="WordSplitter"/>.</summary>
/// <param name="Text">0 for the first of the texts</param>
/// <param name="IsPart">then it stands where the word before it does</param>
internal readonly record struct SplitWord(int Start, int Length, int Text, bool IsPart);
