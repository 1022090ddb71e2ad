using System.Net;
using TalentScout.Tests.Blind;

namespace TalentScout.Tests.App;

/// <summary>What a browser in blind mode is answered.</summary>
public sealed class BlindModeTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> BlindPages() =>
    [
        "/", "/?q=lang:csharp+db:postgresql", "/?q=login:maralind", "/candidates/90001?q=lang:csharp+company:quillbase+followers:%3E5", "/candidates/90001/interview?q=lang:csharp", "/candidates/90001/score?q=lang:csharp",
        "/candidates/90001/hide", "/compare?id=90001&id={other}&q=lang:csharp", "/help", "/briefs",
        "/api/v1/search?q=lang:csharp&explain=true", "/api/v1/candidates/90001", "/api/v1/candidates/90001/why?q=lang:csharp", "/api/v1/candidates/90001/similar", "/api/v1/suggest?prefix=mara",
    ];

    [Theory]
    [MemberData(nameof(BlindPages))]
    public async Task In_blind_mode_no_page_and_no_answer_of_the_API_says_who_somebody_is(string address)
    {
        var asked = address.Replace("{other}", host.People[1].Id.ToString(), StringComparison.Ordinal);
        var text = await TextAsync(asked);
        // What the visitor wrote into the query is theirs, and stands in it.
        foreach (var person in host.People.Where(p => p.Login != "hostile" && !Uri.UnescapeDataString(asked).Contains(p.Login, StringComparison.Ordinal)))
            BlindingTests.AssertHidden(person with { Company = null }, text);
        Assert.DoesNotContain("Quillbase", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mara.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("812 followers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"followers\":812", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/identities", "text/html")]
    [InlineData("/history", "text/html")]
    [InlineData("/harvests", "text/html")]
    [InlineData("/api/v1/export?q=lang:csharp&format=csv", "application/problem+json")]
    [InlineData("/api/v1/identities", "application/problem+json")]
    [InlineData("/anything-new", "text/html")]
    public async Task In_blind_mode_what_could_name_people_is_not_answered(string address, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", "blind=on");
        using var answer = await host.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task In_blind_mode_people_like_somebody_are_found_without_naming_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/similar?id={host.Store.BlindNames.Of(CandidateId.OfGitHub(90001))}");
        request.Headers.TryAddWithoutValidation("Cookie", "blind=on");
        using var answer = await host.Client.SendAsync(request, Token);
        Assert.DoesNotContain("maralind", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("csharp", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_blind_mode_a_page_asked_for_by_number_is_at_an_address_that_does_not_say_it_and_that_is_what_its_links_lead_to()
    {
        var name = host.Store.BlindNames.Of(CandidateId.OfGitHub(90001)).ToString();
        using var moved = await SendAsync(HttpMethod.Get, "/candidates/90001?q=lang%3Acsharp&skill=csharp");
        Assert.Equal($"/candidates/{name}?q=lang%3Acsharp&skill=csharp", moved.Headers.Location?.ToString());
        using var compared = await SendAsync(HttpMethod.Get, $"/compare?id=90001&id={host.People[2].Id}");
        Assert.DoesNotContain("90001", compared.Headers.Location?.ToString() ?? "90001", StringComparison.Ordinal);
        var list = await TextAsync("/?q=lang:csharp");
        Assert.Contains($"/candidates/{name}?", list, StringComparison.Ordinal);
        Assert.Contains($"/similar?id={Uri.EscapeDataString(name)}", list, StringComparison.Ordinal);
        Assert.Contains(host.Store.BlindNames.Label(CandidateId.OfGitHub(90001)), await TextAsync($"/api/v1/candidates/{name}"), StringComparison.Ordinal);
        using var unknown = await SendAsync(HttpMethod.Get, "/candidates/blind:4F2A1C");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task What_is_done_to_somebody_by_their_blind_name_is_done_to_them_and_whoever_may_see_them_follows_the_link()
    {
        var person = host.People[3].Id;
        var name = host.Store.BlindNames.Of(person);
        using var hidden = await SendAsync(HttpMethod.Post, $"/candidates/{name}/hide", new FormUrlEncodedContent([new("reason", "Other"), new("back", "/")]));
        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        Assert.NotNull((await host.Store.Desk.MarksAsync([person], Token))[person].Hidden);
        Assert.Contains($"/candidates/{name}/unhide", await TextAsync($"/?q=login:{host.People[3].Login}"), StringComparison.Ordinal);
        using var back = await SendAsync(HttpMethod.Post, $"/candidates/{name}/unhide");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Null((await host.Store.Desk.MarksAsync([person], Token)).GetValueOrDefault(person)?.Hidden);
        Assert.Contains(host.People[3].Login, await host.Client.GetStringAsync($"/candidates/{name}", Token), StringComparison.Ordinal);
    }

    /// <summary>Follows to where the address without numbers is.</summary>
    private async Task<string> TextAsync(string address)
    {
        var answer = await SendAsync(HttpMethod.Get, address);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            using var moved = answer;
            answer = await SendAsync(HttpMethod.Get, moved.Headers.Location!.ToString());
        }

        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Cookie", "blind=on");
        return await host.Client.SendAsync(request, Token);
    }
}
