using TalentScout.Harvest.GhArchive;

namespace TalentScout.Tests.GhArchive;

public sealed class RadixOrderTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(2, 1)]
    [InlineData(3000, 40)]
    [InlineData(3000, long.MaxValue)]
    public void Numbers_come_from_the_smallest_to_the_largest_and_equals_stay_as_they_were(int count, long most)
    {
        var random = new Random(count);
        var keys = Enumerable.Range(0, count).Select(_ => random.NextInt64(-most, most)).ToArray();
        if (count > 2)
            (keys[0], keys[1], keys[2]) = (long.MinValue, long.MaxValue, 0);

        Assert.Equal(Enumerable.Range(0, count).OrderBy(i => keys[i]), RadixOrder.Of(keys));
    }

    [Fact]
    public void An_order_by_several_parts_is_made_from_the_last_to_the_first()
    {
        var random = new Random(7);
        var (first, second) = (new long[2000], new long[2000]);
        for (var i = 0; i < first.Length; i++)
            (first[i], second[i]) = (random.Next(-3, 3), random.NextInt64(long.MinValue, long.MaxValue));

        Assert.Equal(Enumerable.Range(0, first.Length).OrderBy(i => first[i]).ThenBy(i => second[i]), RadixOrder.Of(first, RadixOrder.Of(second)));
    }
}
