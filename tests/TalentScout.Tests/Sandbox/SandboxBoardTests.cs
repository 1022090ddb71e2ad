using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed partial class SandboxBoardTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly SandboxWorld World = SandboxFixture.World;

    [Fact]
    public async Task The_board_lists_the_openings_of_a_company_with_their_text()
    {
        var company = World.Postings.First(p => !p.OwnSite).Company;
        var jobs = (await sandbox.JsonAsync($"boards/greenhouse/v1/boards/{company.Login}/jobs?content=true")).GetProperty("jobs");
        Assert.Equal(World.Postings.Count(p => !p.OwnSite && p.Company == company), jobs.GetArrayLength());
        Assert.All(jobs.EnumerateArray(), job =>
        {
            var posting = World.Postings.Single(p => p.Id == job.GetProperty("id").GetInt64());
            Assert.Equal(posting.Title, job.GetProperty("title").GetString());
            Assert.Equal(posting.Description, WebUtility.HtmlDecode(job.GetProperty("content").GetString()));
        });
        using var page = await sandbox.GetAsync(jobs[0].GetProperty("absolute_url").GetString()!);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_board_knows_no_other_companies()
    {
        using var response = await sandbox.GetAsync("boards/greenhouse/v1/boards/nobody/jobs");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_career_site_names_its_pages_and_each_carries_a_JobPosting()
    {
        using var map = await sandbox.GetAsync("careers/sitemap.xml");
        var pages = XDocument.Parse(await map.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Descendants("{http://www.sitemaps.org/schemas/sitemap/0.9}loc").Select(l => l.Value).ToList();
        var own = World.Postings.Where(p => p.OwnSite).ToList();
        Assert.Equal(own.Count, pages.Count);
        foreach (var (address, posting) in pages.Zip(own))
        {
            using var page = await sandbox.GetAsync(address);
            var data = JsonElement.Parse(Script().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value);
            var job = data.TryGetProperty("@graph", out var graph) ? graph.EnumerateArray().Single(n => n.GetProperty("@type").GetString() == "JobPosting") : data;
            Assert.Equal(posting.Title, job.GetProperty("title").GetString());
            Assert.Equal(posting.Posted.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), job.GetProperty("datePosted").GetString());
            Assert.Equal(posting.Salary is not null, job.TryGetProperty("baseSalary", out _));
        }
    }

    [Fact]
    public async Task Robots_are_told_where_the_map_is_and_what_to_leave_alone()
    {
        using var response = await sandbox.GetAsync("robots.txt");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"Sitemap: {sandbox.Server.BaseAddress}careers/sitemap.xml", text);
        Assert.Contains("Disallow: /careers/apply/", text);
    }

    [Fact]
    public void An_advert_says_in_words_what_it_asks_for()
    {
        Assert.Equal(60, World.Postings.Length);
        Assert.All(World.Postings, p => Assert.All(p.Must.Concat(p.Nice), s => Assert.Contains(WebUtility.HtmlEncode(PostingText.NameOf(s)), p.Description)));
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
