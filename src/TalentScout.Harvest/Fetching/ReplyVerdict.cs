using System.Text.Json;

namespace TalentScout.Harvest.Fetching;

/// <summary>What a fetch is to bring: decides which bodies are taken for what they claim to be.</summary>
internal enum Expected
{
    Anything,
    Json,
}

/// <summary>HTTP is turned into a <see cref="FetchOutcome"/> here and nowhere else. Limits were decided below (<see cref="LimitReading"/>).</summary>
internal static class ReplyVerdict
{
    private static readonly TimeSpan NotReadyYet = TimeSpan.FromSeconds(30);

    public static FetchOutcome Of(HttpResponseMessage response, Expected expected, DateTimeOffset now)
    {
        if (response is RefusedResponse refused)
            return refused.Outcome;
        var status = (int)response.StatusCode;
        var body = response.Content is BufferedBody buffered ? buffered.Memory : default;
        return status switch
        {
            200 or 203 when LimitReading.IsErrorBody(response, out var said) => FetchOutcome.Failed($"an error with status {status}: {said[..Math.Min(200, said.Length)]}", status),
            200 or 203 or 206 => expected == Expected.Json && !LooksLikeJson(body.Span) ? FetchOutcome.Failed("no JSON where JSON was due", status) : FetchOutcome.Ok,
            202 => FetchOutcome.Failed("accepted, but not ready yet", status) with { NotBefore = now + NotReadyYet },
            204 or 205 => FetchOutcome.Gone("nothing there", status),
            304 => FetchOutcome.Unchanged,
            404 or 410 => FetchOutcome.Gone("not found", status),
            409 => FetchOutcome.Gone(Because(body, "conflict"), status),
            451 => FetchOutcome.Gone(Because(body, "blocked for legal reasons"), status),
            403 => FetchOutcome.Gone(Because(body, "forbidden"), status),
            422 => FetchOutcome.Gone(Because(body, "the source does not accept the question"), status),
            401 => FetchOutcome.Gone("needs a login", status),
            >= 300 and < 400 => FetchOutcome.Failed("redirected nowhere", status),
            >= 500 => FetchOutcome.Failed("the source is in trouble", status),
            _ => FetchOutcome.Failed(Because(body, "unexpected answer"), status),
        };
    }

    public static FetchOutcome Of(Exception trouble) => trouble switch
    {
        TimeoutException => FetchOutcome.Failed(trouble.Message),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } e => FetchOutcome.Failed($"network: {e.HttpRequestError}"),
        _ => FetchOutcome.Failed("network: the connection broke"),
    };

    private static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] is (byte)'{' or (byte)'[';
    }

    /// <summary>The "message" of an error body, at most 200 characters.</summary>
    private static string Because(ReadOnlyMemory<byte> body, string otherwise)
    {
        if (!LooksLikeJson(body.Span))
            return otherwise;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("message", out var message) && message.GetString() is { Length: > 0 } text
                ? $"{otherwise}: {text[..Math.Min(200, text.Length)]}"
                : otherwise;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return otherwise;
        }
    }
}
