using System.Collections.Concurrent;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Asks the robots.txt of every origin, API hosts too, before the first request to it, and keeps the answer for a day. What cannot be reached forbids everything: such a
/// fetch ends as Failed and not as Disallowed, since the next try may find it readable. A Crawl-delay becomes the least interval.
/// </summary>
internal sealed class RobotsHandler(SourceRegistry registry, TimeProvider clock) : DelegatingHandler
{
    public const string Agent = "TalentScout";

    /// <summary>How long an unreachable robots.txt is not asked for again.</summary>
    public static readonly TimeSpan UnreachableAge = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Origin> _origins = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var origin = _origins.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new Origin());
        var (policy, refusal) = await PolicyOf(origin, address, cancellationToken);
        if (refusal is not null)
            return new RefusedResponse(refusal, request);
        if (policy.Access == RobotsAccess.Nothing)
            return new RefusedResponse(FetchOutcome.Failed($"nothing may be fetched: {policy.Reason}") with { NotBefore = origin.Until }, request);
        var verdict = policy.Decide(Agent, address.PathAndQuery);
        if (!verdict.Allowed)
            return new RefusedResponse(FetchOutcome.Disallowed($"robots.txt says \"{verdict.Rule}\""), request);
        if (policy.File?.CrawlDelay(Agent) is { } delay && delay > request.Get(FetchOptions.MinInterval))
            request.Options.Set(FetchOptions.MinInterval, delay < LongestDelay ? delay : LongestDelay);
        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>The policy, or why it could not even be asked for.</summary>
    private async Task<(RobotsPolicy Policy, FetchOutcome? Refusal)> PolicyOf(Origin origin, Uri address, CancellationToken cancellationToken)
    {
        if (origin.Fresh(clock.GetUtcNow()) is { } known)
            return (known, null);
        // One asks, the others wait for its answer.
        await origin.Asking.WaitAsync(cancellationToken);
        try
        {
            if (origin.Fresh(clock.GetUtcNow()) is { } learnt)
                return (learnt, null);
            var (policy, refusal) = await AskAsync(new Uri(address, "/robots.txt"), cancellationToken);
            if (refusal is null)
                origin.Learn(policy, clock.GetUtcNow() + (policy.Access == RobotsAccess.Nothing ? UnreachableAge : RobotsPolicy.MaxAge));
            return (policy, refusal);
        }
        finally
        {
            origin.Asking.Release();
        }
    }

    private async Task<(RobotsPolicy Policy, FetchOutcome? Refusal)> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= RobotsPolicy.MaxRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(FetchOptions.Anonymous, true);
            request.Options.Set(FetchOptions.Bucket, "robots");
            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(request, cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
            {
                return (RobotsPolicy.Unreachable($"robots.txt of {address.IdnHost} cannot be reached"), null);
            }

            using (response)
            {
                if (response is RefusedResponse { Outcome: { Status: FetchStatus.Throttled } throttled })
                    return (RobotsPolicy.Unreachable(throttled.Reason), throttled);
                if (response is RefusedResponse refused)
                    return (RobotsPolicy.Unreachable($"robots.txt of {address.IdnHost}: {refused.Outcome.Reason}"), null);
                if ((int)response.StatusCode is not (>= 300 and < 400) || response.Headers.Location is not { } location)
                    return (RobotsPolicy.OfAnswer((int)response.StatusCode, response.Content is BufferedBody body ? body.Memory.Span : default), null);
                address = location.IsAbsoluteUri ? location : new Uri(address, location);
                if (registry.Decide(address).Verdict == SourceVerdict.Block)
                    return (RobotsPolicy.Unreachable("robots.txt leads to a host that is not in sources.json"), null);
            }
        }
        return (RobotsPolicy.Absent($"robots.txt was redirected more than {RobotsPolicy.MaxRedirects} times"), null);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var origin in _origins.Values)
                origin.Asking.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Origin
    {
        private volatile Known? _known;

        public SemaphoreSlim Asking { get; } = new(1);
        public DateTimeOffset? Until => _known?.Until;
        public RobotsPolicy? Fresh(DateTimeOffset now) => _known is { } known && known.Until > now ? known.Policy : null;
        public void Learn(RobotsPolicy policy, DateTimeOffset until) => _known = new Known(policy, until);

        private sealed record Known(RobotsPolicy Policy, DateTimeOffset Until);
    }
}
