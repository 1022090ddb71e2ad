using System.Buffers;

namespace TalentScout.Search;

/// <summary>
/// Documents of a segment with the bounds of their scores, to be scored in two goes: first the few that promise most, of whom mostly nearly all are on the list, then whoever can reach them.
/// Scratch space of one query.
/// </summary>
internal sealed class MostPromising(int room) : IDisposable
{
    /// <summary>Of no more than these the promising ones are found block by block as well.</summary>
    public const int Few = 2 * ScoreBlock.Size;

    /// <summary>Of more than these the bounds would no longer stay in the cache.</summary>
    public const int Many = 1 << 16;

    /// <summary>Bounds are told apart in steps: who is scored first decides how many are scored after, not who is on the list.</summary>
    private const int Steps = 256;

    private readonly int[] _docs = ArrayPool<int>.Shared.Rent(room);
    private readonly double[] _bounds = ArrayPool<double>.Shared.Rent(room);
    private int _count;

    /// <summary>Bounds from here on promise most; the first go takes those.</summary>
    private double _least;
    private int _at;
    private bool _isFirst = true;

    public void Add(ReadOnlySpan<int> docs, ReadOnlySpan<double> bounds)
    {
        docs.CopyTo(_docs.AsSpan(_count));
        bounds[..docs.Length].CopyTo(_bounds.AsSpan(_count));
        _count += docs.Length;
    }

    /// <param name="most">so many at least go first; no more than a block has room for</param>
    public void Split(int most)
    {
        var bounds = _bounds.AsSpan(0, _count);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var bound in bounds)
            (low, high) = (Math.Min(low, bound), Math.Max(high, bound));
        if (!(high > low))
        {
            _least = low;
            return;
        }

        var scale = (Steps - 1) / (high - low);
        Span<int> counts = stackalloc int[Steps];
        counts.Clear();
        foreach (var bound in bounds)
            counts[(int)((bound - low) * scale)]++;
        var step = Steps - 1;
        for (var found = counts[step]; found < most; found += counts[step])
            step--;
        _least = low + (step / scale);
    }

    /// <summary>Fills a block with the next of those that can reach the floor; false where nobody is left.</summary>
    /// <param name="bounds">of the documents of the block</param>
    public bool Next(ScoreBlock block, Span<double> bounds, double floor)
    {
        Span<int> docs = stackalloc int[ScoreBlock.Size];
        var taken = 0;
        while (taken < docs.Length)
        {
            if (_at == _count)
            {
                if (taken > 0 || !_isFirst)
                    break;
                (_at, _isFirst) = (0, false);
            }

            var bound = _bounds[_at];
            if (bound >= _least == _isFirst && bound >= floor - Scorer.Rounding)
            {
                docs[taken] = _docs[_at];
                bounds[taken++] = bound;
            }

            _at++;
        }

        block.Fill(docs[..taken]);
        return taken > 0;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_docs);
        ArrayPool<double>.Shared.Return(_bounds);
    }
}
