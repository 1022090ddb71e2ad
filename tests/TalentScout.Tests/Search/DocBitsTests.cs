using FsCheck.Xunit;
using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class DocBitsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 2)]
    [InlineData(5000, 97)]
    [InlineData(70_000, 3001)]
    public void The_next_documents_are_found_however_far_apart_they_lie(int count, int every)
    {
        var bits = DocBits.Where(count, doc => doc % every == every - 1);
        var found = new List<int>();
        var buffer = new int[7];
        for (var from = 0; from >= 0;)
        {
            from = bits.Next(from, buffer, out var filled);
            found.AddRange(buffer.AsSpan(0, filled));
        }

        Assert.Equal(Enumerable.Range(0, count).Where(doc => doc % every == every - 1), found);
    }

    /// <summary>From any document on, with little room and with much, where sets are empty for long and then full.</summary>
    [Property]
    public void From_anywhere_on_they_are_those_that_are_set(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 20_000);
        var (thick, thin) = (random.NextDouble() * 0.5, random.NextDouble() * 0.001);
        var bits = DocBits.Where(count, doc => random.NextDouble() < (doc / 3000 % 2 == 0 ? thin : thick));
        var from = random.Next(count);
        var expected = Enumerable.Range(from, count - from).Where(doc => bits[doc]).ToList();

        var found = new List<int>();
        var buffer = new int[random.Next(1, 200)];
        while (from >= 0)
        {
            from = bits.Next(from, buffer, out var filled);
            found.AddRange(buffer.AsSpan(0, filled));
        }

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1001)]
    public void Three_sets_at_once_are_what_two_and_the_third_have(int count)
    {
        DocBits Every(int n) => DocBits.Where(count, doc => doc % n == 0);

        var all = DocBits.RentAll(Every(2), Every(3), Every(5));

        Assert.Equal(Every(30).Words, all.Words);
        all.Return();
    }

    [Fact]
    public void A_set_of_a_million_people_is_as_short_lived_as_all_else_of_a_query() =>
        // The runtime would take it for a large object, and keep it until it collects its oldest generation (Directory.Build.props).
        Assert.NotEqual(GC.MaxGeneration, GC.GetGeneration(new ulong[1_000_000 / DocBits.WordBits]));
}
