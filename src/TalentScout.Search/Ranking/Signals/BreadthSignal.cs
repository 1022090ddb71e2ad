using System.Runtime.CompilerServices;

namespace TalentScout.Search;

/// <summary>In how many repositories the wanted skills were really worked with: the mean over them, weighted.</summary>
internal sealed class BreadthSignal : IRankingSignal
{
    public string Name => SignalNames.Breadth;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Slots.Count == 0 ? null : new Bound(asked.Slots, context.Options.Query);

    private sealed class Bound(IReadOnlyList<FitSlot> slots, QueryRules rules) : IBoundSignal
    {
        private readonly double _weights = slots.Sum(s => s.Weight);
        private readonly SegmentMasses _masses = new(slots);

        public void Score(ScoreBlock block, Span<double> values)
        {
            values.Clear();
            var masses = _masses.Open(block);
            for (var slot = 0; slot < slots.Count; slot++)
            {
                var factor = slots[slot].Weight / _weights;
                for (var i = 0; i < values.Length; i++)
                    values[i] += factor * Saturation.Of(masses.Count(slot, i, rules.BreadthFullMass), rules.BreadthHalf);
            }
        }

        [SkipLocalsInit]
        public void Most(ScoreBlock block, Span<double> values)
        {
            values.Clear();
            var masses = _masses.Of(block);
            Span<double> one = stackalloc double[values.Length];
            for (var slot = 0; slot < slots.Count; slot++)
            {
                var factor = slots[slot].Weight / _weights;
                masses.MostCounted(block, slot, one);
                Blockwise.Add(values, one, factor);
            }
        }

        public SkillAlone? Alone(FitSlot slot) => new(0, slot.Weight / _weights);

        public Explanation Explain(double points, Explained who)
        {
            var masses = new RepositoryMasses(slots, who.Columns);
            masses.Read(who.Block, 0);
            masses.Open(who.Block);
            // What each skill brings is divided among its repositories.
            var shares = slots.Select((slot, i) => (slot.Weight, Count: masses.Count(i, 0, rules.BreadthFullMass)))
                .Select(s => s.Count > 0 ? s.Weight * Saturation.Of(s.Count, rules.BreadthHalf) / s.Count : 0).ToList();
            var parts = new List<(double Mass, string What, string? Url)>();
            foreach (var repository in masses)
            {
                var mass = shares.Select((share, slot) => share * Math.Min(1, masses.Mass(slot, repository) / rules.BreadthFullMass)).Sum();
                if (mass > 0)
                    parts.Add((mass, $"worked with it in {TraceSentence.NameOf(who.Candidate.Repositories[repository])}", who.Candidate.Repositories[repository].Url));
            }

            return Shares.Split(
                points,
                FormattableString.Invariant($"breadth: the skills asked for in {parts.Count} {(parts.Count == 1 ? "repository" : "repositories")}"),
                [.. parts.OrderByDescending(p => p.Mass).ThenBy(p => p.What, StringComparer.Ordinal)]);
        }
    }
}
