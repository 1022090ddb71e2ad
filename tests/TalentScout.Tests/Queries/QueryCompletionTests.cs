namespace TalentScout.Tests.Queries;

public sealed class QueryCompletionTests
{
    private static readonly QueryCompletion _completion = new(QueryWorld.Skills);

    /// <summary>The caret is where the bar stands.</summary>
    private static IEnumerable<string> At(string text) =>
        _completion.At(text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|')).Select(i => i.Text);

    [Theory]
    [InlineData("kafka la|", "lang:")]
    [InlineData("post|", "db:postgresql")]
    [InlineData("gola|", "lang:go")]
    [InlineData("kaf|", "skill:kafka")]
    [InlineData("-ph|", "lang:php")]
    [InlineData("java (ru|", "lang:rust")]
    [InlineData("lang:ja|", "java")]
    [InlineData("lang:c-s|", "csharp")]
    [InlineData("lang:(java OR ko|", "kotlin")]
    [InlineData("db:s|", "sql")]
    [InlineData("role:b|", "backend")]
    [InlineData("hireable:|", "yes")]
    [InlineData("tz:|", "UTC+0..UTC+3")]
    [InlineData("since:|", "<2018")]
    [InlineData("merged:|", ">10")]
    [InlineData("java o|", "org:")]
    [InlineData("java an|", "AND")]
    [InlineData("java nic|", "nice:(")]
    [InlineData("(lang:go) la|", "lang:")]
    public void What_fits_is_offered_first(string text, string first) => Assert.Equal(first, At(text).First());

    [Theory]
    [InlineData("lang:post|")]
    [InlineData("\"post|")]
    [InlineData("name:|")]
    [InlineData("zzz|")]
    [InlineData("java ^|2")]
    public void Nothing_is_offered_where_nothing_fits(string text) => Assert.Empty(At(text));

    [Fact]
    public void Where_nothing_is_typed_the_fields_and_operators_are_offered()
    {
        var offered = _completion.At("", 0, 100).Select(i => i.Text).ToList();
        Assert.Equal([.. QueryFields.All.Select(f => f.Name + ":"), "AND", "OR", "NOT", "nice:("], offered);
    }

    [Fact]
    public void A_completion_replaces_the_whole_word_around_the_caret()
    {
        var item = _completion.At("java lang:kotl go", 12)[0];
        Assert.Equal(new QueryCompletionItem("kotlin", 10, 4, "skill", "Kotlin, language"), item);
    }

    [Fact]
    public void What_is_offered_for_a_field_is_taken_by_it() => Assert.All(
        QueryFields.All.Where(f => f.Values != QueryFieldValues.Free),
        f => Assert.All(_completion.At(f.Name + ":", f.Name.Length + 1, 100), i => Assert.True(QueryWorld.Parser.Parse($"{f.Name}:{i.Text}").Ok)));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_caret_outside_of_the_text_is_refused(int caret) => Assert.Throws<ArgumentOutOfRangeException>(() => _completion.At("java", caret));
}
