using System.Collections.Immutable;

namespace TalentScout.Harvest.Fetching;

/// <summary>
/// What a source allows within any minute: requests (GitHub: 900 points, one each for reading), and seconds of answering (GitHub: 90). A request counts from when it is sent
/// until a minute after its answer, so that it is never forgotten before the source forgets it, however late it arrived there. What is in flight counts for as long as it has been.
/// </summary>
/// <param name="requests">At most, in a minute.</param>
/// <param name="answering">At most, summed over answers as we saw them, which is never less than what the source took; they run beside each other, so a minute can hold more than one.</param>
/// <param name="holds">Asked each time; false: no bound at the moment. Null: always.</param>
internal sealed class MinuteBudget(int requests, TimeSpan answering, Func<bool>? holds = null)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    /// <summary>Once full it is left alone until so much of it is free again: the work is not parked for each request anew.</summary>
    private const int FreeShare = 10;

    /// <summary>But not for longer than this beyond the moment at which there is any room.</summary>
    private static readonly TimeSpan LongestGathering = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Queue<MinuteUse> _answers = new();

    /// <summary>When those in flight began.</summary>
    private readonly List<DateTimeOffset> _inFlight = [];
    private int _count;
    private TimeSpan _answered;

    /// <summary>Null where the request may go: then <see cref="End"/> or <see cref="Withdraw"/> must follow with the same time. Else when there is room again.</summary>
    public (DateTimeOffset Until, string Reason)? Start(DateTimeOffset now)
    {
        lock (_lock)
        {
            Forget(now);
            if (holds?.Invoke() != false)
            {
                if (_count + _inFlight.Count is var count && count >= requests)
                    return (OpensAt(now, use => use.Requests, count - requests, Math.Max(1, requests / FreeShare)), $"{requests} requests in this minute");
                if (_answered + InFlightFor(now) is var answered && answered >= answering)
                {
                    return (
                        OpensAt(now, use => use.Answered.TotalSeconds, (answered - answering).TotalSeconds, answering.TotalSeconds / FreeShare),
                        $"the source has answered for {answering.TotalSeconds:0} s in this minute");
                }
            }

            _inFlight.Add(now);
            return null;
        }
    }

    /// <summary>Answered, or given up.</summary>
    /// <param name="started">As <see cref="Start"/> was told.</param>
    public void End(DateTimeOffset started, DateTimeOffset at, TimeSpan took)
    {
        lock (_lock)
        {
            _inFlight.Remove(started);
            Add(new MinuteUse(at, 1, took));
        }
    }

    /// <summary>It was not sent after all.</summary>
    /// <inheritdoc cref="End"/>
    public void Withdraw(DateTimeOffset started)
    {
        lock (_lock)
            _inFlight.Remove(started);
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

    private TimeSpan InFlightFor(DateTimeOffset now) => _inFlight.Aggregate(TimeSpan.Zero, (sum, started) => started < now ? sum + (now - started) : sum);

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

    /// <param name="over">So much is used beyond the bound: there is room once more than it is forgotten.</param>
    /// <param name="share">So much room is waited for.</param>
    private DateTimeOffset OpensAt(DateTimeOffset now, Func<MinuteUse, double> amount, double over, double share)
    {
        var (freed, latest) = (0.0, DateTimeOffset.MaxValue);
        foreach (var use in _answers)
        {
            freed += amount(use);
            if (freed <= over)
                continue;
            var at = use.At + Minute;
            if (latest == DateTimeOffset.MaxValue)
                latest = at + LongestGathering;
            if (at >= latest || freed >= over + share)
                return at < latest ? at : latest;
        }

        // The rest is in flight.
        return latest < DateTimeOffset.MaxValue ? latest : now + Minute;
    }
}
