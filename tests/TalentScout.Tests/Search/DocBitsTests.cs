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
}
