namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Keeps the pace of each host. Never waits: a host that rests is refused as Throttled with the time to come again, so that the work is parked and the worker free.
/// </summary>
internal sealed class HostPaceHandler(HostPaces paces, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = HostKey.Of(request.RequestUri!);
        var asked = request.Get(FetchOptions.IsRobots) ? (TimeSpan?)null : request.Get(FetchOptions.MinInterval);
        if (paces.Begin(host, asked, request.Options.TryGetValue(FetchOptions.LastAsked, out var seen) ? seen : null) is { } opens)
            return new RefusedResponse(FetchOutcome.Throttled($"{host} rests between two requests", opens, host), request);
        var started = clock.GetTimestamp();
        var well = false;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            well = response is not RefusedResponse && (int)response.StatusCode is < 500 and not 429;
            return response;
        }
        finally
        {
            paces.End(host, clock.GetElapsedTime(started), well);
        }
    }
}
