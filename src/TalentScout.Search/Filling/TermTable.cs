using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TalentScout.Search;

/// <summary>Different terms, as bytes in one stretch of memory, numbered from 0 in the order in which they came. Used again after <see cref="Clear"/>.</summary>
internal sealed class TermTable
{
    private const int LeastSlots = 1 << 10;

    private byte[] _bytes = new byte[LeastSlots * 8];
    private int[] _ends = new int[LeastSlots];

    /// <summary>By hash. What is needed to know a term again stands side by side, a short term whole: most of the time goes into waiting for memory.</summary>
    private Slot[] _slots = new Slot[LeastSlots * 2];

    public int Count { get; private set; }

    /// <summary>What all the terms take together.</summary>
    public int Length => Count == 0 ? 0 : _ends[Count - 1];

    public byte[] Bytes => _bytes;

    public ReadOnlySpan<byte> this[int term] => _bytes.AsSpan(Start(term), _ends[term] - Start(term));

    public int Start(int term) => term == 0 ? 0 : _ends[term - 1];

    /// <returns>its number</returns>
    public int Add(ReadOnlySpan<byte> term) => Add(term, TermKey.Of(term));

    /// <summary>A term will be added soon: what has to be looked at then comes from memory meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Expect(TermKey key)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[(int)key.Hash & (_slots.Length - 1)]));
    }

    /// <summary>The same for the bytes it will be compared with, if it is long and known; for a term that was expected a while ago.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void ExpectTerm(TermKey key)
    {
        ref var known = ref _slots[(int)key.Hash & (_slots.Length - 1)];
        if (Sse.IsSupported && known.Head == key.Head && key.Head >> (TermKey.Whole * 8) > TermKey.Whole)
            Sse.Prefetch0(Unsafe.AsPointer(ref _bytes[known.Start]));
    }

    /// <param name="key">of the term</param>
    /// <returns>its number</returns>
    public int Add(ReadOnlySpan<byte> term, TermKey key)
    {
        var slots = _slots;
        for (var slot = (int)key.Hash & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref var known = ref slots[slot];
            if (known.Next == 0)
            {
                known = new Slot(key.Head, Count + 1, Length);
                return Keep(term);
            }

            if (known.Head == key.Head && (term.Length <= TermKey.Whole || Known(known, term.Length).SequenceEqual(term)))
                return known.Next - 1;
        }
    }

    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    /// <summary>The numbers of all terms in the order of their bytes: the first <see cref="Count"/> of a rented array.</summary>
    public int[] Sorted()
    {
        var sorted = ArrayPool<int>.Shared.Rent(Count);
        for (var term = 0; term < Count; term++)
            sorted[term] = term;
        var heads = ArrayPool<ulong>.Shared.Rent(2 * Count);
        var room = ArrayPool<int>.Shared.Rent(Count);
        Sort(sorted.AsSpan(0, Count), heads.AsSpan(0, Count), heads.AsSpan(Count, Count), room.AsSpan(0, Count), 0);
        ArrayPool<ulong>.Shared.Return(heads);
        ArrayPool<int>.Shared.Return(room);
        return sorted;
    }

    /// <summary>Terms are looked at in their order, and lie anywhere: those that come soon are fetched meanwhile.</summary>
    /// <param name="order">numbers of terms</param>
    /// <param name="at">which is looked at now</param>
    public unsafe void ExpectInOrder(ReadOnlySpan<int> order, int at)
    {
        const int Soon = 8;
        if (!Sse.IsSupported || at + (2 * Soon) >= order.Length)
            return;
        Sse.Prefetch0(Unsafe.AsPointer(ref _ends[order[at + (2 * Soon)]]));
        // An empty term may stand behind all bytes.
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), Start(order[at + Soon]))));
    }

    /// <summary>By eight bytes at once; those which are alike in these, by the next eight.</summary>
    /// <param name="otherHeads">room for as many, as <paramref name="otherTerms"/> is</param>
    private void Sort(Span<int> terms, Span<ulong> heads, Span<ulong> otherHeads, Span<int> otherTerms, int from)
    {
        for (var i = 0; i < terms.Length; i++)
            heads[i] = Head(terms[i], from);
        SortHeads(heads, terms, otherHeads, otherTerms);
        for (var first = 0; first < terms.Length;)
        {
            var next = first + 1;
            while (next < terms.Length && heads[next] == heads[first])
                next++;
            if (next - first > 1)
                SortAlike(terms[first..next], heads[first..next], otherHeads[first..next], otherTerms[first..next], from + sizeof(ulong));
            first = next;
        }
    }

    /// <summary>By the first bits that differ, each set of those that have them alike by the next.</summary>
    private static void SortHeads(Span<ulong> heads, Span<int> terms, Span<ulong> otherHeads, Span<int> otherTerms)
    {
        const int Few = 24;
        const int Many = 4096;
        if (heads.Length <= Few)
        {
            SortFew(heads, terms);
            return;
        }

        var differing = 0UL;
        foreach (var head in heads)
            differing |= head ^ heads[0];
        if (differing == 0)
            return;
        var bits = heads.Length < Many ? 8 : 11;
        var shift = Math.Max(0, (sizeof(ulong) * 8) - BitOperations.LeadingZeroCount(differing) - bits);
        var mask = (1UL << bits) - 1;
        Span<int> places = stackalloc int[1 << bits];
        foreach (var head in heads)
            places[(int)((head >> shift) & mask)]++;
        var place = 0;
        foreach (ref var count in places)
            (count, place) = (place, place + count);
        for (var i = 0; i < heads.Length; i++)
        {
            ref var to = ref places[(int)((heads[i] >> shift) & mask)];
            (otherHeads[to], otherTerms[to]) = (heads[i], terms[i]);
            to++;
        }

        otherHeads[..heads.Length].CopyTo(heads);
        otherTerms[..heads.Length].CopyTo(terms);
        var start = 0;
        foreach (var end in places)
        {
            if (end - start > 1)
                SortHeads(heads[start..end], terms[start..end], otherHeads[start..end], otherTerms[start..end]);
            start = end;
        }
    }

    private static void SortFew(Span<ulong> heads, Span<int> terms)
    {
        for (var i = 1; i < heads.Length; i++)
        {
            var (head, term, at) = (heads[i], terms[i], i);
            for (; at > 0 && heads[at - 1] > head; at--)
                (heads[at], terms[at]) = (heads[at - 1], terms[at - 1]);
            (heads[at], terms[at]) = (head, term);
        }
    }

    /// <param name="from">bytes that are alike; of a shorter term all are, and zeros</param>
    private void SortAlike(Span<int> terms, Span<ulong> heads, Span<ulong> otherHeads, Span<int> otherTerms, int from)
    {
        foreach (var term in terms)
            if (this[term].Length < from)
            {
                // Nothing but the length tells it from others, where these go on with zeros.
                terms.Sort((a, b) => this[a].SequenceCompareTo(this[b]));
                return;
            }

        Sort(terms, heads, otherHeads, otherTerms, from);
    }

    /// <summary>As of its bytes, which here stand among others.</summary>
    private ulong Head(int term, int from)
    {
        var at = Start(term) + from;
        var left = _ends[term] - at;
        if (at + sizeof(ulong) > _bytes.Length)
            return Head(this[term], from);
        var head = BinaryPrimitives.ReadUInt64BigEndian(_bytes.AsSpan(at));
        return left >= sizeof(ulong) ? head : left <= 0 ? 0 : head & (ulong.MaxValue << ((sizeof(ulong) - left) * 8));
    }

    /// <summary>Of a term of that length as far as its head tells.</summary>
    private ReadOnlySpan<byte> Known(in Slot known, int length) => length < TermKey.LongLength ? _bytes.AsSpan(known.Start, length) : this[known.Next - 1];

    /// <summary>Eight bytes of a term, in an order that is theirs; zeros behind its end.</summary>
    public static ulong Head(ReadOnlySpan<byte> term, int from)
    {
        var rest = term[Math.Min(from, term.Length)..];
        if (rest.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(rest);
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        rest.CopyTo(head);
        return BinaryPrimitives.ReadUInt64BigEndian(head);
    }

    private int Keep(ReadOnlySpan<byte> term)
    {
        var (start, number) = (Length, Count++);
        if (start + term.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + term.Length));
        if (number == _ends.Length)
            Array.Resize(ref _ends, number * 2);
        term.CopyTo(_bytes.AsSpan(start));
        _ends[number] = start + term.Length;
        if (Count * 2 > _slots.Length)
            Spread();
        return number;
    }

    private void Spread()
    {
        var slots = new Slot[_slots.Length * 2];
        for (var term = 0; term < Count; term++)
        {
            var key = TermKey.Of(_bytes, Start(term), _ends[term] - Start(term));
            var slot = (int)key.Hash & (slots.Length - 1);
            while (slots[slot].Next != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = new Slot(key.Head, term + 1, Start(term));
        }

        _slots = slots;
    }

    /// <param name="Head">see <see cref="TermKey"/></param>
    /// <param name="Next">number of the term and 1; 0 where nothing is</param>
    /// <param name="Start">of its bytes</param>
    private readonly record struct Slot(ulong Head, int Next, int Start);
}
