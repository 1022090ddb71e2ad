using TalentScout.Search;

namespace TalentScout.Tests.Search;

/// <summary>Beginnings of words and misspelt words: what stands in memory finds what Lucene's dictionaries find.</summary>
public sealed class WordDictionaryTests
{
    private const string Letters = "aabbccdeéжö1";

    [Fact]
    public void It_finds_what_lucene_finds()
    {
        var random = new Random(7);
        using var lab = SearchLab.With(Enumerable.Range(1, 400).Select(i => TestPeople.Person(i, $"p{i}") with { Name = Text(random, 2), Bio = Text(random, 6), Company = Text(random, 1) }));
        lab.Index.Compact();
        lab.Index.Refresh();
        using var held = lab.Index.Acquire();
        var segment = Assert.Single(held.View.Segments);
        var dictionary = WordDictionary.Make(segment.Reader, TextClasses.Prose, int.MaxValue);
        Assert.NotNull(dictionary);

        for (var i = 0; i < 400; i++)
        {
            var word = Word(random);
            Same(word, bits => dictionary.Beginning(word, bits), bits => WordFinder.Beginning(segment.Reader, word, bits));
            foreach (var edits in new[] { 1, 2 })
                Same($"{word}~{edits}", bits => dictionary.Near(word, edits, 50, bits), bits => WordFinder.Near(segment.Reader, word, edits, bits));
        }

        void Same(string what, Action<DocBits> inMemory, Action<DocBits> lucenes) =>
            Assert.True(Documents(segment.Columns.Count, inMemory).SequenceEqual(Documents(segment.Columns.Count, lucenes)), what);
    }

    [Fact]
    public void It_is_not_made_beyond_its_budget()
    {
        using var lab = SearchLab.With(TestPeople.Person(1, "p1") with { Bio = "one and two" });
        using var held = lab.Index.Acquire();
        var reader = held.View.Segments[0].Reader;

        var made = WordDictionary.Make(reader, TextClasses.Prose, int.MaxValue);
        Assert.NotNull(made);
        Assert.Null(WordDictionary.Make(reader, TextClasses.Prose, made.Bytes / 2));
    }

    [Theory]
    [InlineData("postgres", "postgers", 1)]
    [InlineData("kafka", "kafak", 1)]
    [InlineData("redis", "radio", 2)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("mongo", "mongodb", 2)]
    public void Letters_are_wrong_missing_too_many_or_swapped(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(Runes(a), Runes(b), 9));
        Assert.Equal(distance, EditDistance.Of(Runes(b), Runes(a), 9));
        for (var most = 1; most < distance; most++)
            Assert.True(EditDistance.Of(Runes(a), Runes(b), most) > most);
    }

    private static int[] Runes(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Letters[random.Next(Letters.Length)]));

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    private static List<int> Documents(int count, Action<DocBits> fill)
    {
        var bits = new DocBits(count);
        fill(bits);
        return [.. Enumerable.Range(0, count).Where(d => bits[d])];
    }
}
