using TalentScout.Harvest.Fetching.Urls;

namespace TalentScout.Tests.Urls;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("HTTPS://Jobs.Example:443/a/./b/../c//d?z=1&a=2#top", "https://jobs.example/a/c/d?a=2&z=1")]
    [InlineData("http://jobs.example:8080", "http://jobs.example:8080/")]
    [InlineData("https://name:secret@jobs.example/", "https://jobs.example/")]
    [InlineData("  https:\\\\jobs.example\\a\n", "https://jobs.example/a")]
    [InlineData("jobs.example/open", "http://jobs.example/open")]
    [InlineData("localhost:5080/healthz", "http://localhost:5080/healthz")]
    [InlineData("http://[2001:DB8::1]/", "http://[2001:db8::1]/")]
    [InlineData("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe")]
    [InlineData("https://jobs.example/?q=%7e%2f&q=a", "https://jobs.example/?q=~%2F&q=a")]
    public void An_address_has_one_spelling(string text, string canonical) => Assert.Equal(new CanonicalUrl(canonical, null), CanonicalUrl.Of(text));

    [Theory]
    [InlineData("../x", "https://jobs.example/x")]
    [InlineData("x", "https://jobs.example/a/x")]
    [InlineData("?p=2", "https://jobs.example/a/b?p=2")]
    [InlineData("#top", "https://jobs.example/a/b?p=1")]
    [InlineData("", "https://jobs.example/a/b?p=1")]
    [InlineData("//other.example", "https://other.example/")]
    [InlineData("http://other.example/y", "http://other.example/y")]
    [InlineData("https:y", "https://jobs.example/a/y")]
    public void A_reference_is_resolved(string reference, string canonical) =>
        Assert.Equal(canonical, CanonicalUrl.Of(reference, "https://jobs.example/a/b?p=1").Text);

    [Theory]
    [InlineData("mailto:someone@jobs.example")]
    [InlineData("javascript:void(0)")]
    [InlineData("http://")]
    [InlineData("http://jobs.example:99999/")]
    [InlineData("http://jobs example/")]
    [InlineData("index")]
    [InlineData("")]
    public void What_is_no_address_says_why(string text)
    {
        var url = CanonicalUrl.Of(text);
        Assert.Null(url.Text);
        Assert.NotEmpty(url.Error!);
    }

    [Fact]
    public void A_canonical_address_is_its_own_canonical_form_and_random_text_is_no_trouble()
    {
        var random = new Random(11);
        string[] words = ["http:", "//", "/", "a", "É", "%", "%2e", "%E9", ".", "..", "?", "&", "=", "#", ":", "@", "[", "]", "\\", "\ud83d", "\0", " ", "80", "x.example", "xn--"];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
            if (CanonicalUrl.Of(text).Text is { } canonical)
                Assert.Equal(canonical, CanonicalUrl.Of(canonical).Text);
            Assert.True(CanonicalUrl.Of(text, "https://jobs.example/a").Text is not null || CanonicalUrl.Of(text, "https://jobs.example/a").Error is not null);
        }
    }
}
