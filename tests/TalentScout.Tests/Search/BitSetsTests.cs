using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class BitSetsTests
{
    /// <summary>Sets of so many documents are counted by lists where they are rare.</summary>
    private const int Many = 150_001;

    /// <summary>One document in so many has each set: all, many, some, on the line to the rare ones, few.</summary>
    private static readonly int[] OneIn = [1, 3, 100, 127, 128, 129, 1000, 70_000];

    [Theory]
    [InlineData(Many)]
    [InlineData(1000)]
    public void A_set_is_counted_alike_in_whichever_way(int documents)
    {
        var random = new Random(7);
        DocBits[] made = [.. OneIn.Select(n => DocBits.Where(documents, doc => doc % n == n / 2)), new DocBits(documents), DocBits.Where(documents, doc => doc == documents - 1)];
        var sets = new BitSets(documents, made);

        foreach (var share in new[] { 0, 0.001, 0.3, 1 })
        {
            var hits = DocBits.Where(documents, doc => doc == documents - 1 || random.NextDouble() < share);
            for (var number = 0; number < made.Length; number++)
            {
                var expected = Enumerable.Range(0, documents).Count(doc => hits[doc] && made[number][doc]);
                Assert.Equal(expected, sets.CountIn(number, hits));
                Assert.Equal(expected, sets.CountIn(number, hits));
            }
        }
    }

    [Fact]
    public void Of_rare_ones_less_is_gone_through()
    {
        var sets = new BitSets(Many, [DocBits.Where(Many, doc => doc % 1000 == 3), DocBits.Where(Many, doc => doc % 10 == 3)]);
        foreach (var number in new[] { 0, 1 })
            sets.CountIn(number, DocBits.All(Many));

        Assert.Equal((225, DocBits.WordsOf(Many)), (sets.WordsOf(0), sets.WordsOf(1)));
    }
}
