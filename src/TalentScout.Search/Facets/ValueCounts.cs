using System.Collections.Concurrent;

namespace TalentScout.Search;

/// <summary>Counts of the values of a facet over segments, each of which has ordinals of its own: summed by a number that a value has in all of them, not by its text.</summary>
internal sealed class ValueCounts
{
    /// <summary>Skills, countries and roles: some thousands, of all indexes of this process.</summary>
    private static readonly ConcurrentDictionary<string, int> Numbers = new(StringComparer.Ordinal);

    private static int _last = -1;

    private readonly List<(string Value, int Number)> _seen = [];
    private int[] _counts = [];

    public static int NumberOf(string value) => Numbers.GetOrAdd(value, _ => Interlocked.Increment(ref _last));

    /// <param name="number">of <see cref="NumberOf"/></param>
    public void Add(string value, int number, int count)
    {
        if (count == 0)
            return;
        if (number >= _counts.Length)
            Array.Resize(ref _counts, Math.Max(number, _last) + 1);
        if (_counts[number] == 0)
            _seen.Add((value, number));
        _counts[number] += count;
    }

    /// <summary>Of the values that anybody has, in no order.</summary>
    public IEnumerable<FacetCount> All => _seen.Select(s => new FacetCount(s.Value, _counts[s.Number]));
}
