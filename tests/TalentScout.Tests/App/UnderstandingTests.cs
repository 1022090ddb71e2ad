using System.Net;

namespace TalentScout.Tests.App;

/// <summary>Finding and understanding people on pages, without any script and without changing anything.</summary>
public sealed class UnderstandingTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_facet_can_be_listed_whole_and_searched_in()
    {
        var page = await host.PageAsync("/?more=country&find=an");
        Assert.NotNull(page.QuerySelector("#find"));
        var labels = page.QuerySelectorAll("[data-facet=country] .facet-label").Select(l => l.Words()).ToList();
        Assert.NotEmpty(labels);
        Assert.All(labels, l => Assert.Contains("an", l, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("No value is called so.", (await host.PageAsync("/?more=country&find=zzz")).Words("[data-facet=country] .hint"));
        Assert.Null((await host.PageAsync("/?more=nonsense")).QuerySelector("#find"));
    }

    [Fact]
    public async Task A_word_that_is_nearly_a_skill_is_asked_about_and_never_changed()
    {
        var page = await host.PageAsync("/?q=login:maralind+OR+lang:csharp+postgers");
        Assert.Contains("PostgreSQL", (await host.PageAsync("/?q=postgers+lang:csharp")).Words(".meant"), StringComparison.Ordinal);
        Assert.Contains("postgers", page.QuerySelector("#q")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_somebody_is_missing_is_answered_on_their_page()
    {
        using var found = await host.Client.GetAsync("/why?who=maralind&q=lang%3Arust", Token);
        Assert.Equal("/candidates/90001?q=lang%3Arust#why", found.Headers.Location?.ToString());
        Assert.Equal("Nobody here by that id", (await host.PageAsync("/why?who=never-met&q=go", HttpStatusCode.NotFound)).Words("h1"));
    }

    [Fact]
    public async Task People_are_compared_by_the_same_conditions()
    {
        var others = host.People.Skip(1).Take(5).Select(p => $"id={p.Id}");
        var page = await host.PageAsync($"/compare?id=90001&{string.Join('&', others)}&q=lang:csharp+db:postgresql");
        Assert.Equal(5, page.QuerySelectorAll(".compare-table thead th").Length);
        Assert.Contains("1 more", page.Words(".notice"), StringComparison.Ordinal);
        Assert.Contains("lang:csharp", page.Words(".compare-table"), StringComparison.Ordinal);
        Assert.Contains("412 commits", page.Words(".compare-table"), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("tbody tr:not(.section)"), row => Assert.Equal(6, row.Children.Length));
    }

    [Theory]
    [InlineData("/compare")]
    [InlineData("/compare?id=90001")]
    [InlineData("/compare?id=nobody&id=90001&id=90001")]
    public async Task Fewer_than_two_people_are_told_how_to_begin(string address) => Assert.Equal("Select two to five people", (await host.PageAsync(address)).Words("h2"));

    [Fact]
    public async Task The_interview_asks_about_the_role_and_their_own_work_and_openly_about_what_was_not_seen()
    {
        var page = await host.PageAsync("/candidates/90001/interview?q=lang:csharp+db:postgresql+nice:mongodb");
        var questions = page.QuerySelectorAll(".questions li").ToList();
        Assert.Contains(questions, q => q.Words().Contains("quillbase/npgpool", StringComparison.Ordinal) && q.QuerySelector("a")!.GetAttribute("href")!.Contains("npgpool", StringComparison.Ordinal));
        // What they did there themselves, not only where.
        Assert.Contains(questions, q => q.QuerySelector("a")?.GetAttribute("href")?.Contains("/commits?author=maralind", StringComparison.Ordinal) == true);
        Assert.Contains(questions, q => q.Words().Contains("The role asks for MongoDB", StringComparison.Ordinal));
        Assert.All(questions, q => Assert.Contains("Listen for:", q.Words(), StringComparison.Ordinal));
        await host.PageAsync("/candidates/123456/interview", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_candidate_shows_practices_streams_and_what_each_repository_was_built_with()
    {
        var page = await host.PageAsync("/candidates/90001");
        Assert.Contains("maralind/ledgerline", page.Words(".practices"), StringComparison.Ordinal);
        Assert.Contains("Not seen in what has been read", page.Words(".practices"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".streams .stream"), s => s.GetAttribute("aria-label")!.StartsWith("PostgreSQL:", StringComparison.Ordinal));
        Assert.Contains("Dapper", page.Words(".repositories .built"), StringComparison.Ordinal);
    }
}
