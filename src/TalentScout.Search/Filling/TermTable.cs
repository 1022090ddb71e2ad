using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TalentScout.Search;

/// <summary>Different terms, as bytes in one stretch of memory, numbered from 0 in the order in which they came. Used again after <see cref="Clear"/>.</summary>
internal sealed class TermTable
{
    private const int LeastSlots = 1 << 10;
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private byte[] _bytes = new byte[LeastSlots * 8];
    private int[] _ends = new int[LeastSlots];

    /// <summary>By hash: the hash, then number of the term and 1; 0 where nothing is. Side by side, since most of the time goes into waiting for memory.</summary>
    private ulong[] _slots = new ulong[LeastSlots * 2];

    public int Count { get; private set; }

    /// <summary>What all the terms take together.</summary>
    public int Length => Count == 0 ? 0 : _ends[Count - 1];

    public byte[] Bytes => _bytes;

    public ReadOnlySpan<byte> this[int term] => _bytes.AsSpan(Start(term), _ends[term] - Start(term));

    public int Start(int term) => term == 0 ? 0 : _ends[term - 1];

    /// <returns>its number</returns>
    public int Add(ReadOnlySpan<byte> term) => Add(term, Hash(term));

    /// <summary>A term will be added soon: what has to be looked at then comes from memory meanwhile.</summary>
    /// <param name="hash">of the term</param>
    public unsafe void Expect(uint hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[(int)hash & (_slots.Length - 1)]));
    }

    /// <summary>The same for the bytes it will be compared with, if it is known; for a term that was expected a while ago.</summary>
    /// <param name="hash">of the term</param>
    public unsafe void ExpectTerm(uint hash)
    {
        var known = _slots[(int)hash & (_slots.Length - 1)];
        if (!Sse.IsSupported || known == 0 || known >> 32 != hash)
            return;
        Sse.Prefetch0(Unsafe.AsPointer(ref _bytes[Start((int)known - 1)]));
    }

    /// <param name="hash">of the term</param>
    /// <returns>its number</returns>
    public int Add(ReadOnlySpan<byte> term, uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var known = _slots[slot];
            if (known == 0)
            {
                _slots[slot] = ((ulong)hash << 32) | (uint)(Count + 1);
                return Keep(term);
            }

            if (known >> 32 == hash && this[(int)known - 1].SequenceEqual(term))
                return (int)known - 1;
        }
    }

    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    /// <summary>The numbers of all terms in the order of their bytes.</summary>
    public int[] Sorted()
    {
        var sorted = new int[Count];
        for (var term = 0; term < sorted.Length; term++)
            sorted[term] = term;
        Sort(sorted, new ulong[Count], 0);
        return sorted;
    }

    /// <summary>By eight bytes at once; those which are alike in these, by the next eight.</summary>
    private void Sort(Span<int> terms, Span<ulong> heads, int from)
    {
        const int Few = 12;
        if (terms.Length <= Few)
        {
            terms.Sort((a, b) => this[a].SequenceCompareTo(this[b]));
            return;
        }

        for (var i = 0; i < terms.Length; i++)
            heads[i] = Head(this[terms[i]], from);
        heads.Sort(terms);
        for (var first = 0; first < terms.Length;)
        {
            var next = first + 1;
            while (next < terms.Length && heads[next] == heads[first])
                next++;
            if (next - first > 1)
                SortAlike(terms[first..next], heads[first..next], from + sizeof(ulong));
            first = next;
        }
    }

    /// <param name="from">bytes that are alike; of a shorter term all are, and zeros</param>
    private void SortAlike(Span<int> terms, Span<ulong> heads, int from)
    {
        foreach (var term in terms)
            if (this[term].Length < from)
            {
                // Nothing but the length tells it from others, where these go on with zeros.
                terms.Sort((a, b) => this[a].SequenceCompareTo(this[b]));
                return;
            }

        Sort(terms, heads, from);
    }

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
        var before = _slots;
        _slots = new ulong[before.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var known in before)
        {
            if (known == 0)
                continue;
            var slot = (int)(known >> 32) & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = known;
        }
    }

    public static uint Hash(ReadOnlySpan<byte> term)
    {
        var hash = (ulong)term.Length * Mix;
        for (; term.Length >= sizeof(ulong); term = term[sizeof(ulong)..])
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(term)) * Mix, 29);
        if (term.Length >= sizeof(uint))
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt32LittleEndian(term)) * Mix, 29);
            term = term[sizeof(uint)..];
        }

        foreach (var b in term)
            hash = BitOperations.RotateLeft((hash ^ b) * Mix, 29);
        hash *= Mix;
        return (uint)(hash >> 32);
    }
}
