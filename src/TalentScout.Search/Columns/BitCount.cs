using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TalentScout.Search;

/// <summary>Counts of bits over many words: facets count hundreds of sets for each answer. Half-bytes are looked up, 64 of them at once (Muła, Kurz and Lemire, "Faster population counts using AVX2 instructions").</summary>
internal static class BitCount
{
    /// <summary>Counts of bytes are summed before one could overflow: at most 8 are added to each at a time.</summary>
    private const int Rounds = 31;

    /// <summary>Bits that are in both.</summary>
    /// <param name="others">of the same length</param>
    public static int Both(ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> others)
    {
        others = others[..words.Length];
        var (n, i) = (0, 0);
        if (Avx2.IsSupported)
        {
            var wide = MemoryMarshal.Cast<ulong, Vector256<byte>>(words);
            n = Both(wide, MemoryMarshal.Cast<ulong, Vector256<byte>>(others));
            i = wide.Length * Vector256<ulong>.Count;
        }

        for (; i < words.Length; i++)
            n += BitOperations.PopCount(words[i] & others[i]);
        return n;
    }

    private static int Both(ReadOnlySpan<Vector256<byte>> words, ReadOnlySpan<Vector256<byte>> others)
    {
        var ofHalfByte = Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var half = Vector256.Create((byte)0x0F);
        var sums = Vector256<ulong>.Zero;
        for (var from = 0; from < words.Length; from += Rounds)
        {
            var counts = Vector256<byte>.Zero;
            var to = Math.Min(words.Length, from + Rounds);
            for (var i = from; i < to; i++)
            {
                var both = words[i] & others[i];
                counts += Avx2.Shuffle(ofHalfByte, both & half) + Avx2.Shuffle(ofHalfByte, (both.AsUInt16() >>> 4).AsByte() & half);
            }

            sums += Avx2.SumAbsoluteDifferences(counts, Vector256<byte>.Zero).AsUInt64();
        }

        return (int)Vector256.Sum(sums);
    }
}
