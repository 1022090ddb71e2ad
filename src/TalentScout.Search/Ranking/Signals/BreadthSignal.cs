namespace TalentScout.Search;

/// <summary>In how many repositories a wanted skill was really worked with.</summary>
internal sealed class BreadthSignal : IRankingSignal
{
    public string Name => SignalNames.Breadth;

    public IBoundSignal? Bind(AskedQuery asked, QueryContext context) => asked.Slots.Count == 0 ? null : new Bound(asked.Slots, context.Options.Query);

    private sealed class Bound(IReadOnlyList<FitSlot> slots, QueryRules rules) : IBoundSignal
    {
        private readonly SegmentMasses _masses = new(slots);

        public bool IsDear => true;

        public void Score(ScoreBlock block, Span<double> values)
        {
            var masses = _masses.Open(block);
            for (var i = 0; i < values.Length; i++)
                values[i] = Saturation.Of(masses.Count(i, rules.BreadthLeastMass), rules.BreadthHalf);
        }

        public Explanation Explain(double points, Explained who)
        {
            var masses = new RepositoryMasses(slots, who.Columns);
            masses.Read(who.Block, 0);
            var parts = new List<(double Mass, string What, string? Url)>();
            foreach (var repository in masses)
                if (masses.Greatest(repository) >= rules.BreadthLeastMass)
                    parts.Add((1, $"worked with it in {who.Candidate.Repositories[repository].FullName}", who.Candidate.Repositories[repository].Url));
            return Shares.Split(points, FormattableString.Invariant($"breadth: the skills asked for in {parts.Count} {(parts.Count == 1 ? "repository" : "repositories")}"), parts);
        }
    }
}
