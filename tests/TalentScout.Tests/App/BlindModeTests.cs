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
        using var request = new HttpRequestMessage(HttpMethod.Get, "/similar?id=90001");
        request.Headers.TryAddWithoutValidation("Cookie", "blind=on");
        using var answer = await host.Client.SendAsync(request, Token);
        Assert.DoesNotContain("maralind", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("csharp", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", "blind=on");
        using var answer = await host.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }
}
