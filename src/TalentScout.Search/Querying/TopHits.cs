namespace TalentScout.Search;

/// <summary>A document of a segment with what it is ordered by.</summary>
internal readonly record struct RankedDoc(double Key, int Segment, int Doc);

/// <summary>The best k of any number of documents: greatest key first, equal keys by candidate id. A heap with the worst on top, never larger than k.</summary>
internal sealed class TopHits(int capacity, IndexView view)
{
    private readonly RankedDoc[] _heap = new RankedDoc[capacity];
    private int _count;

    public int Capacity => _heap.Length;

    /// <summary>The key below which nothing gets in any more; negative infinity while there is room.</summary>
    public double Floor => _heap.Length == 0 ? double.PositiveInfinity : _count < _heap.Length ? double.NegativeInfinity : _heap[0].Key;

    /// <summary>Negative where a stands before b.</summary>
    public static int Compare(RankedDoc a, RankedDoc b, IndexView view)
    {
        var byKey = b.Key.CompareTo(a.Key);
        return byKey != 0 ? byKey : IdColumn.Compare(view.Segments[a.Segment].Columns.Ids, a.Doc, view.Segments[b.Segment].Columns.Ids, b.Doc);
    }

    public void Offer(RankedDoc hit)
    {
        if (_count < _heap.Length)
        {
            Up(_count++, hit);
            return;
        }

        if (_heap.Length > 0 && hit.Key >= _heap[0].Key && Compare(hit, _heap[0], view) < 0)
            Down(hit);
    }

    /// <summary>Best first. Empties the heap.</summary>
    public RankedDoc[] Take()
    {
        var hits = _heap[.._count];
        _count = 0;
        Array.Sort(hits, (a, b) => Compare(a, b, view));
        return hits;
    }

    private void Up(int at, RankedDoc hit)
    {
        while (at > 0 && Compare(hit, _heap[(at - 1) / 2], view) > 0)
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = hit;
    }

    private void Down(RankedDoc hit)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && Compare(_heap[child + 1], _heap[child], view) > 0)
                child++;
            if (Compare(hit, _heap[child], view) >= 0)
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = hit;
    }
}
