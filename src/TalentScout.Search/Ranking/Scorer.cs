using System.Collections.Immutable;

namespace TalentScout.Search;

/// <summary>The score of documents for one query: the sum of the signals it binds, each times its points, always in the same order.</summary>
internal sealed class Scorer
{
    /// <summary>Sums of bounds and of values are rounded differently.</summary>
    private const double Rounding = 1e-5;

    private readonly ImmutableArray<(double Points, IBoundSignal Signal, string Name)> _signals;
    private Scratch _values;

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
    }

    /// <param name="scores">of each document of the block</param>
    public void Score(ScoreBlock block, Span<double> scores)
    {
        scores[..block.Count].Clear();
        var values = _values.Of(block.Count);
        foreach (var (points, signal, _) in _signals)
        {
            signal.Score(block, values);
            for (var i = 0; i < values.Length; i++)
                scores[i] += points * values[i];
        }
    }

    /// <param name="bounds">of each document of the block: its score is not greater</param>
    public void Bound(ScoreBlock block, Span<double> bounds)
    {
        bounds[..block.Count].Clear();
        var values = _values.Of(block.Count);
        foreach (var (points, signal, _) in _signals)
        {
            signal.Most(block, values);
            for (var i = 0; i < values.Length; i++)
                bounds[i] += points * values[i];
        }
    }

    /// <summary>Leaves in the block the documents whose score can reach the floor.</summary>
    /// <param name="bounds">of <see cref="Bound"/></param>
    public void KeepWithin(ScoreBlock block, Span<double> bounds, double floor)
    {
        floor -= Rounding;
        block.Keep(bounds, floor);
        foreach (var (points, signal, _) in _signals)
            if (signal.IsDear && block.Count > 0)
                TakeAway(block, points, signal, bounds, floor);
    }

    private void TakeAway(ScoreBlock block, double points, IBoundSignal signal, Span<double> bounds, double floor)
    {
        var values = _values.Of(block.Count);
        signal.Most(block, values);
        for (var i = 0; i < values.Length; i++)
            bounds[i] -= points * values[i];
        signal.Score(block, values);
        for (var i = 0; i < values.Length; i++)
            bounds[i] += points * values[i];
        block.Keep(bounds, floor);
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
        var value = _values.Of(1);
        signal.Score(block, value);
        return value[0];
    }
}
