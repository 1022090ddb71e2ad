using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TalentScout.Harvest.GhArchive;

/// <summary>Finds line feeds and, in the same pass, the two signs between two events that stand on one line: most of an hour's bytes are looked at once only.</summary>
internal static class LineFeed
{
    private const byte Feed = (byte)'\n', Close = (byte)'}', Open = (byte)'{';

    /// <param name="seam">Set where "}{" lies before the line feed, or before the end where there is none.</param>
    /// <returns>-1 where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(ReadOnlySpan<byte> bytes, ref bool seam)
    {
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(bytes);
            var (feeds, closes, opens) = (Vector256.Create(Feed), Vector256.Create(Close), Vector256.Create(Open));
            // One more than is looked at, for what follows the last.
            for (int last = bytes.Length - Vector256<byte>.Count - 1, lastTwo = last - Vector256<byte>.Count; at <= last; at += Vector256<byte>.Count)
            {
                // Most pairs have neither.
                while (at <= lastTwo)
                {
                    var (one, two) = (Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.LoadUnsafe(ref first, (nuint)(at + Vector256<byte>.Count)));
                    var any = Vector256.Equals(one, feeds) | Vector256.Equals(two, feeds)
                        | (Vector256.Equals(one, closes) & Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at + 1), opens))
                        | (Vector256.Equals(two, closes) & Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)(at + Vector256<byte>.Count) + 1), opens));
                    if (any != Vector256<byte>.Zero)
                        break;
                    at += 2 * Vector256<byte>.Count;
                }

                if (at > last)
                    break;
                var here = Vector256.LoadUnsafe(ref first, (nuint)at);
                var isFeed = Vector256.Equals(here, feeds);
                var isSeam = Vector256.Equals(here, closes) & Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at + 1), opens);
                if ((isFeed | isSeam) == Vector256<byte>.Zero)
                    continue;
                var (feed, met) = (isFeed.ExtractMostSignificantBits(), isSeam.ExtractMostSignificantBits());
                if (feed == 0)
                {
                    seam = true;
                    continue;
                }

                var before = BitOperations.TrailingZeroCount(feed);
                seam |= (met & ((1u << before) - 1)) != 0;
                return at + before;
            }
        }

        for (; at < bytes.Length; at++)
        {
            if (bytes[at] == Feed)
                return at;
            seam |= bytes[at] == Close && at + 1 < bytes.Length && bytes[at + 1] == Open;
        }

        return -1;
    }
}
