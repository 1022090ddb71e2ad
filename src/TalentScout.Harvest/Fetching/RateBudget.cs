using System.Collections.Immutable;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// One token's limits at one source, kept from its own answers. Says whether a request may be sent now; never waits for a limit (it answers when to come back), only for
/// requests in flight whose answers decide. After a pause one request goes first, to learn what is left.
/// </summary>
/// <param name="scope">What a refusal of everything concerns, as work items name it: the bucket of a host. Null: all of the source.</param>
internal sealed class RateBudget(TimeProvider clock, string? scope = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan CredentialsWait = TimeSpan.FromMinutes(15);

    private const int LargestLimit = 20_000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, RateBucket> _buckets = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? _awayUntil;
    private string _awayBecause = "";
    private DateTimeOffset _lastRefusal = DateTimeOffset.MinValue;
    private int _refusals;
    private bool _probing;
    private TimeSpan? _skew;

    /// <summary>Set by the chain that sends; null: no bound.</summary>
    public MinuteBudget? Minute { get; set; }

    /// <summary>A minute, doubled for each refusal in a row, at most an hour.</summary>
    public static TimeSpan Backoff(int refusals) => TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, Math.Min(refusals, 10))));

    /// <summary>Whether the source has told of limits such as the public GitHub has (5,000 to 15,000 an hour); a server without any tells none, or names a number beyond use.</summary>
    public bool IsLimited
    {
        get
        {
            lock (_lock)
                return _buckets.Values.Any(b => b.Limit is <= LargestLimit);
        }
    }

    public ImmutableArray<BucketLimits> Snapshot()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var bucket in _buckets.Values)
                bucket.Expire(now);
            return [.. _buckets.Values.Select(b => b.Snapshot with { HeldUntil = Later(b.HeldUntil, _awayUntil > now ? _awayUntil : null) })];
        }
    }

    /// <summary>What a restart has to know; null where the source has no limits.</summary>
    public SourceUse? Use => IsLimited ? new SourceUse(Snapshot(), Minute?.Recent(clock.GetUtcNow()) ?? []) : null;

    /// <param name="use">As an earlier process left it.</param>
    /// <param name="unknown">Requests that it may have sent after that.</param>
    public void Recall(SourceUse use, int unknown)
    {
        var now = clock.GetUtcNow();
        Minute?.Recall([.. use.Minute, new MinuteUse(now, unknown, TimeSpan.Zero)]);
        lock (_lock)
            foreach (var known in use.Buckets)
                BucketOf(known.Bucket).Recall(known, unknown, now);
    }

    /// <summary>Null where the request may go: then <see cref="Finish"/> must follow. Else the refusal.</summary>
    public async Task<FetchOutcome?> AdmitAsync(string bucketName, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (_lock)
            {
                var now = clock.GetUtcNow();
                if (_awayUntil is { } away)
                {
                    if (now < away)
                        return FetchOutcome.Throttled(_awayBecause, away, scope);
                    (_awayUntil, _probing) = (null, true);
                }
                var bucket = BucketOf(bucketName);
                bucket.Expire(now);
                if (bucket.HeldUntil is { } held)
                    return FetchOutcome.Throttled($"{bucketName} limit is used up", held, scope ?? bucketName);
                var inFlight = _buckets.Values.Sum(b => b.InFlight);
                if (bucket.HasRoom && (!_probing || inFlight == 0))
                {
                    bucket.Start();
                    return null;
                }
                wait = _changed.Task;
            }
            await wait.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The request has ended; null where no answer came. Gives the refusal where the answer is one.</summary>
    /// <param name="started">When it was admitted: several refused at once count as one.</param>
    public FetchOutcome? Finish(string bucketName, LimitReading? reading, int? status, DateTimeOffset started)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var answered = status is (>= 200 and < 400) or 404 or 410 or 451 or 409 or 422;
            if (reading?.ServerTime is { } server)
                _skew = Skew(_skew, server, started, now);
            var skew = _skew ?? TimeSpan.Zero;
            var bucket = BucketOf(bucketName);
            bucket.Finish(reading is { Resource: { } named } && named != bucketName ? Elsewhere(reading.Value, named, now, skew, started) : reading, answered, now, skew, started);
            if (answered)
                (_probing, _refusals) = (false, _lastRefusal >= started ? _refusals : 0);
            var refusal = reading is { } told ? RefusalOf(told, bucket, skew, now, started, status) : null;
            var changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
            return refusal;
        }
    }

    /// <summary>
    /// The source's clock minus ours. The Date header is cut to the second, and was written at some time between sending and now: whatever is known lies in those bounds,
    /// or the clock was set. So a slow answer says nothing, and of all others what looks like the slowest clock is the truest.
    /// </summary>
    private static TimeSpan Skew(TimeSpan? known, DateTimeOffset server, DateTimeOffset started, DateTimeOffset now)
    {
        var (least, most) = (server - now, server + TimeSpan.FromSeconds(1) - started);
        return known is { } skew && skew >= least && skew <= most ? skew : least;
    }

    /// <summary>The answer counts on another limit than the one it was asked under: there it is learnt, and here nothing.</summary>
    private LimitReading Elsewhere(LimitReading told, string named, DateTimeOffset now, TimeSpan skew, DateTimeOffset started)
    {
        BucketOf(named).Observe(told, now, skew, started);
        return told with { Limit = null, Remaining = null, Reset = null };
    }

    private FetchOutcome? RefusalOf(LimitReading told, RateBucket bucket, TimeSpan skew, DateTimeOffset now, DateTimeOffset started, int? status)
    {
        switch (told.Kind)
        {
            case LimitKind.Primary:
                var reset = told.RetryAfter is { } wait ? now + wait : told.Reset - skew;
                var used = told.Resource is { } named ? BucketOf(named) : bucket;
                return FetchOutcome.Throttled($"{used.Name} limit is used up", used.Hold(reset, now), scope ?? used.Name) with { HttpStatus = status };
            case LimitKind.Secondary:
                if (_lastRefusal < started)
                    _refusals++;
                _lastRefusal = now;
                StayAway(now + (told.RetryAfter ?? Backoff(_refusals - 1)), "the source asked us to slow down");
                return FetchOutcome.Throttled(_awayBecause, _awayUntil!.Value, scope) with { HttpStatus = status };
            case LimitKind.Credentials:
                StayAway(now + CredentialsWait, "the token was refused: check GITHUB_TOKEN");
                return FetchOutcome.Throttled(_awayBecause, _awayUntil!.Value, scope) with { HttpStatus = status };
            default:
                return null;
        }
    }

    private void StayAway(DateTimeOffset until, string because)
    {
        if (_awayUntil is { } known && known >= until)
            return;
        (_awayUntil, _awayBecause) = (until, because);
    }

    private RateBucket BucketOf(string name)
    {
        if (!_buckets.TryGetValue(name, out var bucket))
            _buckets.Add(name, bucket = new RateBucket(name));
        return bucket;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
