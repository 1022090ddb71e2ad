using System.Collections.Concurrent;
using TalentScout.Harvest.Fetching.Robots;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Asks the robots.txt of every origin, API hosts too, before the first request to it, and keeps the answer for a day. What cannot be reached forbids everything: such a
/// fetch ends as Failed and not as Disallowed, since the next try may find it readable. A Crawl-delay becomes the least interval.
/// </summary>
/// <param name="memory">Answers over the end of the process; null: none.</param>
internal sealed class RobotsHandler(SourceRegistry registry, RobotsMemory? memory, TimeProvider clock) : DelegatingHandler
{
    public const string Agent = "TalentScout";

    /// <summary>How long an unreachable robots.txt is not asked for again.</summary>
    public static readonly TimeSpan UnreachableAge = TimeSpan.FromMinutes(2);

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
        if (policy.File is { } file)
            Heed(file, request);
        if (origin.Asked is { } asked)
            request.Options.Set(FetchOptions.LastAsked, asked);
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Heed(RobotsFile file, HttpRequestMessage request)
    {
        request.Options.Set(FetchOptions.Sitemaps, file.Sitemaps);
        if (file.For(Agent).Rest is { } rest && rest > request.Get(FetchOptions.MinInterval))
            request.Options.Set(FetchOptions.MinInterval, rest);
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
            var name = address.GetLeftPart(UriPartial.Authority);
            if (memory is not null && await memory.Recall(name, cancellationToken) is { } kept && kept.At + RobotsPolicy.MaxAge > clock.GetUtcNow())
            {
                var recalled = RobotsPolicy.OfAnswer(kept.Status, kept.Body.Span);
                origin.Learn(recalled, kept.At + RobotsPolicy.MaxAge, kept.At);
                return (recalled, null);
            }
            var (policy, refusal) = await AskAsync(name, new Uri(address, "/robots.txt"), cancellationToken);
            if (refusal is null)
                origin.Learn(policy, clock.GetUtcNow() + (policy.Access == RobotsAccess.Nothing ? UnreachableAge : RobotsPolicy.MaxAge), null);
            return (policy, refusal);
        }
        finally
        {
            origin.Asking.Release();
        }
    }

    private async Task<(RobotsPolicy Policy, FetchOutcome? Refusal)> AskAsync(string origin, Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= RobotsPolicy.MaxRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(FetchOptions.Anonymous, true);
            request.Options.Set(FetchOptions.Bucket, "robots");
            request.Options.Set(FetchOptions.IsRobots, true);
            request.Options.Set(FetchOptions.MaxBytes, RobotsFile.MaxLength + 1);
            request.Options.Set(FetchOptions.CutLong, true);
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
                if (response is RefusedResponse { Outcome: { Status: FetchStatus.Disallowed } disallowed })
                    return (RobotsPolicy.Unreachable(disallowed.Reason), disallowed);
                if (response is RefusedResponse refused)
                    return (RobotsPolicy.Unreachable($"robots.txt of {address.IdnHost}: {refused.Outcome.Reason}"), null);
                if ((int)response.StatusCode is not (>= 300 and < 400) || response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
                    return (await LearnAsync(origin, (int)response.StatusCode, response.Content as BufferedBody, cancellationToken), null);
                address = next;
                if (registry.Decide(address).Verdict == SourceVerdict.Block)
                    return (RobotsPolicy.Unreachable("robots.txt leads to a host that is not in sources.json"), null);
            }
        }
        return (RobotsPolicy.Absent($"robots.txt was redirected more than {RobotsPolicy.MaxRedirects} times"), null);
    }

    /// <summary>What was answered after the last redirect; what cannot be reached is asked again soon, and not kept.</summary>
    private async Task<RobotsPolicy> LearnAsync(string origin, int status, BufferedBody? body, CancellationToken cancellationToken)
    {
        var policy = RobotsPolicy.OfAnswer(status, body is null ? default : body.Memory.Span);
        if (memory is not null && policy.Access != RobotsAccess.Nothing)
            await memory.Remember(new RobotsAnswer(origin, clock.GetUtcNow(), status, body is null ? default : body.Memory.ToArray()), cancellationToken);
        return policy;
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

        /// <summary>When an earlier process asked; null where this one did.</summary>
        public DateTimeOffset? Asked => _known?.Asked;
        public RobotsPolicy? Fresh(DateTimeOffset now) => _known is { } known && known.Until > now ? known.Policy : null;
        public void Learn(RobotsPolicy policy, DateTimeOffset until, DateTimeOffset? asked) => _known = new Known(policy, until, asked);

        private sealed record Known(RobotsPolicy Policy, DateTimeOffset Until, DateTimeOffset? Asked);
    }
}
