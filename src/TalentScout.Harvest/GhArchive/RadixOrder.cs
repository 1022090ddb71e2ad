using System.Runtime.CompilerServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Sorts by whole numbers, byte by byte. For the few hundred thousand records of a fold: the framework's sort of records calls their comparison millions of times, in code that is not compiled for
/// speed yet when a short import is done.
/// </summary>
internal static class RadixOrder
{
    private const int Values = 256, Bits = 8;

    /// <returns>The places of the keys from the smallest to the largest; those that are equal stay in the order that they had.</returns>
    /// <param name="before">The places in the order to begin with; null: as they lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Of(ReadOnlySpan<long> keys, int[]? before = null)
    {
        var (from, to) = (before ?? Places(keys.Length), new int[keys.Length]);
        var differing = 0L;
        foreach (var key in keys)
            differing |= key ^ keys[0];
        Span<int> starts = stackalloc int[Values];
        for (var shift = 0; shift < sizeof(long) * Bits; shift += Bits)
        {
            if (((differing >> shift) & (Values - 1)) == 0)
                continue;
            // Below zero comes first.
            var flip = shift == (sizeof(long) - 1) * Bits ? Values / 2 : 0;
            starts.Clear();
            foreach (var key in keys)
                starts[((int)(key >> shift) & (Values - 1)) ^ flip]++;
            var sum = 0;
            for (var value = 0; value < Values; value++)
                (starts[value], sum) = (sum, sum + starts[value]);
            foreach (var place in from)
                to[starts[((int)(keys[place] >> shift) & (Values - 1)) ^ flip]++] = place;
            (from, to) = (to, ReferenceEquals(from, before) ? new int[keys.Length] : from);
        }

        return from;
    }

    private static int[] Places(int count)
    {
        var places = new int[count];
        for (var i = 0; i < count; i++)
            places[i] = i;
        return places;
    }
}
