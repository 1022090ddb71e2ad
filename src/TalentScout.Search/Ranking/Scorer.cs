using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>The score of documents for one query: the sum of the signals it binds, each times its points, always in the same order.</summary>
internal sealed class Scorer
{
    /// <summary>Documents scored together: a signal's columns stay in the cache.</summary>
    public const int Block = 512;

    /// <summary>Sums of bounds and of values are rounded differently.</summary>
    private const double Rounding = 1e-6;

    private readonly ImmutableArray<(double Points, IBoundSignal Signal)> _signals;
    private readonly double[] _values = new double[Block];

    public Scorer(AskedQuery asked, QueryContext context) => _signals =
    [
        .. RankingSignals.All
            .Select(s => (Points: context.Options.Signals.GetValueOrDefault(s.Name), Signal: s))
            .Where(s => s.Points > 0)
            .Select(s => (s.Points, Signal: s.Signal.Bind(asked, context)!))
            .Where(s => s.Signal is not null),
    ];

    /// <param name="docs">at most <see cref="Block"/></param>
    public void Score(SegmentQuery segment, ReadOnlySpan<int> docs, Span<double> scores)
    {
        scores[..docs.Length].Clear();
        var values = _values.AsSpan(0, docs.Length);
        foreach (var (points, signal) in _signals)
        {
            signal.Score(segment, docs, values);
            for (var i = 0; i < docs.Length; i++)
                scores[i] += points * values[i];
        }
    }

    /// <summary>Moves the documents whose score can reach the floor to the front, in their order; how many they are.</summary>
    /// <param name="docs">at most <see cref="Block"/></param>
    public int KeepWithin(SegmentQuery segment, Span<int> docs, double floor)
    {
        Span<double> bounds = stackalloc double[Block];
        bounds[..docs.Length].Clear();
        var values = _values.AsSpan(0, docs.Length);
        foreach (var (points, signal) in _signals)
        {
            signal.Most(segment, docs, values);
            for (var i = 0; i < docs.Length; i++)
                bounds[i] += points * values[i];
        }

        var kept = 0;
        for (var i = 0; i < docs.Length; i++)
            if (bounds[i] + Rounding >= floor)
                docs[kept++] = docs[i];
        return kept;
    }

    public double Score(SegmentQuery segment, int doc)
    {
        Span<double> score = [0];
        Score(segment, [doc], score);
        return score[0];
    }

    /// <summary>The tree whose root is the score.</summary>
    public Explanation Explain(Explained who)
    {
        var score = Score(who.Segment, who.Doc);
        var parts = _signals.Select(s =>
        {
            s.Signal.Score(who.Segment, [who.Doc], _values.AsSpan(0, 1));
            return s.Signal.Explain(s.Points * _values[0], who);
        });
        return new Explanation(score, FormattableString.Invariant($"score {score:F2}"), [.. parts]);
    }
}
