using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>
/// Lists of one segment's words in memory, decoded from Lucene when first asked for. Bounded: when they grow over the budget, those that nobody asked for any more go, then those that few queries
/// asked for, of these the ones not asked for the longest. By time alone a hundred long queries in turn would each push out what the next one needs. A part of many queries, never an answer to one.
/// </summary>
/// <param name="count">documents of the segment</param>
internal sealed class WordLists(int count)
{
    /// <summary>See the budget in docs/decisions/0010-search-in-memory.md.</summary>
    private const long BytesPerDocument = 500;

    /// <summary>Small segments keep what is asked.</summary>
    private const long Least = 1 << 20;

    /// <summary>Kept when some have to go.</summary>
    private const double Kept = 0.9;

    /// <summary>After so many times the number of lists has been asked for, a list that was not among them counts as one that nobody asks for any more.</summary>
    private const int Forgotten = 8;

    private readonly ConcurrentDictionary<Key, Entry> _lists = new();
    private readonly Lock _dropping = new();
    private readonly long _budget = Math.Max(Least, count * BytesPerDocument);
    private long _bytes;
    private long _clock;

    /// <summary>What the lists take at the moment.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <param name="fields">the same instance for the same fields</param>
    public WordList Of(ImmutableArray<string> fields, string text, Func<WordList> decode)
    {
        var key = new Key(fields, text);
        if (!_lists.TryGetValue(key, out var entry))
        {
            entry = new Entry(decode());
            if (_lists.TryAdd(key, entry) && Interlocked.Add(ref _bytes, entry.List.Bytes) > _budget)
                Drop();
        }

        // Not exact under many threads, and need not be: it only tells old from new.
        entry.Used = ++_clock;
        entry.Times++;
        return entry.List;
    }

    /// <summary>Words that were asked for, the latest first.</summary>
    public IEnumerable<(ImmutableArray<string> Fields, string Word)> Latest(int most) =>
        _lists.ToArray().Where(l => l.Value.List is { HasImpacts: true, Count: > 0 }).OrderByDescending(l => l.Value.Used).Take(most).Select(l => (l.Key.Fields, l.Key.Text));

    private void Drop()
    {
        lock (_dropping)
        {
            if (Bytes <= _budget)
                return;
            var lists = _lists.ToArray();
            var forgotten = _clock - (Forgotten * lists.Length);
            foreach (var (key, entry) in lists.OrderBy(e => e.Value.Used < forgotten ? 0 : e.Value.Times).ThenBy(e => e.Value.Used))
            {
                // What was asked for often, and is less often now, has to go at last.
                entry.Times /= 2;
                if (Bytes > _budget * Kept && _lists.TryRemove(key, out _))
                    Interlocked.Add(ref _bytes, -entry.List.Bytes);
            }
        }
    }

    private readonly record struct Key(ImmutableArray<string> Fields, string Text);

    private sealed class Entry(WordList list)
    {
        public WordList List { get; } = list;
        public long Used { get; set; }

        /// <summary>Half of it is forgotten whenever some have to go.</summary>
        public int Times { get; set; }
    }
}
