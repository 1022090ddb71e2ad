using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TalentScout.Harvest.Fetching;

internal enum LimitKind
{
    None,

    /// <summary>The window's requests are used up: concerns one bucket.</summary>
    Primary,

    /// <summary>Too fast, too many at once, or a plain "come back later": concerns the whole source.</summary>
    Secondary,

    /// <summary>The token is not accepted: nothing will go well until somebody looks.</summary>
    Credentials,
}

/// <summary>
/// What an answer says about limits. The numbers are the source's; the kind is decided here, in the one place, since a 403 alone can mean five things: primary limit,
/// secondary limit, refused credentials, forbidden, no User-Agent.
/// </summary>
/// <param name="RetryAfter">Relative to now, where the answer has the header.</param>
/// <param name="Reset">By the source's clock.</param>
/// <param name="Resource">Which limit it counts on, by the source's own name ("core", "search", "code_search"); null where it is not told.</param>
/// <param name="ServerTime">By its Date header; whole seconds, cut off.</param>
internal readonly record struct LimitReading(LimitKind Kind, int? Limit, int? Remaining, DateTimeOffset? Reset, TimeSpan? RetryAfter, DateTimeOffset? ServerTime, string? Resource = null)
{
    // GitHub's wordings over the years; what follows them (request ids, time stamps) varies.
    private static readonly string[] SecondaryWords = ["secondary rate limit", "abuse detection", "abuse-rate-limits", "secondary-rate-limits", "temporarily blocked from content creation"];
    private static readonly string[] PrimaryWords = ["api rate limit exceeded", "rate limit exceeded"];
    private static readonly string[] CredentialWords = ["bad credentials", "max number of login attempt", "maximum number of login attempts"];

    private const int LongestError = 2048;

    /// <param name="now">By our clock, for a server that does not tell its own.</param>
    public static LimitReading Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var headers = response.Headers;
        var reading = new LimitReading(
            LimitKind.None,
            Number(headers, "X-RateLimit-Limit"),
            Number(headers, "X-RateLimit-Remaining"),
            Seconds(headers, "X-RateLimit-Reset"),
            WaitOf(headers, now),
            headers.Date,
            Text(headers, "X-RateLimit-Resource"));
        return reading with { Kind = KindOf(response, reading) };
    }

    private static LimitKind KindOf(HttpResponseMessage response, LimitReading reading)
    {
        var status = (int)response.StatusCode;
        switch (status)
        {
            // Asked as anybody, it speaks of one page.
            case 401 when response.RequestMessage?.Get(FetchOptions.Anonymous) == true:
                return LimitKind.None;
            case 401:
                return LimitKind.Credentials;
            case 503 when reading.RetryAfter is not null:
                return LimitKind.Secondary;
            // An error in the clothes of an answer.
            case 200 when IsErrorBody(response, out var said):
                return Says(said, SecondaryWords) ? LimitKind.Secondary : Says(said, PrimaryWords) ? LimitKind.Primary : LimitKind.None;
            case not (403 or 429):
                return LimitKind.None;
        }
        var text = TextOf(response);
        if (Says(text, SecondaryWords))
            return LimitKind.Secondary;
        if (Says(text, CredentialWords))
            return LimitKind.Credentials;
        if (Says(text, PrimaryWords) || reading.Remaining == 0)
            return LimitKind.Primary;
        return status == 429 || reading.RetryAfter is not null ? LimitKind.Secondary : LimitKind.None;
    }

    /// <summary>A short object with a message and an address of the documentation, and nothing of what an answer has.</summary>
    internal static bool IsErrorBody(HttpResponseMessage response, out string message)
    {
        message = "";
        if (response.Content is not BufferedBody { Memory: { Length: < LongestError } body } || !body.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            return false;
        try
        {
            using var json = JsonDocument.Parse(body);
            var names = json.RootElement.EnumerateObject().Select(m => m.Name).ToList();
            if (!names.Contains("message") || !names.Contains("documentation_url") || names.Count > 4)
                return false;
            message = json.RootElement.GetProperty("message").ToString();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Says(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string TextOf(HttpResponseMessage response)
    {
        if (response.Content is not BufferedBody body)
            return "";
        var bytes = body.Memory.Span;
        return Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
    }

    /// <summary>Seconds, or a date: by the server's own clock where it tells it, since clocks differ.</summary>
    private static TimeSpan? WaitOf(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > (headers.Date ?? now) ? date - (headers.Date ?? now) : TimeSpan.Zero,
        _ => null,
    };

    private static int? Number(HttpResponseHeaders headers, string name) =>
        Text(headers, name) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Seconds(HttpResponseHeaders headers, string name) =>
        Text(headers, name) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
