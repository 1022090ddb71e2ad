namespace TalentScout.Harvest.Fetching;

/// <summary>
/// At most so many requests at once, a least time between two starts, and at most so many a minute. The short waits are waited for; a full minute is refused as
/// Throttled, so that the work is parked.
/// </summary>
/// <param name="perMinute">Null: no bound.</param>
internal sealed class PaceHandler(int concurrency, int? perMinute, TimeProvider clock) : DelegatingHandler
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _slots = new(concurrency);
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _minute = new();
    private DateTimeOffset _lastStart = DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            if (NextStart(request.Get(FetchOptions.MinInterval), out var start) is { } full)
                return new RefusedResponse(FetchOutcome.Throttled($"{perMinute} requests in this minute", full), request);
            var wait = start - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Null and the time to start at; or when the minute has room again.</summary>
    private DateTimeOffset? NextStart(TimeSpan interval, out DateTimeOffset start)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            start = interval > TimeSpan.Zero && _lastStart + interval > now ? _lastStart + interval : now;
            if (perMinute is { } most)
            {
                while (_minute.TryPeek(out var oldest) && oldest <= now - Minute)
                    _minute.Dequeue();
                if (_minute.Count >= most)
                    return _minute.Peek() + Minute;
                _minute.Enqueue(start);
            }
            _lastStart = start;
            return null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _slots.Dispose();
        base.Dispose(disposing);
    }
}
