namespace TalentScout.Sandbox;

/// <summary>Where a caller stands with one bucket. Reset: Unix seconds.</summary>
internal readonly record struct Standing(string Bucket, int Limit, int Used, long Reset)
{
    public int Remaining => Math.Max(0, Limit - Used);
}

/// <summary>What the limits say to one request, on its arrival.</summary>
internal readonly record struct Admission(Standing Standing, bool Exhausted, int? WaitSeconds, bool AfterExhausted, bool InsideRetryAfter, int AtOnce);

/// <summary>Primary limits by bucket and secondary limits, per token, or per address without one.</summary>
internal sealed class Limits(SandboxServerOptions options)
{
    public const int Unlimited = 1_000_000_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Caller> _callers = new(StringComparer.Ordinal);

    public Admission Arrive(string caller, string bucket)
    {
        lock (_lock)
        {
            var now = options.Clock.GetUtcNow();
            var c = Of(caller);
            c.InFlight++;
            var punished = now < c.RefusedUntil;
            var b = c.Bucket(bucket, now, this);
            var told = b.ToldEmpty;
            int? wait = punished ? Seconds(c.RefusedUntil - now) : null;
            while (c.Recent.Count > 0 && now - c.Recent.Peek() >= TimeSpan.FromMinutes(1))
                c.Recent.Dequeue();
            if (wait is null && (c.InFlight > options.ConcurrentLimit || c.Recent.Count >= options.PerMinuteLimit))
                wait = Punish(c, now, options.RetryAfter);
            if (wait is null && options.PerMinuteLimit is not null)
                c.Recent.Enqueue(now);
            return new Admission(b.Standing(bucket), wait is null && b.Used >= b.Limit, wait, told, punished, c.InFlight);
        }
    }

    /// <summary>Counts an answered request (a 304 to a token is free) and says what remains.</summary>
    public Standing Count(string caller, string bucket, bool free)
    {
        lock (_lock)
        {
            var b = Of(caller).Bucket(bucket, options.Clock.GetUtcNow(), this);
            if (!free && b.Used < b.Limit)
                b.Used++;
            b.ToldEmpty = b.Used >= b.Limit;
            return b.Standing(bucket);
        }
    }

    public Standing Look(string caller, string bucket)
    {
        lock (_lock)
            return Of(caller).Bucket(bucket, options.Clock.GetUtcNow(), this).Standing(bucket);
    }

    public void Leave(string caller)
    {
        lock (_lock)
            Of(caller).InFlight--;
    }

    /// <summary>Strikes now, whatever the counts. Seconds to wait.</summary>
    public int Punish(string caller, TimeSpan wait)
    {
        lock (_lock)
            return Punish(Of(caller), options.Clock.GetUtcNow(), wait);
    }

    private static int Punish(Caller c, DateTimeOffset now, TimeSpan wait)
    {
        c.RefusedUntil = now + wait;
        return Seconds(wait);
    }

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private Caller Of(string caller)
    {
        if (!_callers.TryGetValue(caller, out var c))
            _callers[caller] = c = new Caller();
        return c;
    }

    private (int Limit, TimeSpan Window) Size(string bucket) => bucket == "search"
        ? (options.SearchLimit ?? Unlimited, options.SearchWindow)
        : (options.CoreLimit ?? Unlimited, options.Window);

    private sealed class Caller
    {
        private readonly Dictionary<string, BucketCount> _buckets = new(StringComparer.Ordinal);
        public Queue<DateTimeOffset> Recent { get; } = new();
        public DateTimeOffset RefusedUntil { get; set; }
        public int InFlight { get; set; }

        public BucketCount Bucket(string name, DateTimeOffset now, Limits limits)
        {
            if (_buckets.TryGetValue(name, out var b) && now < b.Ends)
                return b;
            var (limit, window) = limits.Size(name);
            return _buckets[name] = new BucketCount(limit, now + window);
        }
    }

    private sealed class BucketCount(int limit, DateTimeOffset ends)
    {
        public int Limit => limit;
        public DateTimeOffset Ends => ends;
        public int Used { get; set; }

        /// <summary>An answer has said that nothing remains.</summary>
        public bool ToldEmpty { get; set; }

        // Rounded up: whoever waits until the reset must not come too early.
        public Standing Standing(string bucket) => new(bucket, Limit, Used, ((long)Math.Ceiling(ends.ToUnixTimeMilliseconds() / 1000.0)));
    }
}
