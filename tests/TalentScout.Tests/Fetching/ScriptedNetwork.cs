using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TalentScout.Tests.Fetching;

/// <summary>Stands in for the network: answers by a script, and remembers what was asked.</summary>
internal sealed class ScriptedNetwork(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public ScriptedNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>One answer after the other; the last stays.</summary>
    public ScriptedNetwork(params Func<HttpResponseMessage>[] answers)
        : this(InTurn(answers))
    {
    }

    /// <summary>In the order of arrival; robots.txt apart.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = new();
    public ConcurrentQueue<Asked> Robots { get; } = new();

    /// <summary>What /robots.txt answers; 404 unless set.</summary>
    public Func<HttpResponseMessage> RobotsAnswer { get; set; } = () => new HttpResponseMessage(HttpStatusCode.NotFound);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = new Asked(request.RequestUri!, request.Headers.ToDictionary(h => h.Key, h => string.Join(h.Key == "User-Agent" ? " " : ", ", h.Value), StringComparer.OrdinalIgnoreCase));
        var robots = request.RequestUri!.AbsolutePath == "/robots.txt";
        (robots ? Robots : Requests).Enqueue(asked);
        var response = robots ? RobotsAnswer() : await answer(request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    public static HttpResponseMessage Json(string body, int status = 200, params (string Name, string Value)[] headers) => With(body, status, "application/json", headers);

    public static HttpResponseMessage With(string body, int status, string mediaType, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType) { CharSet = "utf-8" };
        foreach (var (name, value) in headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> InTurn(Func<HttpResponseMessage>[] answers)
    {
        var next = -1;
        return (_, _) => Task.FromResult(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]());
    }

    internal sealed record Asked(Uri Address, IReadOnlyDictionary<string, string> Headers)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }
}
