using TalentScout.Search;

namespace TalentScout.Tests.Search;

public sealed class WordListTests
{
    [Theory]
    [InlineData(100_000, 40_000)]
    [InlineData(100_000, 3_000)]
    [InlineData(100_000, 700)]
    [InlineData(100_000, 3)]
    [InlineData(70, 70)]
    [InlineData(1, 1)]
    [InlineData(40_000, 0)]
    public void Every_shape_holds_the_same_documents(int count, int frequency)
    {
        var random = new Random(count + frequency);
        var docs = Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(frequency).Order().ToArray();

        var words = new WordList(docs, [.. docs.Select(d => (byte)(1 + (d % 255)))], count);
        var phrase = new WordList(docs, [], count);

        Assert.Equal(docs, Documents(words, count));
        Assert.Equal(docs, Documents(phrase, count));
        Assert.Equal(frequency, words.Count);
        // The budget of docs/decisions/0010-search-in-memory.md.
        Assert.InRange(words.Bytes, 1, 300 + (3 * frequency) + (count / 8) + (frequency * 16 > count ? count + WordList.Lane : 0) + (4 * (WordList.Blocks(count) + 1)) + 8);
    }

    [Fact]
    public void An_impact_grows_with_repeating_ever_less_and_falls_with_length()
    {
        var impacts = Enumerable.Range(1, 20).Select(times => (int)WordDecoder.Impact(times, 200)).ToList();

        Assert.Equal(impacts.Order(), impacts);
        Assert.True(impacts[1] - impacts[0] > impacts[10] - impacts[9]);
        Assert.True(WordDecoder.Impact(2, 50) > WordDecoder.Impact(2, 1000));
        Assert.All(new[] { WordDecoder.Impact(1, int.MaxValue), WordDecoder.Impact(int.MaxValue, 0) }, impact => Assert.InRange(impact, 1, 255));
    }

    [Fact]
    public void Lists_stay_within_their_budget_and_those_asked_for_often_remain()
    {
        const int Count = 3_000;
        var lists = new WordLists(Count);
        var decoded = new List<string>();
        WordList Ask(int word) => lists.Of(TextClasses.Everywhere, $"word{word}", () =>
        {
            decoded.Add($"word{word}");
            return new WordList([.. Enumerable.Range(0, Count)], [.. Enumerable.Repeat((byte)1, Count)], Count);
        });

        for (var word = 0; word < 500; word++)
        {
            Ask(word);
            Ask(0);
        }

        Assert.InRange(lists.Bytes, 1, 500 * Count);
        Assert.Single(decoded, "word0");
        Ask(1);
        Assert.Equal(2, decoded.Count(d => d == "word1"));
    }

    /// <summary>Other people ask for other words: those of the morning have to make room however often they were asked for.</summary>
    [Fact]
    public void Lists_that_nobody_asks_for_any_more_go_first()
    {
        const int Count = 3_000;
        var lists = new WordLists(Count);
        var decoded = 0;
        void Ask(string word) => lists.Of(TextClasses.Everywhere, word, () =>
        {
            decoded++;
            return new WordList([.. Enumerable.Range(0, Count)], [.. Enumerable.Repeat((byte)1, Count)], Count);
        });
        for (var i = 0; i < 1000; i++)
            foreach (var word in Enumerable.Range(0, 60))
                Ask($"morning{word}");

        // With those of the morning they are a few more than there is room for; some of them are asked for less often than others.
        for (var i = 0; i < 5; i++)
        {
            decoded = 0;
            foreach (var word in Enumerable.Range(0, 355))
                for (var times = 0; times < (word % 6 == 0 ? 1 : 8); times++)
                    Ask($"evening{word}");
        }

        Assert.Equal(0, decoded);
    }

    private static int[] Documents(WordList list, int count)
    {
        var bits = new DocBits(count);
        list.AddTo(bits);
        return [.. Enumerable.Range(0, count).Where(d => bits[d])];
    }
}
