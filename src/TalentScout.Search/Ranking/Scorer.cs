using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>The score of documents for one query: the sum of the signals it binds, each times its points, always in the same order.</summary>
internal sealed class Scorer
{
    /// <summary>Sums of bounds and of values are rounded differently.</summary>
    private const double Rounding = 1e-6;

    private readonly ImmutableArray<(double Points, IBoundSignal Signal, string Name)> _signals;
    private readonly double _mostPoints;
    private readonly double[] _values = new double[ScoreBlock.Size];
    private readonly double[] _bounds = new double[ScoreBlock.Size];

    public Scorer(AskedQuery asked, QueryContext context)
    {
        _signals =
        [
            .. RankingSignals.All
                .Select(s => (Points: context.Options.Signals.GetValueOrDefault(s.Name), Signal: s))
                .Where(s => s.Points > 0)
                .Select(s => (s.Points, Signal: s.Signal.Bind(asked, context)!, s.Signal.Name))
                .Where(s => s.Signal is not null),
        ];
        _mostPoints = _signals.Sum(s => s.Points);
    }

    /// <param name="scores">of each document of the block</param>
    public void Score(ScoreBlock block, Span<double> scores)
    {
        scores[..block.Count].Clear();
        var values = _values.AsSpan(0, block.Count);
        foreach (var (points, signal, _) in _signals)
        {
            signal.Score(block, values);
            for (var i = 0; i < values.Length; i++)
                scores[i] += points * values[i];
        }
    }

    /// <summary>Leaves in the block the documents whose score can reach the floor.</summary>
    public void KeepWithin(ScoreBlock block, double floor)
    {
        floor -= Rounding;
        // What is not looked at yet counts in full; each signal takes away what it cannot bring, and whoever falls below the floor is gone.
        _bounds.AsSpan(0, block.Count).Fill(_mostPoints);
        foreach (var (points, signal, _) in _signals)
            if (!signal.IsDear && block.Count > 0)
            {
                var values = _values.AsSpan(0, block.Count);
                signal.Most(block, values);
                TakeAway(block, points, values, floor);
            }

        foreach (var (points, signal, _) in _signals)
            if (signal.IsDear && block.Count > 0)
            {
                var values = _values.AsSpan(0, block.Count);
                signal.Nearly(block, values);
                TakeAway(block, points, values, floor);
            }
    }

    private void TakeAway(ScoreBlock block, double points, ReadOnlySpan<double> values, double floor)
    {
        for (var i = 0; i < values.Length; i++)
            _bounds[i] -= points * (1 - values[i]);
        block.Keep(_bounds, floor);
    }

    public double Score(SegmentQuery segment, int doc)
    {
        Span<double> score = [0];
        Score(ScoreBlock.Of(segment, doc), score);
        return score[0];
    }

    /// <summary>What each signal brings to the score: its parts, without what they are made of.</summary>
    public ImmutableArray<SignalPoints> Parts(SegmentQuery segment, int doc)
    {
        var block = ScoreBlock.Of(segment, doc);
        return ImmutableArray.CreateRange(_signals, s => new SignalPoints(s.Name, s.Points * ValueOf(s.Signal, block)));
    }

    /// <summary>See <see cref="SearchHit.Together"/>; as places in the candidate's list.</summary>
    public IReadOnlyList<int>? Together(SegmentQuery segment, int doc)
    {
        var block = ScoreBlock.Of(segment, doc);
        return _signals.Select(s => s.Signal.Repositories(block)).FirstOrDefault(r => r is not null);
    }

    /// <summary>The tree whose root is the score.</summary>
    public Explanation Explain(Explained who)
    {
        var score = Score(who.Segment, who.Doc);
        var parts = _signals.Select(s => s.Signal.Explain(s.Points * ValueOf(s.Signal, who.Block), who));
        return new Explanation(score, FormattableString.Invariant($"score {score:F2}"), [.. parts]);
    }

    private double ValueOf(IBoundSignal signal, ScoreBlock block)
    {
        signal.Score(block, _values.AsSpan(0, 1));
        return _values[0];
    }
}
