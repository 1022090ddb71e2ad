using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>
/// How well the one of the asked skills is shown that is shown least: whoever types three expects on top who shows all three, not the strongest in two. It saturates soon, so that
/// a proof counts and a mention does not.
/// </summary>
internal sealed class CompleteSignal : IRankingSignal
{
    public string Name => SignalNames.Complete;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context)
    {
        var must = asked.Slots.Where(s => s.Must).ToList();
        return must.Count < 2 ? null : new Bound(must, context.Options.Query.CompleteHalf);
    }

    private sealed class Bound(IReadOnlyList<FitSlot> slots, double half) : IBoundSignal
    {
        private SegmentColumns? _columns;
        private SegmentFit[] _fits = [];

        public void Score(ScoreBlock block, Span<double> values) => Least(block, values, ceilings: false);

        public void Most(ScoreBlock block, Span<double> values) => Least(block, values, ceilings: true);

        /// <summary>Another is not shown at all.</summary>
        public SkillAlone? Alone(FitSlot slot) => new(0, 0);

        public SkillsJoined? Joined => new(SkillsJoinedBy.LeastStrength, half, slots);

        public Explanation Explain(double points, Explained who)
        {
            var least = slots.MinBy(slot => FitExplanations.ValueOf(slot.Fit, who))!;
            if (!(points > 0))
                return Explanation.Leaf(points, $"complete: {least.Fit.Name} not seen");
            return new Explanation(
                points,
                $"complete: all of it is shown, {least.Fit.Name} least",
                [FitExplanations.Of(least.Fit, points, who)]);
        }

        [SkipLocalsInit]
        private void Least(ScoreBlock block, Span<double> values, bool ceilings)
        {
            values.Fill(1);
            var fits = Fits(block.Columns);
            Span<double> one = stackalloc double[values.Length];
            foreach (var fit in fits)
            {
                fit.Of(block, one, ceilings);
                Blockwise.KeepLess(values, one);
            }

            Blockwise.Saturate(values, half);
        }

        /// <summary>Made once for a segment: documents come in blocks.</summary>
        private SegmentFit[] Fits(SegmentColumns columns)
        {
            if (_columns != columns)
                (_columns, _fits) = (columns, [.. slots.Select(s => new SegmentFit(s.Fit, columns))]);
            return _fits;
        }
    }
}
