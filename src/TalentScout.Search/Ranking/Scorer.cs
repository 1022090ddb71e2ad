using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>The score of documents for one query: the sum of the signals it binds, each times its points, always in the same order.</summary>
internal sealed class Scorer
{
    /// <summary>Sums of bounds and of values are rounded differently.</summary>
    private const double Rounding = 1e-5;

    private readonly ImmutableArray<(double Points, IBoundSignal Signal, string Name)> _signals;

    /// <summary>None of those who show none of what is asked for.</summary>
    private readonly IReadOnlyList<FitSlot>? _slots;
    private CeilingPoints? _ceilings;

    /// <summary>Of those who show none of what is asked for.</summary>
    /// <param name="points">of <see cref="SignalNames.Adjacent"/></param>
    public Scorer(AdjacentSignal adjacent, double points) => _signals = [(points, adjacent, SignalNames.Adjacent)];

    public Scorer(AskedQuery asked, QueryContext context)
    {
        var bound = ImmutableArray.CreateBuilder<(double, IBoundSignal, string)>(RankingSignals.All.Length);
        foreach (var (points, signal) in RankingSignals.Counting(context.Options.Signals))
            if (signal.Bind(asked, context) is { } one)
                bound.Add((points, one, signal.Name));
        (_signals, _slots) = (bound.DrainToImmutable(), asked.Slots);
    }

    /// <param name="scores">of each document of the block</param>
    [SkipLocalsInit]
    public void Score(ScoreBlock block, Span<double> scores)
    {
        scores = scores[..block.Count];
        scores.Clear();
        Span<double> values = stackalloc double[block.Count];
        foreach (var (points, signal, _) in _signals)
        {
            signal.Score(block, values);
            Blockwise.Add(scores, values, points);
        }
    }

    /// <param name="bounds">of each document of the block: its score is not greater</param>
    [SkipLocalsInit]
    public void Bound(ScoreBlock block, Span<double> bounds)
    {
        bounds = bounds[..block.Count];
        bounds.Clear();
        Span<double> values = stackalloc double[block.Count];
        foreach (var (points, signal, _) in _signals)
        {
            signal.Most(block, values);
            Blockwise.Add(bounds, values, points);
        }
    }

    /// <summary>Of the documents of a set that show one of the skills asked for and none of the others: those whose score can reach the floor.</summary>
    /// <param name="ceilings">of the skill</param>
    public void Reaching(FitSlot slot, SkillCeilings ceilings, DocBits among, double floor, DocBits reaching)
    {
        var (ofStrength, ofBreadth, others) = (0.0, 0.0, 0.0);
        foreach (var (points, signal, _) in _signals)
            if (signal.Alone(slot) is { } alone)
                (ofStrength, ofBreadth) = (ofStrength + (points * alone.OfStrength), ofBreadth + (points * alone.OfBreadth));
            else
                others += points;
        ceilings.Reaching(among, ofStrength, ofBreadth, floor - Rounding - others, reaching);
    }

    /// <summary>What documents of a segment can come to by what is at hand of each; null where what is asked for is more than single skills.</summary>
    public HitBounds? BoundsIn(SegmentColumns columns, QueryRules rules)
    {
        if (_slots is null || (_ceilings ??= CeilingPoints.Of(_slots, _signals)) is not { } points)
            return null;
        var skills = new SkillCeilings?[_slots.Count];
        for (var slot = 0; slot < skills.Length; slot++)
            switch (SegmentFit.OrdinalsOf(_slots[slot].Fit.Skills, columns))
            {
                case []:
                    break;
                case [var ordinal]:
                    skills[slot] = columns.Skills.Ceilings(ordinal, rules);
                    break;
                default:
                    return null;
            }

        return new HitBounds(points, skills, columns.CeilingsOfPersons(rules));
    }

    /// <summary>Of bounds that <see cref="HitBounds"/> gave: what the other signals are at most instead of all of their points.</summary>
    [SkipLocalsInit]
    public void BoundOthers(ScoreBlock block, Span<double> bounds)
    {
        bounds = bounds[..block.Count];
        Span<double> values = stackalloc double[block.Count];
        foreach (var (points, signal) in _ceilings!.Others)
        {
            signal.Most(block, values);
            Blockwise.Add(bounds, values, points);
            foreach (ref var bound in bounds)
                bound -= points;
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

    /// <summary>The same once more, of the bounds that it left: by a floor that has risen.</summary>
    public static void KeepStill(ScoreBlock block, Span<double> bounds, double floor) => block.Keep(bounds, floor - Rounding);

    [SkipLocalsInit]
    private void TakeAway(ScoreBlock block, double points, IBoundSignal signal, Span<double> bounds, double floor)
    {
        Span<double> values = stackalloc double[block.Count];
        var left = bounds[..values.Length];
        signal.Most(block, values);
        Blockwise.Add(left, values, -points);
        signal.Score(block, values);
        Blockwise.Add(left, values, points);
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
        Span<double> value = [0];
        signal.Score(block, value);
        return value[0];
    }
}
