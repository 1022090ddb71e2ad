using System.Collections.Immutable;

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

        public void Score(SegmentQuery segment, ReadOnlySpan<int> docs, Span<double> values)
        {
            values.Clear();
            var fits = Fits(segment.Columns);
            for (var slot = 0; slot < slots.Count; slot++)
            {
                var factor = slots[slot].Weight / _weights;
                for (var i = 0; i < docs.Length; i++)
                    values[i] += factor * fits[slot].Of(docs[i]);
            }
        }

        public void Most(SegmentQuery segment, ReadOnlySpan<int> docs, Span<double> values)
        {
            values.Clear();
            var fits = Fits(segment.Columns);
            for (var slot = 0; slot < slots.Count; slot++)
            {
                var factor = slots[slot].Weight / _weights;
                for (var i = 0; i < docs.Length; i++)
                    values[i] += factor * fits[slot].Most(docs[i]);
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
            slots.Select(slot => (slot.Weight * new SegmentFit(slot.Fit, who.Columns).Of(who.Doc), (Func<double, Explanation>)(p => Explain(slot.Fit, p, who)))));

        private static Explanation Explain(FitPart part, double points, Explained who) => part switch
        {
            FitSkill skill => OfStrongest(skill, points, who),
            FitMean mean => Shares.Wishes(points, mean.Name, mean.Parts.Select(p => (p.Weight * ValueOf(p, who), (Func<double, Explanation>)(x => Explain(p, x, who))))),
            FitBest best => Explain(best.Parts.MaxBy(p => ValueOf(p, who))!, points, who),
            _ => throw new ArgumentException($"a fit of an unknown kind, {part.GetType().Name}", nameof(part)),
        };

        private static double ValueOf(FitPart part, Explained who) => new SegmentFit(part, who.Columns).Of(who.Doc);

        private static Explanation OfStrongest(FitSkill asked, double points, Explained who)
        {
            var strongest = asked.Skills.Select(id => who.Strengths.GetValueOrDefault(id)).OfType<SkillStrength>().MaxBy(s => s.Value);
            if (strongest is null)
                return Explanation.Leaf(points, $"{asked.Name}: no trace seen");
            var name = who.Segment.Context.NameOf(strongest.Skill);
            return Shares.Split(
                points,
                FormattableString.Invariant($"{(name == asked.Name ? name : $"{asked.Name}: {name}")}, strength {strongest.Value:F2}"),
                [.. strongest.Parts.Select(p => (p.Mass, Sentence(p, who), (string?)p.Trace.Url))]);
        }

        private static string Sentence(StrengthPart part, Explained who) => part.ImpliedBy is null
            ? TraceSentence.Of(part.Trace)
            : $"{TraceSentence.Of(part.Trace)} (implied by {who.Segment.Context.NameOf(part.ImpliedBy)})";
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
    private byte[][]? _ceilings;

    public SegmentFit(FitPart part, SegmentColumns columns)
    {
        _skills = columns.Skills;
        var parts = part is FitMean mean ? mean.Parts : part is FitBest best ? best.Parts : [];
        _best = part is not FitMean;
        _parts = [.. parts.Select(p => (new SegmentFit(p, columns), p.Weight))];
        _weights = parts.Sum(p => p.Weight);
        _ordinals = parts.Length > 0 ? [] : OrdinalsOf(part.Skills, columns);
    }

    public static int[] OrdinalsOf(ImmutableArray<string> skills, SegmentColumns columns) =>
        [.. skills.Select(columns.Skills.Skills.Ordinal).Where(o => o >= 0)];

    /// <summary>At least <see cref="Of"/>.</summary>
    public double Most(int doc)
    {
        var value = 0.0;
        _ceilings ??= [.. _ordinals.Select(_skills.Ceilings)];
        for (var i = 0; i < _ordinals.Length; i++)
            value = Math.Max(value, _ceilings[i].Length > 0 ? _ceilings[i][doc] * SkillColumn.CeilingStep : _skills.Strength(doc, _ordinals[i]));
        foreach (var (fit, weight) in _parts)
            value = _best ? Math.Max(value, fit.Most(doc)) : value + (weight / _weights * fit.Most(doc));
        return value;
    }

    public double Of(int doc)
    {
        var value = 0.0;
        foreach (var ordinal in _ordinals)
            value = Math.Max(value, _skills.Strength(doc, ordinal));
        foreach (var (fit, weight) in _parts)
            value = _best ? Math.Max(value, fit.Of(doc)) : value + (weight / _weights * fit.Of(doc));
        return value;
    }
}
