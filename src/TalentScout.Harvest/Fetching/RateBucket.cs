namespace TalentScout.Harvest.Fetching;

/// <summary>What is known of one limit. Guarded by its <see cref="RateBudget"/>.</summary>
internal sealed class RateBucket(string name)
{
    // Two servers of one source name the same reset a second apart.
    private static readonly TimeSpan SameWindow = TimeSpan.FromSeconds(2);

    private bool _unlimited;
    private bool _guessed;
    private DateTimeOffset _windowEnded = DateTimeOffset.MinValue;
    private DateTimeOffset _windowKnown = DateTimeOffset.MaxValue;
    private int _refusals;

    public string Name { get; } = name;
    public int? Limit { get; private set; }
    public int? Remaining { get; private set; }

    /// <summary>By our clock.</summary>
    public DateTimeOffset? Reset { get; private set; }
    public DateTimeOffset? HeldUntil { get; private set; }
    public int InFlight { get; private set; }

    public BucketLimits Snapshot => new(Name, Limit, Remaining, Reset, HeldUntil, InFlight);

    /// <summary>Room for one more, with all in flight taken as counted. Where nothing is known one goes first, to learn.</summary>
    public bool HasRoom => _unlimited || (Remaining is { } remaining ? remaining > InFlight : InFlight == 0);

    public void Start() => InFlight++;

    /// <summary>As an earlier process left it, with all that it may have sent since taken as counted; the first answer says how it really stands.</summary>
    public void Recall(BucketLimits known, int unknown, DateTimeOffset now)
    {
        if (Limit is not null || known.Remaining is not { } remaining || known.Reset is not { } reset || reset <= now)
            return;
        (Limit, Remaining, Reset, _guessed) = (known.Limit, Math.Max(0, remaining - unknown), reset, true);
        if (Remaining == 0)
            HeldUntil = reset;
    }

    public void Expire(DateTimeOffset now)
    {
        if (HeldUntil <= now)
            (HeldUntil, Remaining, _windowEnded) = (null, null, now);
        if (Reset <= now)
            (Reset, Remaining, _windowEnded) = (null, null, now);
    }

    /// <summary>An answer came, or none (null): then it may have been counted.</summary>
    /// <param name="answered">The source itself answered, and not a gateway in front of it.</param>
    /// <param name="skew">The source's clock minus ours.</param>
    /// <param name="started">When it was admitted: an answer of a window that has ended says nothing of this one.</param>
    public void Finish(LimitReading? reading, bool answered, DateTimeOffset now, TimeSpan skew, DateTimeOffset started)
    {
        InFlight--;
        Expire(now);
        if (reading is not { } told)
            Remaining = Remaining is { } left ? Math.Max(0, left - 1) : null;
        else if (told.Limit is null && told.Remaining is null)
            _unlimited |= answered && told.Kind == LimitKind.None && Reset is null;
        else
            Learn(told, now, told.Reset - skew, started);
        if (answered && reading is { Kind: LimitKind.None } && Remaining != 0)
            _refusals = 0;
        if (Remaining == 0 && HeldUntil is null && reading is not { Kind: LimitKind.Primary })
            HeldUntil = Reset > now ? Reset : now + Backoff();
    }

    /// <summary>What the answer to another limit's request says of this one.</summary>
    public void Observe(LimitReading told, DateTimeOffset now, TimeSpan skew, DateTimeOffset started)
    {
        Expire(now);
        Learn(told, now, told.Reset - skew, started);
        if (Remaining == 0 && HeldUntil is null)
            HeldUntil = Reset > now ? Reset : now + Backoff();
    }

    private void Learn(LimitReading told, DateTimeOffset now, DateTimeOffset? reset, DateTimeOffset started)
    {
        _unlimited = false;
        Limit = told.Limit ?? Limit;
        if (told.Remaining is not { } remaining || (started < _windowEnded && reset <= now))
            return;
        var newWindow = reset > now && (Reset is null || reset > Reset + SameWindow);
        if (newWindow)
            (Reset, Remaining, _windowKnown) = (reset, Reset is null && Remaining is { } unsure ? Math.Min(unsure, remaining) : remaining, now);
        else if (Remaining is null || _guessed)
            Remaining = remaining;
        else if (reset is null || Reset is null || reset >= Reset - SameWindow || started >= _windowKnown)
            // Answers overtake each other: within one window the lowest count is the latest. One that was asked for in this window and names an earlier end is of a source
            // whose clock was set: its count is believed, the earlier end is not.
            Remaining = Math.Min(Remaining.Value, remaining);
        _guessed = false;
    }

    /// <summary>Refused as used up: until the reset; where that is missing or wrong, a minute, then twice as long each time.</summary>
    public DateTimeOffset Hold(DateTimeOffset? reset, DateTimeOffset now)
    {
        if (reset > now && (HeldUntil is null || reset > HeldUntil))
            HeldUntil = reset;
        return HeldUntil ??= now + Backoff();
    }

    private TimeSpan Backoff() => RateBudget.Backoff(_refusals++);
}
