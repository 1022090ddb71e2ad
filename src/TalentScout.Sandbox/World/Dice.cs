using System.Runtime.InteropServices;

namespace TalentScout.Sandbox;

/// <summary>
/// A stream of pseudo-random numbers (SplitMix64) for one purpose. Every person and repository throws dice of its own, so that a
/// change in one place leaves the rest of the world as it was. Integer arithmetic alone: the same everywhere.
/// </summary>
internal sealed class Dice(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = state;

    /// <summary>The stream of a purpose ("history"), told apart by numbers such as an id.</summary>
    public static Dice For(int seed, string purpose, long first = 0, long second = 0)
    {
        // FNV-1a over the words: string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL;
        foreach (var b in MemoryMarshal.AsBytes(purpose.AsSpan()))
            hash = (hash ^ b) * 1099511628211UL;
        return new Dice(Mix(Mix(Mix(hash ^ (ulong)seed) ^ (ulong)first) + (ulong)second));
    }

    public ulong Next() => Mix(_state += Golden);

    /// <summary>0 .. bound - 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)((UInt128)Next() * (ulong)bound >> 64);
    }

    /// <summary>Both ends inclusive.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public long Between(long least, long most) => least + (long)((UInt128)Next() * (ulong)(most - least + 1) >> 64);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the items, as often as its weight says. At least one weight is above zero.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        var throwAt = Between(0L, items.Sum(i => (long)weight(i)) - 1);
        foreach (var item in items)
            if ((throwAt -= weight(item)) < 0)
                return item;
        throw new InvalidOperationException("the weights changed while they were thrown for");
    }

    /// <summary>Up to <paramref name="count"/> different items, in the order they were drawn.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var left = items.ToList();
        var drawn = new List<T>();
        while (drawn.Count < count && left.Count > 0)
        {
            var at = Below(left.Count);
            drawn.Add(left[at]);
            left[at] = left[^1];
            left.RemoveAt(left.Count - 1);
        }
        return drawn;
    }

    /// <summary>A heavy tail: <paramref name="start"/>, doubled for as long as a throw of <paramref name="percent"/> succeeds, at most <paramref name="doublings"/> times.</summary>
    public int Tail(int start, int percent, int doublings)
    {
        var value = start;
        for (var i = 0; i < doublings && Chance(percent); i++)
            value *= 2;
        return value == 0 ? 0 : Between(value, value + (value / 2));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
