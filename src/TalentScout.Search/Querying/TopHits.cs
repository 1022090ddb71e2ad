namespace TalentScout.Search;

/// <summary>A document of a segment with what it is ordered by.</summary>
internal readonly record struct RankedDoc(double Key, int Segment, int Doc);

/// <summary>
/// The best k of any number of documents: greatest key first, equal keys by candidate id. What is offered is gathered, and from time to time all but the best k are thrown out: that
/// costs the same for each, however deep the page is.
/// </summary>
internal sealed class TopHits
{
    /// <summary>Gathered beyond the k before they are sifted.</summary>
    private const int LeastSpare = 16;
    private const int MostSpare = 4096;

    private readonly IndexView _view;
    private readonly Entry[] _entries;
    private readonly SharedFloor? _shared;
    private double _floor = double.NegativeInfinity;
    private int _count;
    private int _full;
    private Entry _worst;

    /// <param name="capacity">k</param>
    /// <param name="shared">of several that gather the best k together</param>
    public TopHits(int capacity, IndexView view, SharedFloor? shared = null)
    {
        (Capacity, _view, _full, _shared) = (capacity, view, capacity, shared);
        _entries = new Entry[capacity + Math.Clamp(capacity, LeastSpare, MostSpare)];
    }

    public int Capacity { get; }

    /// <summary>No key below this gets in any more; negative infinity while there is room.</summary>
    public double Floor => _shared is null ? _floor : Math.Max(_floor, _shared.Value);

    /// <summary>So many more get in whatever their key.</summary>
    public int Room => Floor > double.NegativeInfinity ? 0 : Capacity - _count;

    /// <summary>Negative where a stands before b.</summary>
    public static int Compare(RankedDoc a, RankedDoc b, IndexView view)
    {
        var byKey = b.Key.CompareTo(a.Key);
        return byKey != 0 ? byKey : IdColumn.Compare(view.Segments[a.Segment].Columns.Ids, a.Doc, view.Segments[b.Segment].Columns.Ids, b.Doc);
    }

    public void Offer(RankedDoc hit)
    {
        if (hit.Key < Floor || Capacity == 0)
            return;
        var entry = new Entry(hit, Entry.NotRead);
        if (hit.Key == _floor && Compare(ref entry, ref _worst) > 0)
            return;
        _entries[_count++] = entry;
        if (_count == _full)
            Sift();
    }

    /// <summary>Best first, without the first <paramref name="from"/>. Leaves nothing behind.</summary>
    public RankedDoc[] Take(int from = 0)
    {
        if (_count > Capacity)
            Select(Capacity);
        var kept = Math.Min(_count, Capacity);
        if (from >= kept)
            return [];
        if (from > 0)
            Select(from, kept);
        var hits = _entries.AsSpan(from..kept);
        hits.Sort((a, b) => Compare(ref a, ref b));
        _count = 0;
        return Array.ConvertAll(hits.ToArray(), e => e.Hit);
    }

    private void Sift()
    {
        if (_count > Capacity)
            Select(Capacity);
        _count = Capacity;
        _worst = _entries[0];
        foreach (ref var entry in _entries.AsSpan(1.._count))
            if (Compare(ref entry, ref _worst) > 0)
                _worst = entry;
        _floor = _worst.Hit.Key;
        _shared?.Raise(_floor);
        _full = _entries.Length;
    }

    private void Select(int best) => Select(best, _count);

    /// <summary>Puts the best of the first <paramref name="count"/> in front of the others (Hoare).</summary>
    private void Select(int best, int count)
    {
        var (from, to) = (0, count - 1);
        while (from < to)
        {
            var middle = Middle(ref _entries[from], ref _entries[(from + to) / 2], ref _entries[to]);
            var (left, right) = (from, to);
            while (left <= right)
            {
                while (Compare(ref _entries[left], ref middle) < 0)
                    left++;
                while (Compare(ref _entries[right], ref middle) > 0)
                    right--;
                if (left <= right)
                {
                    (_entries[left], _entries[right]) = (_entries[right], _entries[left]);
                    left++;
                    right--;
                }
            }

            // The last of the best lies left, right, or between the two, where all are equal.
            if (best - 1 <= right)
                to = right;
            else if (best - 1 >= left)
                from = left;
            else
                return;
        }
    }

    private Entry Middle(ref Entry a, ref Entry b, ref Entry c)
    {
        ref var low = ref a;
        ref var high = ref b;
        if (Compare(ref a, ref b) >= 0)
        {
            low = ref b;
            high = ref a;
        }

        return Compare(ref c, ref low) < 0 ? low : Compare(ref c, ref high) > 0 ? high : c;
    }

    private int Compare(ref Entry a, ref Entry b)
    {
        if (a.Hit.Key > b.Hit.Key)
            return -1;
        if (a.Hit.Key < b.Hit.Key)
            return 1;
        var (x, y) = (IdOf(ref a), IdOf(ref b));
        return x != y || x != IdColumn.Other ? x.CompareTo(y) : Compare(a.Hit, b.Hit, _view);
    }

    private long IdOf(ref Entry entry)
    {
        if (entry.Id == Entry.NotRead)
            entry = entry with { Id = _view.Segments[entry.Hit.Segment].Columns.Ids.Number(entry.Hit.Doc) };
        return entry.Id;
    }

    /// <param name="Id">of GitHub, once it was asked for: what equal keys are ordered by. Few are equal by score, and all by text where one word is asked for.</param>
    private readonly record struct Entry(RankedDoc Hit, long Id)
    {
        public const long NotRead = long.MinValue;
    }
}

/// <summary>The greatest of the floors of those who gather the best k together: whoever is below it is below k others, whoever gathered them. Safe from many threads.</summary>
internal sealed class SharedFloor
{
    private double _value = double.NegativeInfinity;

    public double Value => Volatile.Read(ref _value);

    public void Raise(double to)
    {
        for (var seen = Value; to > seen;)
        {
            var before = Interlocked.CompareExchange(ref _value, to, seen);
            if (before.Equals(seen))
                return;
            seen = before;
        }
    }
}
