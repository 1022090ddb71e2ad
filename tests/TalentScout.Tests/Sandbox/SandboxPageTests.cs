using System.Net;
using System.Text.Json;
using TalentScout.Sandbox;

namespace TalentScout.Tests.Sandbox;

public sealed class SandboxPageTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly SandboxRepository Busy = SandboxFixture.Busy;

    [Fact]
    public async Task Every_html_address_of_the_API_opens_a_page()
    {
        string[] asked =
        [
            $"users/{Busy.Owner.Login}", $"repos/{Busy.FullName}", $"repos/{Busy.FullName}/commits?per_page=2", $"repos/{Busy.FullName}/pulls?state=all&per_page=2", $"repos/{Busy.FullName}/contents",
            $"repos/{Busy.FullName}/contents/README.md", $"repos/{Busy.FullName}/contributors?per_page=100", "search/issues?q=is:pr&per_page=2",
        ];
        var addresses = new HashSet<string>();
        foreach (var path in asked)
            Collect(await sandbox.JsonAsync(path), addresses);
        Assert.True(addresses.Count > 10);
        foreach (var address in addresses)
        {
            using var response = await sandbox.GetAsync(address);
            // A deleted account is the one thing that is named and not there.
            var gone = SandboxFixture.World.Account(address.Split('/')[^1]) is { Gone: true };
            Assert.True(response.StatusCode == (gone ? HttpStatusCode.NotFound : HttpStatusCode.OK), $"{address}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_link_to_a_line_finds_the_line()
    {
        var file = SandboxFixture.World.Files.Of(Busy).First(f => f.Path.EndsWith(".md", StringComparison.Ordinal) is false && f.Text.Split('\n').Length > 3);
        using var response = await sandbox.GetAsync($"{Busy.FullName}/blob/{Busy.Branch}/{file.Path}");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<span id=\"L3\">{WebUtility.HtmlEncode(file.Text.Split('\n')[2])}</span>", page);
    }

    [Fact]
    public void What_people_wrote_is_escaped() => Assert.Equal("&lt;script&gt;", Page.Text("<script>"));

    [Fact]
    public async Task The_pages_can_live_elsewhere()
    {
        await using var server = await SandboxServer.StartAsync(SandboxFixture.World, new SandboxServerOptions { HtmlBase = "https://code.example" }, TestContext.Current.CancellationToken);
        using var client = SandboxFixture.ClientOf(server);
        var body = JsonElement.Parse(await client.GetStringAsync($"repos/{Busy.FullName}", TestContext.Current.CancellationToken));
        Assert.Equal($"https://code.example/{Busy.FullName}", body.GetProperty("html_url").GetString());
    }

    [Fact]
    public async Task A_contributors_commits_have_a_page()
    {
        var author = Busy.Commits.Select(c => c.Author).First(a => a is { Gone: false })!;
        using var response = await sandbox.GetAsync($"{Busy.FullName}/commits?author={Uri.EscapeDataString(author.Login)}");
        Assert.Contains($"<h1>{Busy.Commits.Count(c => c.Author == author)} commits by", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static void Collect(JsonElement element, HashSet<string> addresses)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Collect(item, addresses);
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name is "html_url" or "avatar_url" && property.Value.ValueKind == JsonValueKind.String)
                addresses.Add(property.Value.GetString()!);
            else
                Collect(property.Value, addresses);
        }
    }
}
