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
            var admitted = clock.GetUtcNow();
            if (minute?.Start(admitted) is { } full)
                return new RefusedResponse(FetchOutcome.Throttled(full.Reason, full.Until), request);
            return await SendInMinuteAsync(request, admitted, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<HttpResponseMessage> SendInMinuteAsync(HttpRequestMessage request, DateTimeOffset admitted, CancellationToken cancellationToken)
    {
        DateTimeOffset? began = null;
        try
        {
            var wait = NextStart(request.Get(FetchOptions.MinInterval)) - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            began = clock.GetUtcNow();
            var response = await base.SendAsync(request, cancellationToken);
            // Without a status it is a refusal of ours, and was not sent.
            if (response is RefusedResponse { Outcome.HttpStatus: null })
                began = null;
            return response;
        }
        finally
        {
            if (began is { } start)
                minute?.End(admitted, clock.GetUtcNow(), request.Get(FetchOptions.Answered) ?? clock.GetUtcNow() - start);
            else
                minute?.Withdraw(admitted);
        }
    }

    private DateTimeOffset NextStart(TimeSpan interval)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            return _lastStart = interval > TimeSpan.Zero && _lastStart + interval > now ? _lastStart + interval : now;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _slots.Dispose();
        base.Dispose(disposing);
    }
}
