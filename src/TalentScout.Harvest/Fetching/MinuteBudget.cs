using System.Collections.Immutable;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// What a source allows within any minute: requests (GitHub: 900 points, one each for reading), and seconds of answering (GitHub: 90). A request counts from when it is sent
/// until a minute after its answer, so that it is never forgotten before the source forgets it, however late it arrived there.
/// </summary>
/// <param name="requests">At most, in a minute.</param>
/// <param name="answering">At most, summed over answers; they run beside each other, so a minute can hold more than one.</param>
/// <param name="holds">Asked each time; false: no bound at the moment. Null: always.</param>
internal sealed class MinuteBudget(int requests, TimeSpan answering, Func<bool>? holds = null)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    /// <summary>Once full it is left alone until so much of it is free again: the work is not parked for each request anew.</summary>
    private const int FreeShare = 10;

    private readonly Lock _lock = new();
    private readonly Queue<MinuteUse> _answers = new();
    private int _inFlight;
    private int _count;
    private TimeSpan _answered;

    /// <summary>Null where the request may go: then <see cref="End"/> or <see cref="Withdraw"/> must follow. Else when there is room again.</summary>
    public (DateTimeOffset Until, string Reason)? Start(DateTimeOffset now)
    {
        lock (_lock)
        {
            Forget(now);
            if (holds?.Invoke() != false)
            {
                if (_count + _inFlight >= requests)
                    return (OpensAt(now, use => use.Requests, Math.Max(1, requests / FreeShare)), $"{requests} requests in this minute");
                if (_answered >= answering)
                    return (OpensAt(now, use => use.Answered.TotalSeconds, answering.TotalSeconds / FreeShare), $"the source has answered for {answering.TotalSeconds:0} s in this minute");
            }
            _inFlight++;
            return null;
        }
    }

    /// <summary>Answered, or given up.</summary>
    public void End(DateTimeOffset at, TimeSpan took)
    {
        lock (_lock)
        {
            _inFlight--;
            Add(new MinuteUse(at, 1, took));
        }
    }

    /// <summary>It was not sent after all.</summary>
    public void Withdraw()
    {
        lock (_lock)
            _inFlight--;
    }

    /// <summary>Of this minute, by second.</summary>
    public ImmutableArray<MinuteUse> Recent(DateTimeOffset now)
    {
        lock (_lock)
        {
            Forget(now);
            return [.. _answers.GroupBy(a => a.At.ToUnixTimeSeconds()).Select(s => new MinuteUse(s.Max(a => a.At), s.Sum(a => a.Requests), TimeSpan.FromTicks(s.Sum(a => a.Answered.Ticks))))];
        }
    }

    /// <summary>What an earlier process asked counts, too.</summary>
    public void Recall(IEnumerable<MinuteUse> earlier)
    {
        lock (_lock)
            foreach (var use in earlier.OrderBy(u => u.At))
                Add(use);
    }

    private void Add(MinuteUse use)
    {
        _answers.Enqueue(use);
        _count += use.Requests;
        _answered += use.Answered;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_answers.TryPeek(out var oldest) && oldest.At <= now - Minute)
        {
            _answers.Dequeue();
            _count -= oldest.Requests;
            _answered -= oldest.Answered;
        }
    }

    private DateTimeOffset OpensAt(DateTimeOffset now, Func<MinuteUse, double> amount, double wanted)
    {
        foreach (var use in _answers)
        {
            wanted -= amount(use);
            if (wanted <= 0)
                return use.At + Minute;
        }
        // The rest is in flight.
        return now + Minute;
    }
}
