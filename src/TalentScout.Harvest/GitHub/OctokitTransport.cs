using System.Net;
using Octokit;
using Octokit.Internal;
using TalentScout.Harvest.Fetching;

namespace TalentScout.Harvest.GitHub;

/// <summary>
/// One call of Octokit's connection over our own chain. Octokit's adapter follows redirects with the token and reads bodies into strings; this one does neither: the
/// answer's body is the <see cref="FetchReply"/>, which the connection hands through unparsed.
/// </summary>
internal sealed class OctokitTransport(PoliteFetcher fetcher, FetchCall call) : IHttpClient
{
    private const string ApiVersion = "2022-11-28";

    public async Task<IResponse> Send(IRequest request, CancellationToken cancellationToken, Func<object, object>? preprocessResponseBody = null)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(request.BaseAddress, request.Endpoint));
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        message.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", ApiVersion);
        message.Options.Set(FetchOptions.Bucket, call.Bucket);
        message.Options.Set(FetchOptions.Validators, call.Validators);
        message.Options.Set(FetchOptions.MinInterval, call.MinInterval);
        message.Options.Set(FetchOptions.SameOrigin, true);
        return new Response(await fetcher.SendAsync(message, call.Expected, cancellationToken));
    }

    public void SetRequestTimeout(TimeSpan timeout)
    {
        // The chain has its own, for the whole answer.
    }

    public void Dispose()
    {
        // The fetcher outlives the call.
    }

    private sealed class Response(FetchReply reply) : IResponse
    {
        public object Body => reply;
        public IReadOnlyDictionary<string, string> Headers => reply.Headers;
        public ApiInfo ApiInfo { get; } = new(reply.Links.ToDictionary(), [], [], reply.Validators.ETag, new RateLimit(0, 0, 0), TimeSpan.Zero);
        public HttpStatusCode StatusCode => (HttpStatusCode)reply.Status;
        public string? ContentType => reply.ContentType;
    }
}

/// <summary>What one fetch needs beside address and media type.</summary>
internal sealed record FetchCall(string Bucket, Validators Validators, TimeSpan MinInterval, Expected Expected);
