namespace TalentScout.Tests.Queries;

/// <summary>docs/query-syntax.md says what the parser does. To write the page anew: TALENTSCOUT_WRITE_DOCS=1.</summary>
public sealed class QuerySyntaxPageTests
{
    [Fact]
    public void The_page_is_the_one_that_the_tables_write()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TalentScout.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("no TalentScout.sln above the tests");
        var page = Path.Combine(root.FullName, "docs", "query-syntax.md");
        if (Environment.GetEnvironmentVariable("TALENTSCOUT_WRITE_DOCS") == "1")
            File.WriteAllText(page, QuerySyntaxPage.Write());

        Assert.Equal(QuerySyntaxPage.Write(), File.ReadAllText(page));
    }

    public static TheoryData<string> Examples =>
        [.. QueryFields.All.Select(f => f.Example), .. QuerySyntaxPage.Operators.Select(o => o.Example), .. QuerySyntaxPage.Ranges.Select(r => r.Example)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_page_parses(string example) => Assert.NotEqual("", QueryWorld.Query(example).Canonical);

    [Fact]
    public void Every_field_of_a_query_tree_has_a_row() =>
        Assert.All(Enum.GetValues<QueryField>(), field => Assert.NotNull(QueryFields.Find(QueryFields.NameOf(field))));
}
