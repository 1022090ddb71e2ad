namespace TalentScout.Harvest.Fetching;

/// <summary>
/// Keeps below the source's secondary limits: at most so many requests at once, a least time between two starts, at most so many a minute, and at most so many seconds of
/// answering a minute. The short waits are waited for; a full minute is refused as Throttled, so that the work is parked.
/// </summary>
/// <param name="minute">Null: no bound.</param>
internal sealed class PaceHandler(int concurrency, MinuteBudget? minute, TimeProvider clock) : DelegatingHandler
{
    private readonly SemaphoreSlim _slots = new(concurrency);
    private readonly Lock _lock = new();
    private DateTimeOffset _lastStart = DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            if (NextStart(request.Get(FetchOptions.MinInterval), out var start) is { } full)
                return new RefusedResponse(FetchOutcome.Throttled(full.Reason, full.Until), request);
            var wait = start - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            var began = clock.GetUtcNow();
            var response = await base.SendAsync(request, cancellationToken);
            if (response is not RefusedResponse)
                Answered(clock.GetUtcNow() - began);
            return response;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Null and the time to start at; or why not now, and when there is room again.</summary>
    private (DateTimeOffset Until, string Reason)? NextStart(TimeSpan interval, out DateTimeOffset start)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            start = interval > TimeSpan.Zero && _lastStart + interval > now ? _lastStart + interval : now;
            if (minute?.Full(now) is { } full)
                return full;
            minute?.Start(start);
            _lastStart = start;
            return null;
        }
    }

    private void Answered(TimeSpan took)
    {
        if (minute is null)
            return;
        lock (_lock)
            minute.Answered(clock.GetUtcNow(), took);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _slots.Dispose();
        base.Dispose(disposing);
    }
}
