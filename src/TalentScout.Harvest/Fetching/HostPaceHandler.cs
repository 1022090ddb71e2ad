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
        var mood = HostMood.Trouble;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            mood = MoodOf(response);
            return response;
        }
        finally
        {
            paces.End(host, clock.GetElapsedTime(started), mood);
        }
    }

    private static HostMood MoodOf(HttpResponseMessage response) => (response, (int)response.StatusCode) switch
    {
        // The body was too long, of another type, in an unknown coding: the host did nothing wrong.
        (RefusedResponse { Outcome.Status: FetchStatus.Disallowed }, _) => HostMood.Unsaid,
        (RefusedResponse, _) or (_, 429 or >= 500) => HostMood.Trouble,
        (_, >= 400) => HostMood.Unsaid,
        _ => HostMood.Well,
    };
}
