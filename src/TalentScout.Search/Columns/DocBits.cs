using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TalentScout.Search;

/// <summary>
/// A set of documents of one segment, one bit each, in whole words; bits behind the last document are 0. Whoever made it may change it until it
/// is handed out; after that operations make a new set.
/// </summary>
internal sealed class DocBits
{
    public const int WordBits = 64;
    private readonly ulong[] _words;
    private readonly int _length;

    public DocBits(int count)
        : this(count, new ulong[WordsOf(count)])
    {
    }

    private DocBits(int count, ulong[] words) => (Count, _words, _length) = (count, words, WordsOf(count));

    public int Count { get; }

    /// <summary>Bytes it takes.</summary>
    public int Bytes => _length * sizeof(ulong);

    public ReadOnlySpan<ulong> Words => _words.AsSpan(0, _length);

    public bool this[int doc] => (_words[doc / WordBits] >> (doc % WordBits) & 1) != 0;

    /// <summary>An empty set on a borrowed array: <see cref="Return"/> it when nobody holds it any more.</summary>
    public static DocBits Rent(int count)
    {
        var bits = Borrow(count);
        bits._words.AsSpan(0, bits._length).Clear();
        return bits;
    }

    /// <summary>The same with what another has, or two have both.</summary>
    public static DocBits RentCopy(DocBits of)
    {
        var bits = Borrow(of.Count);
        of.Words.CopyTo(bits._words);
        return bits;
    }

    public static DocBits RentBoth(DocBits a, DocBits b) => Combine<AndWords>(a, b, Borrow(a.Count));

    /// <summary>What three have all: most who are looked for are looked for by a language, a store and a country.</summary>
    public static DocBits RentAll(DocBits a, DocBits b, DocBits c)
    {
        var all = Borrow(a.Count);
        var x = MemoryMarshal.Cast<ulong, Vector<ulong>>(a.Words);
        var y = MemoryMarshal.Cast<ulong, Vector<ulong>>(b.Words);
        var z = MemoryMarshal.Cast<ulong, Vector<ulong>>(c.Words);
        var result = MemoryMarshal.Cast<ulong, Vector<ulong>>(all._words.AsSpan(0, all._length));
        for (var i = 0; i < result.Length; i++)
            result[i] = x[i] & y[i] & z[i];
        for (var i = result.Length * Vector<ulong>.Count; i < all._length; i++)
            all._words[i] = a._words[i] & b._words[i] & c._words[i];
        return all;
    }

    public static DocBits All(int count)
    {
        var all = new DocBits(count);
        Array.Fill(all._words, ulong.MaxValue);
        if (count % WordBits != 0)
            all._words[^1] = (1UL << (count % WordBits)) - 1;
        return all;
    }

    /// <summary>A copy of whole words.</summary>
    public static DocBits Of(int count, ReadOnlySpan<ulong> words)
    {
        var bits = new DocBits(count, GC.AllocateUninitializedArray<ulong>(WordsOf(count)));
        words.CopyTo(bits._words);
        return bits;
    }

    public static DocBits Where(int count, Func<int, bool> holds)
    {
        var bits = new DocBits(count);
        for (var doc = 0; doc < count; doc++)
            if (holds(doc))
                bits.Set(doc);
        return bits;
    }

    /// <summary>Documents whose value lies in [from, to].</summary>
    public static DocBits Within(ReadOnlySpan<int> values, int from, int to)
    {
        var bits = new DocBits(values.Length);
        var (least, most) = (Vector256.Create(from), Vector256.Create(to));
        var doc = 0;
        for (; doc + Vector256<int>.Count <= values.Length; doc += Vector256<int>.Count)
        {
            var eight = Vector256.Create(values[doc..]);
            var within = Vector256.GreaterThanOrEqual(eight, least) & Vector256.LessThanOrEqual(eight, most);
            bits._words[doc / WordBits] |= (ulong)within.ExtractMostSignificantBits() << (doc % WordBits);
        }

        for (; doc < values.Length; doc++)
            if (values[doc] >= from && values[doc] <= to)
                bits.Set(doc);
        return bits;
    }

    /// <summary>Documents whose value is at least <paramref name="least"/>; NaN is not.</summary>
    public static DocBits AtLeast(ReadOnlySpan<float> values, float least)
    {
        var bits = new DocBits(values.Length);
        var bound = Vector256.Create(least);
        var doc = 0;
        for (; doc + Vector256<float>.Count <= values.Length; doc += Vector256<float>.Count)
            bits._words[doc / WordBits] |= (ulong)Vector256.GreaterThanOrEqual(Vector256.Create(values[doc..]), bound).ExtractMostSignificantBits() << (doc % WordBits);
        for (; doc < values.Length; doc++)
            if (values[doc] >= least)
                bits.Set(doc);
        return bits;
    }

    /// <summary>Words of a set of so many documents.</summary>
    public static int WordsOf(int count) => (count + WordBits - 1) / WordBits;

    /// <summary>Gives the array of a rented set back.</summary>
    public void Return() => ArrayPool<ulong>.Shared.Return(_words);

    /// <summary>Only while a set is being built.</summary>
    public void Set(int doc) => _words[doc / WordBits] |= 1UL << (doc % WordBits);

    /// <summary>The same of 64 documents at once.</summary>
    public void SetWord(int word, ulong bits) => _words[word] |= bits;

    public DocBits And(DocBits other) => Combine<AndWords>(this, other, new DocBits(Count));
    public DocBits Or(DocBits other) => Combine<OrWords>(this, other, new DocBits(Count));
    public DocBits AndNot(DocBits other) => Combine<AndNotWords>(this, other, new DocBits(Count));

    /// <summary>Only while this set is being built, as the two below.</summary>
    public void KeepIn(DocBits other) => Combine<AndWords>(this, other, this);
    public void Add(DocBits other) => Combine<OrWords>(this, other, this);
    public void TakeOut(DocBits other) => Combine<AndNotWords>(this, other, this);

    /// <summary>Adds what another has in the first half of the words, or behind it.</summary>
    public void AddHalf(DocBits other, bool behind)
    {
        var half = behind ? (_length / 2).._length : ..(_length / 2);
        other.Words[half].CopyTo(_words.AsSpan(half));
    }

    public int Cardinality() => BitCount.Both(Words, Words);

    /// <summary>How many are in both, without making the set.</summary>
    public int CardinalityWith(DocBits other) => BitCount.Both(Words, other.Words);

    /// <summary>How many of a list are in the set.</summary>
    public int CardinalityOf(ReadOnlySpan<int> docs)
    {
        var n = 0UL;
        foreach (var doc in docs)
            n += _words[(uint)doc / WordBits] >> (doc % WordBits) & 1;
        return (int)n;
    }

    /// <summary>Fills the buffer with the next documents at or after <paramref name="from"/>, ascending; the next place to ask from, or -1 at the end.</summary>
    public int Next(int from, Span<int> buffer, out int filled)
    {
        filled = 0;
        var words = Words;
        var index = from / WordBits;
        if (index >= words.Length)
            return -1;
        var behind = ulong.MaxValue << (from % WordBits);
        for (; index < words.Length; index += WordBits)
        {
            // Most hits are few and lie far apart: which words of a stretch have any is found out without a branch, as nobody could foretell it.
            var stretch = words.Slice(index, Math.Min(WordBits, words.Length - index));
            for (var some = WithBits(stretch); some != 0; some &= some - 1)
            {
                var at = BitOperations.TrailingZeroCount(some);
                var doc = (index + at) * WordBits;
                for (var word = stretch[at] & (doc < from ? behind : ulong.MaxValue); word != 0; word &= word - 1)
                {
                    if (filled == buffer.Length)
                        return doc + BitOperations.TrailingZeroCount(word);
                    buffer[filled++] = doc + BitOperations.TrailingZeroCount(word);
                }
            }
        }

        return -1;
    }

    /// <summary>Where the next word stands that has a bit, at or after <paramref name="index"/>; the number of words at the end. Most hits are few, and lie far apart.</summary>
    public static int NextWord(ReadOnlySpan<ulong> words, int index)
    {
        for (; index + Vector256<ulong>.Count <= words.Length; index += Vector256<ulong>.Count)
        {
            var filled = ~Vector256.IsZero(Vector256.Create(words[index..])).ExtractMostSignificantBits() & (1 << Vector256<ulong>.Count) - 1;
            if (filled != 0)
                return index + BitOperations.TrailingZeroCount(filled);
        }

        while (index < words.Length && words[index] == 0)
            index++;
        return index;
    }

    /// <summary>Which of at most 64 words are not 0.</summary>
    private static ulong WithBits(ReadOnlySpan<ulong> words)
    {
        var (some, i) = (0UL, 0);
        for (; i + Vector256<ulong>.Count <= words.Length; i += Vector256<ulong>.Count)
            some |= (ulong)(~Vector256.IsZero(Vector256.Create(words[i..])).ExtractMostSignificantBits() & ((1 << Vector256<ulong>.Count) - 1)) << i;
        for (; i < words.Length; i++)
            some |= words[i] == 0 ? 0 : 1UL << i;
        return some;
    }

    /// <summary>With whatever is left in the array.</summary>
    private static DocBits Borrow(int count) => new(count, ArrayPool<ulong>.Shared.Rent(WordsOf(count)));

    private static DocBits Combine<TWords>(DocBits a, DocBits b, DocBits result)
        where TWords : IWords
    {
        var x = MemoryMarshal.Cast<ulong, Vector<ulong>>(a.Words);
        var y = MemoryMarshal.Cast<ulong, Vector<ulong>>(b.Words);
        var z = MemoryMarshal.Cast<ulong, Vector<ulong>>(result._words.AsSpan(0, result._length));
        for (var i = 0; i < z.Length; i++)
            z[i] = TWords.Of(x[i], y[i]);
        for (var i = z.Length * Vector<ulong>.Count; i < result._length; i++)
            result._words[i] = TWords.Of(a._words[i], b._words[i]);
        return result;
    }

    private interface IWords
    {
        static abstract Vector<ulong> Of(Vector<ulong> a, Vector<ulong> b);
        static abstract ulong Of(ulong a, ulong b);
    }

    private readonly struct AndWords : IWords
    {
        public static Vector<ulong> Of(Vector<ulong> a, Vector<ulong> b) => a & b;
        public static ulong Of(ulong a, ulong b) => a & b;
    }

    private readonly struct OrWords : IWords
    {
        public static Vector<ulong> Of(Vector<ulong> a, Vector<ulong> b) => a | b;
        public static ulong Of(ulong a, ulong b) => a | b;
    }

    private readonly struct AndNotWords : IWords
    {
        public static Vector<ulong> Of(Vector<ulong> a, Vector<ulong> b) => Vector.AndNot(a, b);
        public static ulong Of(ulong a, ulong b) => a & ~b;
    }
}
