using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Harvest.GhArchive;

/// <summary>
/// Which events were counted, by the hour they happened in, so that one that two files tell of counts once whatever the order of the files. Shared by all readers. An hour is loaded when
/// it is first met, and let go, the one unused longest first, when its events are stored and there are too many.
/// </summary>
/// <param name="load">The stored events of an hour. Called from the reading threads.</param>
/// <param name="most">Events held at once beside those not stored yet.</param>
public sealed class SeenEvents(Func<int, ImmutableArray<ulong>> load, int most)
{
    private readonly ConcurrentDictionary<int, EventHour> _hours = new();
    private long _turn;

    /// <summary>The events of an hour, to be asked for again when it was let go meanwhile. Readers keep it from line to line, so that they share nothing while each reads its own hour.</summary>
    internal EventHour Of(int hour)
    {
        var set = _hours.GetOrAdd(hour, h => new EventHour(h, load));
        set.Used = Interlocked.Increment(ref _turn);
        return set;
    }

    /// <summary>The events of a batch are stored.</summary>
    public void Stored(ArchiveBatch batch)
    {
        foreach (var (hour, events) in batch.Seen)
            _hours[hour].Stored(events.Length);
        var held = _hours.Values.Sum(h => (long)h.Count);
        foreach (var set in _hours.Values.OrderBy(h => h.Used))
        {
            if (held <= most)
                break;
            if (!set.TryLetGo())
                continue;
            held -= set.Count;
            _hours.TryRemove(set.Hour, out _);
        }
    }
}

/// <summary>The events of one hour: a table of their numbers. Locked for each, since two files may tell of the same hour at once; nearly always one does.</summary>
internal sealed class EventHour(int hour, Func<int, ImmutableArray<ulong>> load)
{
    private const int FirstSize = 1 << 12;
    private readonly Lock _lock = new();
    private ulong[] _slots = [];
    private int _unstored;
    private bool _gone;

    public int Hour => hour;
    public int Count { get; private set; }
    public long Used { get; set; }

    /// <returns>False where it was counted before; null where the hour was let go meanwhile.</returns>
    public bool? Add(ulong id)
    {
        lock (_lock)
        {
            if (_gone)
                return null;
            if (_slots.Length == 0)
                Load();
            if (!Insert(id))
                return false;
            _unstored++;
            return true;
        }
    }

    public void Stored(int events)
    {
        lock (_lock)
            _unstored -= events;
    }

    public bool TryLetGo()
    {
        lock (_lock)
            return _gone = _unstored == 0;
    }

    private void Load()
    {
        _slots = new ulong[FirstSize];
        foreach (var id in load(hour))
            Insert(id);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Insert(ulong id)
    {
        if ((Count + 1) * 2 > _slots.Length)
            Grow();
        var at = Slot(id, _slots.Length);
        while (_slots[at] != 0)
        {
            if (_slots[at] == id)
                return false;
            at = (at + 1) & (_slots.Length - 1);
        }

        _slots[at] = id;
        Count++;
        return true;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        foreach (var id in old)
        {
            if (id == 0)
                continue;
            var at = Slot(id, _slots.Length);
            while (_slots[at] != 0)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = id;
        }
    }

    /// <summary>Fibonacci hashing: numbers that follow each other lie apart.</summary>
    private static int Slot(ulong id, int size) => (int)((id * 11400714819323198485UL) >> (64 - int.TrailingZeroCount(size)));
}
