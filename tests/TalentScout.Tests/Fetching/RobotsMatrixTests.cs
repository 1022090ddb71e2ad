using System.Net;
using System.Security.Authentication;

namespace TalentScout.Tests.Fetching;

/// <summary>What each way of answering /robots.txt means for the pages of the host (RFC 9309 section 2.3.1).</summary>
public sealed class RobotsMatrixTests
{
    private const string Rules = "User-agent: *\nDisallow: /private";

    [Theory]
    [InlineData(200)]
    [InlineData(203)]
    [InlineData(206)]
    public async Task A_file_is_obeyed(int status) => await ExpectAsync(() => Text(Rules, status), FetchStatus.Fetched, FetchStatus.Disallowed);

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(451)]
    public async Task None_allows_everything(int status) => await ExpectAsync(() => Text("", status), FetchStatus.Fetched, FetchStatus.Fetched);

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_server_in_trouble_allows_nothing(int status) => await ExpectAsync(() => Text("", status), FetchStatus.Failed, FetchStatus.Failed);

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_that_asks_to_stay_away_is_left_alone(int status) =>
        await ExpectAsync(() => ScriptedNetwork.With("", status, "text/plain", ("Retry-After", "120")), FetchStatus.Throttled, FetchStatus.Throttled);

    [Theory]
    [InlineData("dns")]
    [InlineData("refused")]
    [InlineData("tls")]
    [InlineData("timeout")]
    [InlineData("truncated")]
    [InlineData("damaged")]
    public async Task What_cannot_be_reached_allows_nothing(string trouble) => await ExpectAsync(
        () => trouble switch
        {
            "dns" => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"),
            "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
            "tls" => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "no trust", new AuthenticationException("expired")),
            "timeout" => throw new TimeoutException("too slow"),
            "truncated" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenOff()) },
            _ => Damaged(),
        },
        FetchStatus.Failed,
        FetchStatus.Failed);

    [Theory]
    [InlineData(1, FetchStatus.Disallowed)]
    [InlineData(2, FetchStatus.Disallowed)]
    [InlineData(3, FetchStatus.Disallowed)]
    [InlineData(4, FetchStatus.Disallowed)]
    [InlineData(5, FetchStatus.Disallowed)]
    [InlineData(6, FetchStatus.Fetched)]
    public async Task Five_redirects_are_followed_and_a_sixth_means_that_there_is_none(int redirects, FetchStatus ofPrivate)
    {
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            var left = redirects;
            await ExpectAsync(
                () => left-- > 0 ? ScriptedNetwork.With("", status, "text/plain", ("Location", "https://other.test/robots.txt")) : Text(Rules, 200), FetchStatus.Fetched, ofPrivate);
        }
    }

    [Fact]
    public async Task A_redirect_to_nowhere_means_that_there_is_none() =>
        await ExpectAsync(() => ScriptedNetwork.With("", 302, "text/plain"), FetchStatus.Fetched, FetchStatus.Fetched);

    [Fact]
    public async Task An_HTML_page_in_its_place_has_no_rules() =>
        await ExpectAsync(() => ScriptedNetwork.With("<!doctype html><html><body>Not here</body></html>", 200, "text/html"), FetchStatus.Fetched, FetchStatus.Fetched);

    [Fact]
    public async Task An_empty_file_has_no_rules() => await ExpectAsync(() => Text("", 200), FetchStatus.Fetched, FetchStatus.Fetched);

    [Fact]
    public async Task Of_an_endless_file_the_first_500_KiB_count()
    {
        await ExpectAsync(() => Text(Rules + "\n" + string.Concat(Enumerable.Repeat("# padding\n", 200_000)), 200), FetchStatus.Fetched, FetchStatus.Disallowed);
        await ExpectAsync(() => Text("User-agent: *\n" + string.Concat(Enumerable.Repeat("# padding\n", 60_000)) + "Disallow: /private", 200), FetchStatus.Fetched, FetchStatus.Fetched);
    }

    private static async Task ExpectAsync(Func<HttpResponseMessage> robots, FetchStatus ofPublic, FetchStatus ofPrivate)
    {
        var network = new ScriptedNetwork(() => ScriptedNetwork.Json("{}")) { RobotsAnswer = robots };
        using var chain = new Chain(network);

        Assert.Equal(ofPrivate, (await chain.GetAsync("https://api.test/private/x")).Outcome.Status);
        Assert.Equal(ofPublic, (await chain.GetAsync("https://api.test/open")).Outcome.Status);

        Assert.Equal((ofPublic == FetchStatus.Fetched ? 1 : 0) + (ofPrivate == FetchStatus.Fetched ? 1 : 0), network.Requests.Count);
    }

    private static HttpResponseMessage Text(string text, int status) => ScriptedNetwork.With(text, status, "text/plain");

    private static HttpResponseMessage Damaged()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF]) };
        response.Content.Headers.ContentEncoding.Add("gzip");
        return response;
    }

    private sealed class BrokenOff : MemoryStream
    {
        private bool _read;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read)
                throw new HttpIOException(HttpRequestError.ResponseEnded, "cut");
            _read = true;
            "User-agent: *\nDis"u8.CopyTo(buffer.Span);
            return new ValueTask<int>(17);
        }
    }
}
