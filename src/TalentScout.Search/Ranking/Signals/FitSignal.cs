using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>How strongly the wanted skills are shown: the mean over them, weighted.</summary>
internal sealed class FitSignal : IRankingSignal
{
    public string Name => SignalNames.Fit;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Slots.Count == 0 ? null : new Bound(asked.Slots);

    private sealed class Bound(IReadOnlyList<FitSlot> slots) : IBoundSignal
    {
        private readonly double _weights = slots.Sum(s => s.Weight);
        private SegmentColumns? _columns;
        private SegmentFit[] _fits = [];

        public void Score(ScoreBlock block, Span<double> values) => Add(block, values, ceilings: false);

        public void Most(ScoreBlock block, Span<double> values) => Add(block, values, ceilings: true);

        public SkillAlone? Alone(FitSlot slot) => new(slot.Weight / _weights, 0);

        [SkipLocalsInit]
        private void Add(ScoreBlock block, Span<double> values, bool ceilings)
        {
            values.Clear();
            var fits = Fits(block.Columns);
            Span<double> one = stackalloc double[values.Length];
            for (var slot = 0; slot < slots.Count; slot++)
            {
                var factor = slots[slot].Weight / _weights;
                fits[slot].Of(block, one, ceilings);
                Blockwise.Add(values, one, factor);
            }
        }

        /// <summary>Made once for a segment: documents come in blocks.</summary>
        private SegmentFit[] Fits(SegmentColumns columns)
        {
            if (_columns != columns)
                (_columns, _fits) = (columns, [.. slots.Select(s => new SegmentFit(s.Fit, columns))]);
            return _fits;
        }

        public Explanation Explain(double points, Explained who) => Shares.Wishes(
            points,
            "fit: how strongly public work shows what is asked",
            slots.Select(slot => (slot.Weight * FitExplanations.ValueOf(slot.Fit, who), (Func<double, Explanation>)(p => FitExplanations.Of(slot.Fit, p, who)))));
    }
}

/// <summary>A fit on the columns of one segment: skills as ordinals.</summary>
internal sealed class SegmentFit
{
    private readonly SkillColumn _skills;
    private readonly int[] _ordinals;
    private readonly ImmutableArray<(SegmentFit Fit, double Weight)> _parts;
    private readonly bool _best;
    private readonly double _weights;

    public SegmentFit(FitPart part, SegmentColumns columns)
    {
        _skills = columns.Skills;
        var parts = part is FitMean mean ? mean.Parts : part is FitBest best ? best.Parts : [];
        _best = part is not FitMean;
        _parts = ImmutableArray.CreateRange(parts, p => (new SegmentFit(p, columns), p.Weight));
        foreach (var one in parts)
            _weights += one.Weight;
        _ordinals = parts.Length > 0 ? [] : OrdinalsOf(part.Skills, columns);
    }

    public static int[] OrdinalsOf(ImmutableArray<string> skills, SegmentColumns columns)
    {
        var all = columns.Skills.Skills;
        // Most skills are alone.
        if (skills is [var only])
            return all.Ordinal(only) is >= 0 and var ordinal ? [ordinal] : [];
        return [.. skills.Select(all.Ordinal).Where(o => o >= 0)];
    }

    /// <param name="ceilings">instead of the values, what is at least as much and at hand without a search in the row</param>
    [SkipLocalsInit]
    public void Of(ScoreBlock block, Span<double> values, bool ceilings)
    {
        values.Clear();
        for (var i = 0; i < _ordinals.Length; i++)
            if (ceilings)
                Blockwise.KeepGreater(values, block.Most(_ordinals[i]).Strengths);
            else
                Strengthen(block.Rows(_ordinals[i]), values);
        if (_parts.Length == 0)
            return;
        Span<double> one = stackalloc double[values.Length];
        foreach (var (fit, weight) in _parts)
        {
            fit.Of(block, one, ceilings);
            if (_best)
                Blockwise.KeepGreater(values, one);
            else
                Blockwise.Add(values, one, weight / _weights);
        }
    }

    private void Strengthen(ReadOnlySpan<int> rows, Span<double> values)
    {
        for (var i = 0; i < rows.Length; i++)
            values[i] = Math.Max(values[i], _skills.Strength(rows[i]));
    }
}
