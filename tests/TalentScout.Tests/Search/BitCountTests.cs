using System.Numerics;
using FsCheck.Xunit;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class BitCountTests
{
    [Property]
    public void Counts_what_is_in_both(int seed, byte length)
    {
        var random = new Random(seed);
        // Up to some thousands: longer than what is summed at once.
        var (a, b) = (Words(random, length * 11), Words(random, length * 11));

        Assert.Equal(a.Zip(b, (x, y) => BitOperations.PopCount(x & y)).Sum(), BitCount.Both(a, b));
    }

    [Fact]
    public void All_bits_of_many_words_are_counted_without_overflow()
    {
        var all = Enumerable.Repeat(ulong.MaxValue, 100_003).ToArray();

        Assert.Equal(64 * 100_003, BitCount.Both(all, all));
    }

    private static ulong[] Words(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];
}
