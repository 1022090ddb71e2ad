namespace TalentScout.Harvest.Fetching;

/// <summary>What a source allows within any minute: requests (GitHub: 900 points, one each for reading), and seconds of answering (GitHub: 90). Not thread-safe.</summary>
/// <param name="requests">At most, in a minute.</param>
/// <param name="answering">At most, summed over answers; they run beside each other, so a minute can hold more than one.</param>
/// <param name="holds">Asked each time; false: no bound at the moment. Null: always.</param>
internal sealed class MinuteBudget(int requests, TimeSpan answering, Func<bool>? holds = null)
{
    /// <summary>A little longer than a minute: ours begins when we send, the source's when it receives.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    /// <summary>Once full it is left alone until so much of it is free again: the work is not parked for each request anew.</summary>
    private const int FreeShare = 10;

    private readonly Queue<DateTimeOffset> _starts = new();
    private readonly Queue<(DateTimeOffset At, TimeSpan Took)> _answers = new();
    private TimeSpan _answered;

    /// <summary>Null where there is room for one more.</summary>
    public (DateTimeOffset Until, string Reason)? Full(DateTimeOffset now)
    {
        while (_starts.TryPeek(out var oldest) && oldest <= now - Minute)
            _starts.Dequeue();
        while (_answers.TryPeek(out var oldest) && oldest.At <= now - Minute)
            _answered -= _answers.Dequeue().Took;
        if (holds?.Invoke() == false)
            return null;
        if (_starts.Count >= requests)
            return (_starts.ElementAt((_starts.Count - 1) / FreeShare) + Minute, $"{requests} requests in this minute");
        if (_answered >= answering)
            return (_answers.Peek().At + Minute, $"the source has answered for {answering.TotalSeconds:0} s in this minute");
        return null;
    }

    public void Start(DateTimeOffset at) => _starts.Enqueue(at);

    public void Answered(DateTimeOffset at, TimeSpan took)
    {
        _answers.Enqueue((at, took));
        _answered += took;
    }
}
