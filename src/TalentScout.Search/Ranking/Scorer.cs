using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>The score of documents for one query: the sum of the signals it binds, each times its points, always in the same order.</summary>
internal sealed class Scorer
{
    /// <summary>Sums of bounds and of values are rounded differently.</summary>
    private const double Rounding = 1e-5;

    private readonly ImmutableArray<(double Points, IBoundSignal Signal, string Name)> _signals;

    /// <summary>Of those who show none of what is asked for.</summary>
    /// <param name="points">of <see cref="SignalNames.Adjacent"/></param>
    public Scorer(AdjacentSignal adjacent, double points) => _signals = [(points, adjacent, SignalNames.Adjacent)];

    public Scorer(AskedQuery asked, QueryContext context)
    {
        var bound = ImmutableArray.CreateBuilder<(double, IBoundSignal, string)>(RankingSignals.All.Length);
        foreach (var (points, signal) in RankingSignals.Counting(context.Options.Signals))
            if (signal.Bind(asked, context) is { } one)
                bound.Add((points, one, signal.Name));
        _signals = bound.DrainToImmutable();
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

    /// <summary>What documents of a segment can come to by the ceilings of single skills.</summary>
    /// <param name="slots">all that are asked for; the ceilings of those of which the segment has none are null</param>
    public SkillBounds BoundsOf(IReadOnlyList<(FitSlot Slot, SkillCeilings? Ceilings)> slots)
    {
        var others = _signals.Where(s => s.Signal.Joined is null).ToList();
        var joined = _signals.Select(s => (s.Points, s.Signal.Joined)).Where(s => s.Joined is not null).ToDictionary(s => s.Joined!.By, s => (s.Points, Joined: s.Joined!));
        return new SkillBounds(
            [.. slots.Select(s => new SkillShare(s.Ceilings, Sum(a => a.OfStrength, s.Slot), Sum(a => a.OfBreadth, s.Slot), Has(SkillsJoinedBy.LeastStrength, s.Slot), Has(SkillsJoinedBy.PairsOfMasses, s.Slot)))],
            Of(SkillsJoinedBy.LeastStrength),
            Of(SkillsJoinedBy.PairsOfMasses),
            others.Where(s => s.Signal.Alone(slots[0].Slot) is null).Sum(s => s.Points));

        double Sum(Func<SkillAlone, double> of, FitSlot slot) => others.Sum(s => s.Points * (s.Signal.Alone(slot) is { } alone ? of(alone) : 0));
        bool Has(SkillsJoinedBy by, FitSlot slot) => joined.TryGetValue(by, out var one) && one.Joined.Slots.Contains(slot);
        JoinedPoints Of(SkillsJoinedBy by) => joined.TryGetValue(by, out var one) ? new JoinedPoints(one.Points, one.Joined.Half) : new JoinedPoints(0, 1);
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
