using System.Net;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Follows redirects, so that each hop passes registry, robots, pace and budget as a request of its own. Stands outermost. Never from https to http; to another
/// scheme, host or port only where the request does not ask for the same origin. Carries no credentials: those are added below, for their own origin alone.
/// </summary>
internal sealed class RedirectHandler : DelegatingHandler
{
    public const int MaxHops = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response is RefusedResponse || !IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                return response;
            var from = request.RequestUri!;
            if (!Uri.TryCreate(from, location, out var to))
                return response;
            var status = (int)response.StatusCode;
            if (from.Scheme == Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttps)
            {
                response.Dispose();
                return Refuse(request, "redirected from https to an open connection", status);
            }
            if (request.Get(FetchOptions.OneHop))
                return response;
            response.Dispose();
            if (hop == MaxHops)
                return Refuse(request, $"more than {MaxHops} redirects", status);
            if (request.Get(FetchOptions.SameOrigin) && !from.SameOriginAs(to))
                return Refuse(request, $"redirected to another host, '{to.IdnHost}'", status);
            request = Again(request, to);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static RefusedResponse Refuse(HttpRequestMessage request, string reason, int status) => new(new FetchOutcome(FetchStatus.Disallowed, reason, HttpStatus: status), request);

    private static HttpRequestMessage Again(HttpRequestMessage request, Uri to)
    {
        var next = new HttpRequestMessage(HttpMethod.Get, to) { Version = request.Version };
        var sameOrigin = request.RequestUri!.SameOriginAs(to);
        foreach (var (name, values) in request.Headers)
            if (sameOrigin || !(name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)))
                next.Headers.TryAddWithoutValidation(name, values);
        foreach (var (key, value) in (IDictionary<string, object?>)request.Options)
            ((IDictionary<string, object?>)next.Options)[key] = value;
        return next;
    }
}
