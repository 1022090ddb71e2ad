using System.Numerics;
using System.Runtime.InteropServices;

namespace TalentScout.Search;

/// <summary>
/// A set of documents of one segment, one bit each, in whole words; bits behind the last document are 0. Not changed after it was handed
/// out: operations make a new set.
/// </summary>
internal sealed class DocBits(int count)
{
    private const int WordBits = 64;
    private readonly ulong[] _words = new ulong[(count + WordBits - 1) / WordBits];

    public int Count { get; } = count;

    public bool this[int doc] => (_words[doc / WordBits] >> (doc % WordBits) & 1) != 0;

    public static DocBits All(int count)
    {
        var all = new DocBits(count);
        Array.Fill(all._words, ulong.MaxValue);
        if (count % WordBits != 0)
            all._words[^1] = (1UL << (count % WordBits)) - 1;
        return all;
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
        for (var doc = 0; doc < values.Length; doc++)
            bits._words[doc / WordBits] |= (values[doc] >= from && values[doc] <= to ? 1UL : 0) << (doc % WordBits);
        return bits;
    }

    /// <summary>Documents whose value is at least <paramref name="least"/>; NaN is not.</summary>
    public static DocBits AtLeast(ReadOnlySpan<float> values, float least)
    {
        var bits = new DocBits(values.Length);
        for (var doc = 0; doc < values.Length; doc++)
            bits._words[doc / WordBits] |= (values[doc] >= least ? 1UL : 0) << (doc % WordBits);
        return bits;
    }

    /// <summary>Only while a set is being built.</summary>
    public void Set(int doc) => _words[doc / WordBits] |= 1UL << (doc % WordBits);

    public DocBits And(DocBits other) => Combine<AndWords>(this, other);
    public DocBits Or(DocBits other) => Combine<OrWords>(this, other);
    public DocBits AndNot(DocBits other) => Combine<AndNotWords>(this, other);

    public int Cardinality()
    {
        var n = 0;
        foreach (var word in _words)
            n += BitOperations.PopCount(word);
        return n;
    }

    /// <summary>How many are in both, without making the set.</summary>
    public int CardinalityWith(DocBits other)
    {
        var (mine, others) = (_words, other._words);
        var n = 0;
        for (var i = 0; i < mine.Length && i < others.Length; i++)
            n += BitOperations.PopCount(mine[i] & others[i]);
        return n;
    }

    /// <summary>Fills the buffer with the next documents at or after <paramref name="from"/>, ascending; the next place to ask from, or -1 at the end.</summary>
    public int Next(int from, Span<int> buffer, out int filled)
    {
        filled = 0;
        var index = from / WordBits;
        if (index >= _words.Length)
            return -1;
        var word = _words[index] & (ulong.MaxValue << (from % WordBits));
        while (true)
        {
            while (word != 0)
            {
                var doc = (index * WordBits) + BitOperations.TrailingZeroCount(word);
                if (filled == buffer.Length)
                    return doc;
                buffer[filled++] = doc;
                word &= word - 1;
            }

            if (++index == _words.Length)
                return -1;
            word = _words[index];
        }
    }

    private static DocBits Combine<TWords>(DocBits a, DocBits b)
        where TWords : IWords
    {
        var result = new DocBits(a.Count);
        var x = MemoryMarshal.Cast<ulong, Vector<ulong>>(a._words);
        var y = MemoryMarshal.Cast<ulong, Vector<ulong>>(b._words);
        var z = MemoryMarshal.Cast<ulong, Vector<ulong>>(result._words.AsSpan());
        for (var i = 0; i < z.Length; i++)
            z[i] = TWords.Of(x[i], y[i]);
        for (var i = z.Length * Vector<ulong>.Count; i < result._words.Length; i++)
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
