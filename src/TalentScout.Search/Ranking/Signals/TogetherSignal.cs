namespace TalentScout.Search;

/// <summary>The wanted skills in one and the same repository: C# here and PostgreSQL there is less than both in one place.</summary>
internal sealed class TogetherSignal : IRankingSignal
{
    public string Name => SignalNames.Together;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context)
    {
        var must = asked.Slots.Where(s => s.Must).ToList();
        IReadOnlyList<FitSlot> slots = must.Count > 1 ? must : asked.Slots;
        return slots.Count < 2 ? null : new Bound(slots, context.Options.Query.TogetherHalfMass);
    }

    private sealed class Bound(IReadOnlyList<FitSlot> slots, double half) : IBoundSignal
    {
        private readonly SegmentMasses _masses = new(slots);

        public void Most(ScoreBlock block, Span<double> values)
        {
            _masses.Of(block).MostTogether(block, values);
            Blockwise.Saturate(values, half);
        }

        /// <summary>There is nothing to be together with.</summary>
        public SkillAlone? Alone(FitSlot slot) => new(0, 0);

        public SkillsJoined? Joined => new(SkillsJoinedBy.PairsOfMasses, half, slots);

        public void Score(ScoreBlock block, Span<double> values)
        {
            var masses = _masses.Open(block);
            for (var i = 0; i < values.Length; i++)
                values[i] = masses.SumTogether(block, i);
            Blockwise.Saturate(values, half);
        }

        public IReadOnlyList<int> Repositories(ScoreBlock block) => [.. Parts(block).OrderByDescending(p => p.Mass).ThenBy(p => p.Repository).Select(p => p.Repository)];

        public Explanation Explain(double points, Explained who)
        {
            var parts = Parts(who.Block)
                .Select(p => (p.Mass, Where: who.Candidate.Repositories[p.Repository]))
                .Select(p => (p.Mass, What: $"together in {TraceSentence.NameOf(p.Where)}", p.Where.Url))
                .OrderByDescending(p => p.Mass).ThenBy(p => p.What, StringComparer.Ordinal)
                .ToList();
            return Shares.Split(
                points,
                parts.Count > 0 ? "together: the skills asked for in the same repository" : "together: not seen in the same repository",
                [.. parts]);
        }

        private List<(double Mass, int Repository)> Parts(ScoreBlock block)
        {
            var masses = new RepositoryMasses(slots, block.Columns);
            masses.Read(block, 0);
            var parts = new List<(double Mass, int Repository)>();
            foreach (var repository in masses)
                if (masses.Together(repository) is > 0 and var mass)
                    parts.Add((mass, repository));
            return parts;
        }
    }
}
