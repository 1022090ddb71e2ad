using System.Buffers.Binary;
using System.Numerics;

namespace TalentScout.Search;

/// <summary>What a term is looked up by (<see cref="TermTable"/>).</summary>
/// <param name="Head">the first seven bytes, zeros behind the end of the term, and its length, 255 where it is longer: the whole of a short term</param>
internal readonly record struct TermKey(ulong Head, uint Hash)
{
    /// <summary>Bytes of a term that its head has whole.</summary>
    public const int Whole = sizeof(ulong) - 1;

    /// <summary>Of greater lengths the head tells no more than that they are.</summary>
    public const int LongLength = 255;
    private const ulong Mix = 0x9E3779B97F4A7C15;

    /// <param name="bytes">where the term stands; what follows it there is not looked at, but read where there is room, which is faster</param>
    public static TermKey Of(ReadOnlySpan<byte> bytes, int start, int length)
    {
        var kept = Math.Min(length, Whole);
        ulong head = 0;
        if (start + sizeof(ulong) <= bytes.Length)
            head = BinaryPrimitives.ReadUInt64LittleEndian(bytes[start..]) & ((1UL << (kept * 8)) - 1);
        else
            for (var i = 0; i < kept; i++)
                head |= (ulong)bytes[start + i] << (i * 8);
        head |= (ulong)Math.Min(length, LongLength) << (Whole * 8);
        return new TermKey(head, HashOf(head, bytes.Slice(start, length)));
    }

    public static TermKey Of(ReadOnlySpan<byte> term) => Of(term, 0, term.Length);

    private static uint HashOf(ulong head, ReadOnlySpan<byte> term)
    {
        var hash = head * Mix;
        if (term.Length > Whole)
        {
            for (var at = Whole; at < term.Length - sizeof(ulong); at += sizeof(ulong))
                hash = (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(term[at..])) * Mix;
            // The last eight, of which some may be those before.
            hash = (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(term[^sizeof(ulong)..])) * Mix;
        }

        hash = (hash ^ (hash >> 32)) * Mix;
        return (uint)(hash >> 32);
    }
}
