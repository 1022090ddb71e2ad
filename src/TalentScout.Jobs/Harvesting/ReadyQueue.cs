using TalentScout.Store;

namespace TalentScout.Jobs;

/// <summary>
/// Items at hand, by bucket and priority: a small window on the ledger, so that a bucket that waits keeps no other from going on.
/// Remembers which items are out, since the ledger does not. Not thread-safe: the pass owns it.
/// </summary>
internal sealed class ReadyQueue
{
    /// <summary>Below this many a bucket is refilled, up to the second number.</summary>
    public const int Low = 512, High = 2048;
    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly HashSet<long> _out = [];

    /// <summary>Items taken from the ledger that are not committed yet.</summary>
    public int Out => _out.Count;

    /// <summary>The ledger may have items of this bucket that are not here.</summary>
    public void Expect(string bucket) => Of(bucket).MayHaveMore = true;

    public void ExpectAll()
    {
        foreach (var bucket in _buckets.Values)
            bucket.MayHaveMore = true;
    }

    /// <summary>Buckets to be refilled, and how many items to ask the ledger for: those out are answered again.</summary>
    public IEnumerable<(string Bucket, int Count)> Wanted() => _buckets
        .Where(b => b.Value.MayHaveMore && b.Value.Items.Count < Low)
        .Select(b => (b.Key, High + b.Value.Out))
        .ToList();

    public void Refill(string bucket, IReadOnlyList<TakenItem> items, int asked)
    {
        var into = Of(bucket);
        into.MayHaveMore = items.Count >= asked;
        foreach (var item in items.Where(item => _out.Add(item.Id)))
        {
            into.Items.Enqueue(item, (item.Item.Priority, item.Id));
            into.Out++;
        }
    }

    /// <summary>The most urgent item of the buckets that are open; null where there is none at hand.</summary>
    public TakenItem? Next(Func<string, bool> isOpen)
    {
        Bucket? best = null;
        foreach (var (name, bucket) in _buckets)
        {
            if (bucket.Items.Count > 0 && (best is null || bucket.FirstPriority.CompareTo(best.FirstPriority) < 0) && isOpen(name))
                best = bucket;
        }

        return best?.Items.Dequeue();
    }

    public bool HasOpen(Func<string, bool> isOpen) => _buckets.Any(b => b.Value.Items.Count > 0 && isOpen(b.Key));

    /// <summary>Buckets with items at hand or in the ledger.</summary>
    public IEnumerable<string> Waiting => _buckets.Where(b => b.Value.Items.Count > 0 || b.Value.MayHaveMore).Select(b => b.Key);

    /// <summary>The ledger knows what became of it.</summary>
    public void Committed(TakenItem item)
    {
        if (_out.Remove(item.Id))
            Of(item.Item.Bucket).Out--;
    }

    private Bucket Of(string name)
    {
        if (!_buckets.TryGetValue(name, out var bucket))
            _buckets[name] = bucket = new Bucket();
        return bucket;
    }

    private sealed class Bucket
    {
        public PriorityQueue<TakenItem, (int Priority, long Id)> Items { get; } = new();
        public bool MayHaveMore { get; set; } = true;
        public int Out { get; set; }
        public (int Priority, long Id) FirstPriority => Items.TryPeek(out _, out var priority) ? priority : (int.MaxValue, long.MaxValue);
    }
}
