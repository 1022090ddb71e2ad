namespace TalentScout.Harvest.Fetching;

/// <summary>Requests of the last 24 hours by source, kept over the end of the process where the store keeps them.</summary>
/// <param name="Take">
/// Source and the most of any 24 hours -> null where one more may go, which counts from now on; else when there is room again.
/// </param>
public sealed record DayMemory(Func<string, int, CancellationToken, Task<DateTimeOffset?>> Take)
{
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Of this process alone.</summary>
    internal static DayMemory OfProcess(TimeProvider clock)
    {
        var sent = new Dictionary<string, Queue<DateTimeOffset>>(StringComparer.OrdinalIgnoreCase);
        return new DayMemory((source, most, _) =>
        {
            lock (sent)
            {
                var now = clock.GetUtcNow();
                if (!sent.TryGetValue(source, out var times))
                    sent.Add(source, times = new Queue<DateTimeOffset>());
                while (times.TryPeek(out var oldest) && oldest + Day <= now)
                    times.Dequeue();
                if (times.Count >= most)
                    return Task.FromResult<DateTimeOffset?>(times.ElementAt(times.Count - most) + Day);
                times.Enqueue(now);
                return Task.FromResult<DateTimeOffset?>(null);
            }
        });
    }
}
